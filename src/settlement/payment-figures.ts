/** Payments as sums that add up to the cent: what is owed, less what was settled before, less what is set off. Page section 11. */
import type { Path } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Component, Payment, Statement, Sum } from "./statement.ts";
import type { LabelKey } from "./words.ts";

/** A figure in whole cents that is added to those of the graph. */
export type SumFigure = {
  readonly id: string;
  readonly key: LabelKey;
  readonly args: Readonly<Record<string, string>>;
  readonly cents: Cents;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly clause?: Path;
};
/** A figure as it is added or taken away. */
export type Term = { readonly figure: string; readonly times: 1 | -1 };

export function turned(terms: readonly Term[]): Term[] {
  return terms.map(({ figure, times }) => ({ figure, times: times === 1 ? -1 : 1 }));
}

/** A figure that is the sum of its terms. */
export function added(what: Pick<SumFigure, "id" | "key" | "args" | "clause">, cents: Cents, terms: readonly Term[]): SumFigure {
  const factors = terms.every(({ times }) => times === 1) ? "" : ` × ${terms.map(({ times }) => times).join(", ")}`;
  return { ...what, cents, op: `sum${factors}`, inputs: terms.map(({ figure }) => figure) };
}

/** What an earlier statement settled between two parties of a flow: `whole`, the sum of the rows of that statement in `parts`. */
export type SettledBefore = {
  readonly flow: Payment["flow"];
  readonly provider: Id;
  readonly purchaser: Id;
  readonly whole: SumFigure;
  readonly parts: readonly SumFigure[];
};

/** What of an earlier statement its payments follow from. */
export type Settled = Pick<Statement, "through" | "knownAt" | "obligations" | "held">;

/** What the earlier statement had as payable, without what it held; pairs of which it says nothing are left out. */
export function settledBefore(earlier: Settled, flowOf: (component: Component) => Payment["flow"]): readonly SettledBefore[] {
  const said = { day: earlier.through, "known-at": earlier.knownAt };
  type Row = Pick<SettledBefore, "flow" | "provider" | "purchaser"> & { readonly part: SumFigure };
  const leaf = (id: string, key: LabelKey, args: SumFigure["args"], cents: string): SumFigure => {
    return { id: `before/${id}`, key, args: { ...args, ...said }, cents: BigInt(cents), op: "earlier", inputs: [] };
  };
  const payable = earlier.obligations.filter(({ standing, cents }) => standing === "payable" && cents !== "0");
  const rows: Row[] = [
    ...payable.map(({ year, component, provider, purchaser, cents, figure }) => ({
      flow: flowOf(component),
      provider,
      purchaser,
      part: leaf(figure, "settled-row", { year, component, provider, purchaser }, cents),
    })),
    ...(earlier.held ?? []).map(({ flow, provider, purchaser, cents }) => ({
      flow,
      provider,
      purchaser,
      part: leaf(`held/${flow}/${provider}/${purchaser}`, "settled-held", { flow, provider, purchaser }, cents),
    })),
  ];
  const pairs = Map.groupBy(
    rows.filter(({ provider, purchaser }) => provider !== purchaser),
    ({ flow, provider, purchaser }) => `${flow}/${provider}/${purchaser}`,
  );
  return [...pairs].map(([id, own]) => {
    const { flow, provider, purchaser } = own[0]!;
    const parts = own.map(({ part }) => part);
    const cents = parts.reduce((all, part) => all + part.cents, 0n);
    const terms = parts.map((part): Term => ({ figure: part.id, times: 1 }));
    return {
      flow,
      provider,
      purchaser,
      parts,
      whole: added({ id: `before/${id}`, key: "settled-before", args: { flow, provider, purchaser, ...said } }, cents, terms),
    };
  });
}

/** What each party pays and gets by the payments, as far as it does, and what all of them come to. */
export function paymentSums(payments: readonly Payment[]): { readonly moved?: NonNullable<Statement["moved"]>; readonly figures: readonly SumFigure[] } {
  if (payments.length === 0) return { figures: [] };
  const figures: SumFigure[] = [];
  const sum = (id: string, key: LabelKey, args: SumFigure["args"], terms: readonly (Term & { readonly cents: Cents })[]): Sum => {
    const cents = terms.reduce((all, term) => all + BigInt(term.times) * term.cents, 0n);
    figures.push(added({ id, key, args }, cents, terms));
    return { cents: String(cents), figure: id };
  };
  const termOf = ({ figure, cents }: Sum, times: 1 | -1) => ({ figure, times, cents: BigInt(cents) });
  const made = (id: string, key: LabelKey, args: SumFigure["args"], own: readonly Payment[]): Sum | undefined =>
    own.length === 0
      ? undefined
      : sum(
          id,
          key,
          args,
          own.map((payment) => termOf(payment, 1)),
        );
  const parties = [...new Set(payments.flatMap(({ from, to }) => [from, to]))].map((party) => {
    const pays = made(
      `pays/${party}`,
      "pays-now",
      { party },
      payments.filter(({ from }) => from === party),
    );
    const receives = made(
      `receives/${party}`,
      "receives-now",
      { party },
      payments.filter(({ to }) => to === party),
    );
    const net = sum(`net/${party}`, "net-now", { party }, [...(receives ? [termOf(receives, 1)] : []), ...(pays ? [termOf(pays, -1)] : [])]);
    return { party, ...(pays ? { pays } : {}), ...(receives ? { receives } : {}), net };
  });
  const byPair = [...Map.groupBy(payments, ({ from, to }) => `${from}/${to}`)].filter(([, own]) => own.length > 1);
  const pairs = byPair.map(([id, own]) => {
    const { from, to } = own[0]!;
    return { from, to, ...made(`pays/${id}`, "pays-pair", { from, to }, own)! };
  });
  return { moved: { parties, pairs, all: made("pays", "paid-in-all", {}, payments)! }, figures };
}
