/** Which purchasers carry an amount that no line names: by shares, or pro rata to target, cost or appropriation. Page section 8, step 10. */
import type { AmongPurchasers } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { ratio } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { Ref } from "./graph.ts";
import { type FixedPart, fixedShares, type Part, partOf, payersOf, payersOfYear, proRata } from "./keys.ts";
import { about, given, sum } from "./nodes.ts";
import type { Limbs } from "./limbs.ts";
import { evenShares, presentShares } from "./members.ts";
import { isSure } from "./targets.ts";

/** The lines and the provider that an amount belongs to; nothing named means all. */
export type Scope = { readonly lines?: readonly Id[]; readonly provider?: Id };

export function fundersOf(context: Context, id: string, clause: string, key: AmongPurchasers, year: Year, limbs: Limbs, scope: Scope): readonly Part[] {
  if (key.by === "shares") return fixedFunders(context, fixedShares(key.shares, `${clause}/shares`), year);
  const cells = key.by === "target" ? limbs.targets.filter((cell) => inScope(cell, year, scope)) : [];
  const sure = isSure(cells, ({ line }) => line.kind === "service" || line.keys.every((entry) => entry.by === "shares"));
  const takers = sure
    ? context.purchasers.filter((party) => cells.some((cell) => payersOfYear(context, cell.line, year).some((part) => part.party === party.id)))
    : context.purchasers;
  const weights = takers.map((party) => {
    const weight = key.by === "appropriation" ? appropriationOf(context, year, party.id) : partOfLimb(context, key.by, year, party.id, limbs, scope);
    return { party: party.id, weight };
  });
  return proRata(context, { id, clause, by: key.by, years: [year], sure }, weights);
}

/** Shares of the file by presence; equal parts where nobody named is present. */
function fixedFunders(context: Context, named: readonly FixedPart[], year: Year): readonly FixedPart[] {
  const present = presentShares(context, named, [year]).filter(({ share }) => share.n !== 0n);
  if (present.length > 0) return present;
  const parties = context.purchasers.map((party) => party.id);
  const even = evenShares(context, parties, [year]);
  return parties.map((party, i) => ({ party, share: even[i]! })).filter(({ share }) => share.n !== 0n);
}

function inScope(cell: { readonly year: Year; readonly line: { readonly id: Id }; readonly provider: Id }, year: Year, scope: Scope): boolean {
  return cell.year === year && (scope.lines?.includes(cell.line.id) ?? true) && (scope.provider === undefined || cell.provider === scope.provider);
}

/** A purchaser's part of the targets or costs in scope. */
function partOfLimb(context: Context, by: "target" | "cost", year: Year, purchaser: Id, limbs: Limbs, scope: Scope): Ref {
  const g = context.graph;
  const name = `${by}-part/${year.name}/${scope.lines?.join("+") ?? "all"}/${scope.provider ?? "all"}/${purchaser}`;
  return g.once(name, () => {
    const cells =
      by === "target"
        ? limbs.targets.filter((cell) => inScope(cell, year, scope)).map((cell) => ({ cell, parts: payersOfYear(context, cell.line, year), slot: "0" }))
        : limbs.costs
            .filter((cell) => inScope(cell, year, scope))
            .map((cell) => ({ cell, parts: payersOf(context, cell.line, cell.day, year), slot: cell.slot }));
    const refs = cells.flatMap(({ cell, parts, slot }) => {
      const part = parts.find((candidate) => candidate.party === purchaser);
      if (!part) return [];
      const id = `${by}-part-of/${year.name}/${cell.line.id}/${cell.provider}/${slot}/${purchaser}`;
      return [g.once(id, () => partOf(context, about(id, "purchasers-part", { purchaser, line: cell.line.name }), cell.ref, part))];
    });
    return sum(
      g,
      about(
        name,
        by === "target" ? "purchasers-target" : "purchasers-cost",
        { purchaser, year: year.name },
        by === "target" ? `target-cost/${year.name}` : "reimbursable",
      ),
      refs,
    );
  });
}

function appropriationOf(context: Context, year: Year, purchaser: Id): Ref {
  const id = `appropriation/${year.name}/${purchaser}`;
  return context.graph.once(id, () => {
    const own = context.agreement.appropriations.find((row) => row.year === year.name && row.party === purchaser);
    const what = about(id, "appropriation", { purchaser, year: year.name }, `appropriations/${year.name}/${purchaser}`);
    return given(context.graph, what, ratio(own?.amount ?? 0n));
  });
}
