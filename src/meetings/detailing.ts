/** What is told of a matter at a meeting besides its handling: who presented it, who was heard and when, what else was proposed. Pure. */
import { type Refusal, refused } from "../api/decide.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Holding, isSeated, type ItemHeld, spanOf } from "./attendance.ts";
import type { Detailed } from "./kinds.ts";

const AT = "docs/meetings.md#minutes";

/** Whoever presents, is heard, proposes or supports was there at that time. */
export function* wrongDetails(holding: Holding, isElectronic: boolean): Generator<Refusal> {
  if (holding.online && !isElectronic) yield refused("meetings/not-electronic", AT, {}, "/online");
  for (const [i, item] of holding.items.entries()) yield* wrongItem(holding, item, `/items/${i}`);
}

function* wrongItem(holding: Holding, { presenter, heard = [], details, away = [] }: ItemHeld, pointer: string): Generator<Refusal> {
  const isThere = (id: RandomId): boolean => holding.attending.some(({ person }) => person === id);
  const isAway = away.some(({ person }) => person === presenter);
  if (presenter !== undefined && (!isThere(presenter) || isAway)) yield refused("meetings/presenter-not-there", AT, {}, `${pointer}/presenter`);
  for (const [i, each] of heard.entries()) {
    const own = holding.attending.find(({ person }) => person === each.person);
    const span = spanOf(own ?? {}, holding);
    const isInside = own !== undefined && !isSeated(own) && each.from >= span.from && each.until <= span.until && each.from < each.until;
    if (!isInside) yield refused("meetings/heard-not-there", AT, { from: each.from, until: each.until }, `${pointer}/heard/${i}`);
  }
  for (const [i, { from, until }] of (details?.said.guests ?? []).entries()) {
    const isInside = from >= holding.from && until <= holding.until && from < until;
    if (!isInside) yield refused("meetings/outside-times", AT, { from, until }, `${pointer}/details/guests/${i}`);
  }
  const there = new Set(holding.attending.filter(isSeated).map(({ party }) => party));
  for (const [i, { by, supportedBy }] of (details?.said.proposals ?? []).entries()) {
    const strange = [by, ...supportedBy].find((party) => !there.has(party) || (party === by && supportedBy.includes(by)));
    if (strange !== undefined) yield refused("meetings/proposed-not-there", AT, { party: strange }, `${pointer}/details/proposals/${i}`);
  }
}

/** As the entry has it: matters of which nothing more is told are left out. */
export function detailedBody({ online, items }: Holding): Detailed {
  const told = items.flatMap(({ matter, presenter, heard, details }) => {
    const said = {
      ...(presenter === undefined ? {} : { presenter }),
      ...(heard && heard.length > 0 ? { heard: [...heard] } : {}),
      ...(details ? { details: details.file } : {}),
    };
    return Object.keys(said).length === 0 ? [] : [{ matter, ...said }];
  });
  return { ...(online ? { online } : {}), items: told } as Detailed;
}
