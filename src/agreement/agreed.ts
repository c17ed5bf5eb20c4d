/**
 * A version that carries out what a body agreed on says just that: everybody took a position, and every own organ decided, on what the proposal said and what it
 * does to their money (docs/agreement-file.md, section 13.9). Pure.
 */
import { type Refusal, refused } from "../api/decide.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import type { Id } from "../kernel/id.ts";
import { formatCents } from "../kernel/money.ts";
import type { Agreement } from "./agreement.ts";
import { lineChanges } from "./of-record/difference.ts";

/** One amount of the target, in cents. */
export type AgreedTarget = { readonly year: string; readonly line: Id; readonly provider: Id; readonly amount: string };
/** What the decision's matter carries of the agreement: the next file, or amounts of the target. */
export type Carried =
  | { readonly kind: "file"; readonly text: string; readonly agreement: Agreement }
  | { readonly kind: "targets"; readonly cells: readonly AgreedTarget[] };

const CLAUSE = "docs/agreement-file.md#13-how-a-body-decides 13.9";

/** Why a version is not what was agreed on; `text` is its file. Nothing where the matter carries no change of the agreement, or its texts were erased. */
export function otherThanAgreed(before: Agreement | undefined, next: Agreement, text: string, carried: Carried | undefined): readonly Refusal[] {
  if (!before || !carried) return [];
  return carried.kind === "file" ? otherFile(carried, next, text) : otherTargets(before, next, carried.cells);
}

/** Whether two files say the same; where in the file they say it, and on which days its members come and go, is not looked at. */
export function saysTheSame(one: Agreement, other: Agreement): boolean {
  return said(one) === said(other);
}

/** The days of members are held against the matter by themselves: those of a newcomer may move until everybody's own decision is final. */
function said({ file: _file, where: _where, parties, ...terms }: Agreement): string {
  return canonical(exactJson({ ...terms, parties: parties.map(({ joins: _joins, leaves: _leaves, ...party }) => party) }));
}

function otherFile({ agreement, text: agreed }: Extract<Carried, { kind: "file" }>, next: Agreement, text: string): readonly Refusal[] {
  if (saysTheSame(agreement, next)) return [];
  const undated = (lines: string): string => lines.replaceAll(/\b(joins|leaves): *\d{4}-\d\d-\d\d/g, "$1:");
  const changes = lineChanges(undated(agreed), undated(text));
  const first = changes.find(({ kind }) => kind === "new") ?? changes[0];
  return [refused("agreement/other-than-agreed", CLAUSE, { line: String(first?.line ?? 1) }, "/text")];
}

function otherTargets(before: Agreement, next: Agreement, cells: readonly AgreedTarget[]): readonly Refusal[] {
  const [was, agreed] = [before.targets, cells].map((targets) => new Map(targets.map((each) => [keyOf(each), BigInt(each.amount)])));
  const wrong = [...new Set([...agreed!.keys(), ...next.targets.map(keyOf)])].flatMap((key) => {
    const expected = agreed!.get(key) ?? was!.get(key) ?? 0n;
    const given = next.targets.find((target) => keyOf(target) === key)?.amount ?? 0n;
    return expected === given ? [] : [{ key, expected, given }];
  });
  const [first] = wrong;
  if (!first) return [];
  const args = { target: first.key, agreed: formatCents(first.expected), given: formatCents(first.given), count: String(wrong.length) };
  return [refused("agreement/other-targets", CLAUSE, args, "/text")];
}

function keyOf({ year, line, provider }: Pick<AgreedTarget, "year" | "line" | "provider">): string {
  return `${year} ${line} ${provider}`;
}
