/** What a version changes of the one before, as hankintalaki 136 § asks it: how much money it moves, and whether it touches what is earned. Pure. */
import { type Ratio, ratio } from "../../kernel/share.ts";
import { canonical, exactJson } from "../../kernel/canonical.ts";
import type { Cents } from "../../kernel/money.ts";
import type { LawFacts } from "../../law/facts.ts";
import type { Agreement } from "../agreement.ts";
import type { Grounds } from "./kinds.ts";

/** Parts of the agreement whose change is told; those of `EARNING` change what somebody earns. */
const EARNING = ["targets", "schemes", "fees", "overhead", "results", "outcomes", "provision", "index"] as const;
const OTHER = ["parties", "lines", "periods", "payments", "decisions", "exit"] as const;
export const PARTS = [...EARNING, ...OTHER] as const;
export type Part = (typeof PARTS)[number];

/** `moved`: what the target cost of all years together changes by. `share` of the first version's target cost, absent where that is nothing. */
export type Compared = {
  readonly version: number;
  readonly parts: readonly Part[];
  readonly earnings: boolean;
  readonly moved: Cents;
  /** What the change is worth: as much as the target moved, or more where somebody has said so. */
  readonly value: Cents;
  readonly original: Cents;
  readonly share?: Ratio;
  /** All changes on ground 5 so far together, net. */
  readonly minor: Cents;
};

/** Versions in their order, the first being 1; what an erased file said nobody knows, so that nothing is told of it and of what rests on it. */
export function comparedOf(versions: readonly (Agreement | undefined)[], grounds: ReadonlyMap<number, Grounds>): readonly Compared[] {
  const first = versions[0];
  if (!first) return [];
  const original = targetOf(first);
  let minor: Cents | undefined = 0n;
  return versions.flatMap((next, i): readonly Compared[] => {
    const [before, version] = [versions[i - 1], i + 1];
    if (i === 0) return [];
    const said = grounds.get(version);
    if (!before || !next) {
      minor = undefined;
      return [];
    }
    const moved = targetOf(next) - targetOf(before);
    const size = moved < 0n ? -moved : moved;
    const isMore = said?.value !== undefined && said.value > size;
    const value = isMore ? said.value! : size;
    if (said?.ground === "5" && minor !== undefined) minor += isMore ? value : moved;
    if (minor === undefined) return [];
    const parts = PARTS.filter((part) => textOf(before, part) !== textOf(next, part));
    const earnings = parts.some((part) => (EARNING as readonly Part[]).includes(part));
    const share = original === 0n ? {} : { share: ratio(value, original) };
    return [{ version, parts, earnings, moved, value, original, ...share, minor: minor < 0n ? -minor : minor }];
  });
}

/** The changes as rules of law ask for them; a change of which nobody has said the ground has none yet. */
export function changeFacts(compared: readonly Compared[], grounds: ReadonlyMap<number, Grounds>): LawFacts["contractChanges"] {
  return compared.map(({ version, earnings, value, original, minor }) => {
    const said = grounds.get(version);
    const facts = { at: `version ${version}`, earnings, value, originalValue: original, cumulative: minor };
    if (!said) return facts;
    const { ground, inDocuments, within, annexE, noticeSent } = said;
    return {
      ...facts,
      ground: ground === "none" ? ("none" as const) : (Number(ground) as 1 | 2 | 3 | 4 | 5),
      justified: true,
      ...(annexE === undefined ? {} : { annexE }),
      ...(inDocuments === undefined ? {} : { clauseInDocuments: inDocuments }),
      ...(within === undefined ? {} : { withinClause: within }),
      ...(noticeSent === undefined ? {} : { noticeSent }),
    };
  });
}

function targetOf({ targets }: Agreement): Cents {
  return targets.reduce((sum, { amount }) => sum + amount, 0n);
}

function textOf(agreement: Agreement, part: Part): string {
  return canonical(exactJson(agreement[part] ?? null));
}
