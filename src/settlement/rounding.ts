/** Rounding happens once, here: the whole of a year, component and standing, then by provider, then by purchaser, nothing made or lost. Page section 11. */
import type { Id } from "../kernel/id.ts";
import { type Cents, largestRemainder, round } from "../kernel/money.ts";
import { add, neg, type Ratio, ZERO } from "../kernel/share.ts";
import type { Cell } from "./cells.ts";
import type { Context } from "./context.ts";
import type { Ref } from "./graph.ts";

/** A rounded figure: where it comes from and what it became. */
export type RoundedFigure = {
  readonly id: string;
  readonly key: "rounded-whole" | "rounded-provider" | "rounded-cell";
  readonly args: Readonly<Record<string, string>>;
  readonly cents: Cents;
  readonly inputs: readonly string[];
  /** The exact figures among the inputs. */ readonly exact: readonly Ref[];
};
export type RoundedCell = Cell & { readonly cents: Cents; readonly figure: string };

export function rounded(context: Context, cells: readonly Cell[]): { readonly cells: readonly RoundedCell[]; readonly figures: readonly RoundedFigure[] } {
  const out: RoundedCell[] = [];
  const figures: RoundedFigure[] = [];
  const rank = (id: Id): number => context.rank.get(id)!;
  const idOf = (cell: Cell): string => context.graph.nodes[cell.ref]!.id;
  const units = Map.groupBy(cells, (cell) => `${cell.year}/${cell.component}/${cell.standing}`);
  for (const [unit, inUnit] of units) {
    const byProvider = [...Map.groupBy(inUnit, (cell) => cell.provider)].sort(([a], [b]) => rank(a) - rank(b));
    const exact = byProvider.map(([, own]) => total(context, own));
    const whole = round(exact.reduce(add, ZERO), context.agreement.settlement.rounding);
    const wholeId = `rounded/${unit}`;
    const args = { year: inUnit[0]!.year, component: inUnit[0]!.component, standing: inUnit[0]!.standing };
    figures.push({ id: wholeId, key: "rounded-whole", args, cents: whole, inputs: inUnit.map(idOf), exact: inUnit.map((cell) => cell.ref) });
    const providerCents = mirrored(whole, exact);
    for (const [i, [provider, own]] of byProvider.entries()) {
      const ordered = own.toSorted((a, b) => rank(a.purchaser) - rank(b.purchaser));
      const providerId = `${wholeId}/${provider}`;
      figures.push({
        id: providerId,
        key: "rounded-provider",
        args: { ...args, provider },
        cents: providerCents[i]!,
        inputs: [wholeId, ...ordered.map(idOf)],
        exact: [],
      });
      const parts = mirrored(
        providerCents[i]!,
        ordered.map((cell) => context.graph.value(cell.ref)),
      );
      for (const [j, cell] of ordered.entries()) {
        const figure = `owed/${cell.year}/${cell.component}/${provider}/${cell.purchaser}/${cell.standing}`;
        figures.push({
          id: figure,
          key: "rounded-cell",
          args: { ...args, provider, purchaser: cell.purchaser },
          cents: parts[j]!,
          inputs: [idOf(cell), providerId],
          exact: [],
        });
        out.push({ ...cell, cents: parts[j]!, figure });
      }
    }
  }
  return { cells: out, figures };
}

/** Largest remainder; a whole below zero is split as its mirror image. */
function mirrored(whole: Cents, parts: readonly Ratio[]): readonly Cents[] {
  const below = parts.reduce(add, ZERO).n < 0n;
  return below ? largestRemainder(-whole, parts.map(neg)).map((cents) => -cents) : largestRemainder(whole, parts);
}

function total(context: Context, cells: readonly Cell[]): Ratio {
  return cells.reduce((sum, cell) => add(sum, context.graph.value(cell.ref)), ZERO);
}
