/**
 * What goes to the organ of a party that must still approve what a body agreed on: the proposal with its effect on that party's money, and the agreement
 * file that it would bring into force. The same whether the body met or decided in writing.
 */
import type { States } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { alternativeBlocks, changedBlocks, effectBlocks } from "../../matters/effect/document.ts";
import { countingOf, type Handling, type Matter } from "../../matters/kinds.ts";
import { comparedOf, textsOf } from "../../matters/store.ts";
import { namesOf } from "../../parties/store.ts";
import type { Reading } from "../../store/store.ts";
import type { Document } from "../../web/document.ts";
import type { Ground } from "../deciding.ts";
import type { Minutes } from "../minutes.ts";
import { MINUTES_WORDS } from "../minutes-words.ts";
import { type OwnDecision, proposalDocument } from "../proposal.ts";
import { type Asked, bodyName, isHeld, minutesOf, nameIn } from "../store.ts";

/** A matter on which a body agreed, subject to the parties' own organs. */
export type Agreed = { readonly matter: Matter; readonly handling: Handling };

export function agreedOn({ matters }: Pick<Ground, "matters">, id: string): Agreed | undefined {
  const matter = matters.matters.get(id as RandomId);
  const handling = matter?.handlings.at(-1);
  return matter && handling?.outcome === "adopted" && handling.approvals.length > 0 ? { matter, handling } : undefined;
}

/** The agreement file that the matter proposes, where it proposes one and it is not erased. */
export async function fileOfPack(reading: Reading, { stream }: Asked, { matter }: Agreed): Promise<string | undefined> {
  const { reckoned } = await textsOf(reading, stream, matter);
  return reckoned?.change.kind === "file" ? reckoned.change.text : undefined;
}

/** `of`: the kind of decision that the organ makes. Nothing where the meeting treats the matter as secret. */
export async function proposalFor(
  reading: Reading,
  asked: Asked,
  agreed: Agreed,
  { of, on, states }: { readonly of: OwnDecision; readonly on: Day; readonly states: States },
): Promise<Document | undefined> {
  const { ground, language, stream } = asked;
  const { matter, handling } = agreed;
  const meeting = handling.meeting === undefined ? undefined : ground.meetings.meetings.get(handling.meeting);
  const minutes = meeting && isHeld(meeting) ? await minutesOf(reading, asked, meeting) : await inWriting(reading, asked, agreed);
  const { proposal, reckoned } = await textsOf(reading, stream, matter);
  const { agreement, party } = ground;
  const whose = party === undefined ? undefined : { party, name: nameIn(agreement)(party), language, currency: agreement.currency };
  const compared = await comparedOf(reading, { stream, states }, reckoned);
  const clauses = compared?.before ? changedBlocks(compared.before, compared.after, language) : [];
  const beside = [...alternativeBlocks(proposal?.alternatives ?? [], language), ...clauses, ...(reckoned && whose ? effectBlocks(reckoned, whose) : [])];
  return proposalDocument(minutes, handling.section, { language, kind: of, on, beside });
}

/** A decision without a meeting on the record, most often in writing, as minutes of nothing else: whoever took a position was there. */
async function inWriting(reading: Reading, { stream, ground, language }: Asked, { matter, handling }: Agreed): Promise<Minutes> {
  const { agreement, matters } = ground;
  const taken = countingOf(
    matter,
    matters.seats.filter(({ body }) => body === matter.body),
  );
  const names = await namesOf(
    reading,
    taken.map(({ person }) => person),
  );
  const { proposal } = await textsOf(reading, stream, matter);
  const partyName = nameIn(agreement);
  return {
    alliance: agreement.name,
    body: { id: matter.body, name: bodyName(agreement, matter.body) },
    day: handling.on,
    from: "",
    until: "",
    electronic: true,
    calledOn: matter.openedOn,
    call: "in-time",
    seats: taken.length,
    seatsThere: taken.length,
    attending: taken.map(({ person, party }) => ({ name: names.get(person) ?? "–", party: partyName(party), as: "member" })),
    handled: [
      {
        section: handling.section,
        title: matter.title,
        outcome: handling.outcome,
        earlier: [],
        ...(proposal?.rationale === undefined ? {} : { account: proposal.rationale }),
        heard: [],
        ...(proposal ? { proposal: proposal.proposal } : {}),
        proposals: [],
        counted: handling.counted.map(({ party, as }) => ({ party: partyName(party), as })),
        approvals: handling.approvals.map(({ party }) => partyName(party)),
        away: [],
        attachments: matter.effect ? [MINUTES_WORDS["effect-attachment"][language]] : [],
        notice: [],
      },
    ],
    toDo: [],
    checked: [],
  };
}
