/** From streams to exact obligations between two parties, and to every party's position. */
import type { Id } from "../kernel/id.ts";
import { neg, ONE, sub, ZERO } from "../kernel/share.ts";
import type { Context } from "./context.ts";
import type { CostCell } from "./costs.ts";
import type { Ref } from "./graph.ts";
import { partOf } from "./keys.ts";
import { about, greatest, constant, minus, sum, times, weighted } from "./nodes.ts";
import type { Component, Standing } from "./statement.ts";
import type { Stream } from "./streams.ts";

/** Exact cents, not yet rounded. */
export type Cell = {
  readonly year: string;
  readonly component: Component;
  readonly provider: Id;
  readonly purchaser: Id;
  readonly standing: Standing;
  readonly ref: Ref;
};

export function cellsOf(context: Context, streams: readonly Stream[]): readonly Cell[] {
  const cells = new Map<string, Omit<Cell, "ref"> & { refs: Ref[]; retention: Stream["retention"] }>();
  for (const [i, stream] of streams.entries()) {
    for (const payer of stream.payers) {
      const standing: Standing = stream.standing === "notional" ? "notional" : payer.party === stream.provider ? "internal" : stream.standing;
      const head = { year: stream.year.name, component: stream.component, provider: stream.provider, purchaser: payer.party, standing };
      const id = `${head.year}/${head.component}/${head.provider}/${head.purchaser}/${standing}`;
      const whole = "share" in payer && payer.share.n === payer.share.d;
      const what = about(`part/${i}/${id}`, "purchasers-part-of", { purchaser: payer.party, provider: stream.provider }, payer.clause);
      const ref = whole ? stream.due : partOf(context, what, stream.due, payer);
      const cell = cells.get(id);
      if (cell) cell.refs.push(ref);
      else cells.set(id, { ...head, refs: [ref], retention: stream.retention });
    }
  }
  return [...cells].flatMap(([id, { refs, retention, ...head }]) => {
    const args = { provider: head.provider, purchaser: head.purchaser, year: head.year };
    const ref = sum(context.graph, about(`exact/${id}`, "owed-exact", { ...args, component: head.component }), refs);
    if (retention.n === 0n || head.standing !== "payable") return [{ ...head, ref }];
    return retained(context, id, head, ref, retention);
  });
}

/** What is above zero is held back in part. */
function retained(context: Context, id: string, head: Omit<Cell, "ref">, ref: Ref, retention: Stream["retention"]): readonly Cell[] {
  const g = context.graph;
  const args = { provider: head.provider, purchaser: head.purchaser };
  const clause = head.component === "fee" ? `fee/${head.provider}/retention` : "settlement/retention";
  const above = greatest(g, about(`above-zero/${id}`, "above-zero", args, clause), ref, constant(g, ZERO));
  const held = times(g, about(`retained/${id}`, "retained", args, clause), above, retention);
  return [
    { ...head, ref: minus(g, about(`after-retention/${id}`, "after-retention", args, clause), ref, held) },
    { ...head, standing: "retained", ref: held },
  ];
}

/** What each party receives less what it spends and owes, over the whole term; notional amounts move nothing. */
export function positionsOf(context: Context, streams: readonly Stream[], costs: readonly CostCell[]): ReadonlyMap<Id, Ref> {
  const terms = new Map<Id, { of: Ref; times: typeof ONE }[]>(context.agreement.parties.map((party) => [party.id, []]));
  const add = (party: Id, of: Ref, factor: typeof ONE): void => void terms.get(party)!.push({ of, times: factor });
  for (const [i, stream] of streams.entries()) {
    if (stream.standing === "notional") continue;
    add(
      stream.provider,
      stream.economic,
      (stream.unowed ?? []).reduce((rest, { share }) => sub(rest, share), ONE),
    );
    for (const payer of stream.payers) {
      if ("share" in payer) add(payer.party, stream.economic, neg(payer.share));
      else
        add(
          payer.party,
          partOf(
            context,
            about(`borne/${i}/${payer.party}`, "purchasers-part-of", { purchaser: payer.party, provider: stream.provider }),
            stream.economic,
            payer,
          ),
          neg(ONE),
        );
    }
  }
  for (const cost of costs) add(cost.provider, cost.gross, neg(ONE));
  return new Map([...terms].map(([party, own]) => [party, weighted(context.graph, about(`position/${party}`, "position", { party }), own)]));
}
