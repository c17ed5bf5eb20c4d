/** An auditor's pack of a party and months: what there is, what is looked at, what changed late, and what was decided against a rule. */
import { z } from "zod";
import { MOST_TERMS } from "../../appropriations/most.ts";
import { promisedSlice } from "../../appropriations/commitments.ts";
import type { AnyQuery } from "../../api/http.ts";
import type { Query, View } from "../../api/query.ts";
import type { Role } from "../../api/roles.ts";
import { decisionSlice } from "../../decisions/kinds.ts";
import { exactJson, type Json } from "../../kernel/canonical.ts";
import { amountText, idText, monthText, notOf, wordsText } from "../../log/fields.ts";
import type { Reading } from "../../store/store.ts";
import { placeOf, reconciliationOf } from "../closing/kinds.ts";
import { standingOf } from "../in-force/commands.ts";
import { signedMonth } from "../kinds.ts";
import { lineJson } from "../shown/commands.ts";
import { eyesIn } from "../shown/store.ts";
import { readMonths } from "../store.ts";
import { drawMoney, drawPositions, METHOD } from "./sample.ts";
import type { Annulled, Pack, PackMonth, Picked, Population, StatedLimit } from "./pack.ts";
import { proofPath } from "./pack.ts";
import * as audit from "./store.ts";

/** Who may draw a pack, each of what its mandate lets it see. */
export const AUDITING: readonly Role[] = ["auditor", "purchaser-controller", "financial-expert"];
/** Lines of one sample, and of a list, at most. */
const MOST_SAMPLE = 200;
const MOST_LISTED = 500;
const SAMPLE = 25;

const size = z
  .string()
  .regex(/^(0|[1-9]\d{0,2})$/, notOf("api/not-sample"))
  .refine((text) => Number(text) <= MOST_SAMPLE, notOf("api/not-sample"));
/** An empty field of a form asks for nothing. */
const given = (raw: unknown): unknown =>
  typeof raw === "object" && raw !== null ? Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== "")) : raw;
const asked = z
  .strictObject({
    party: idText,
    from: monthText,
    to: monthText,
    seed: wordsText(100),
    lines: size.optional(),
    money: size.optional(),
    least: amountText.optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: notOf("api/not-later-month") });
export const packParams = z.preprocess(given, asked);
export type PackParams = z.infer<typeof asked>;

/** The same question about the same record draws the same lines. */
export async function packOf(reading: Reading, view: View, { party, from, to, seed, ...rest }: PackParams): Promise<Pack> {
  const { stream, day } = view;
  const scope: audit.Scope = { stream, eyes: await eyesIn(reading, view), party, from, to };
  const population = await audit.populationOf(reading, scope);
  const months = await monthsOf(reading, view, scope, population);
  const state = standingOf(view.states).books;
  const signed = months.flatMap(({ month }) => {
    const found = signedMonth(state, party, month);
    return found ? [{ month, seq: found.seq }] : [];
  });
  const count = (text: string | undefined): number => Number(text ?? SAMPLE);
  const units = count(rest.money);
  const money = drawMoney(seed, population.absolute, await audit.largestAmounts(reading, scope, units), units);
  const least = rest.least === undefined ? undefined : BigInt(rest.least);
  const positions = drawPositions(seed, population.count, count(rest.lines));
  return {
    method: METHOD,
    party,
    from,
    to,
    seed,
    made: day,
    population,
    months,
    drawn: await audit.linesAtPositions(reading, scope, positions),
    ...(money ? { money } : {}),
    inFull: money ? await audit.linesInFull(reading, scope, money) : [],
    byMoney: money ? await audit.linesByMoney(reading, scope, money) : [],
    ...(least === undefined ? {} : { least }),
    large: least === undefined ? [] : await audit.linesFrom(reading, scope, least, MOST_LISTED),
    late: await audit.lateLines(reading, scope, signed, MOST_LISTED),
    overturned: await audit.overturned(reading, scope),
    annulled: annulledIn(view),
    stated: statedIn(view, scope),
  };
}

async function monthsOf(reading: Reading, { states }: View, { stream, party, eyes }: audit.Scope, { byMonth }: Population): Promise<readonly PackMonth[]> {
  const state = standingOf(states).books;
  const read = await readMonths(
    reading,
    { stream, agreement: eyes.agreement },
    party,
    byMonth.map(({ month }) => month),
  );
  return [...read]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { count, total: net, counts }]) => {
      const signed = signedMonth(state, party, month);
      const reconciliation = reconciliationOf(state.closing.reconciled.get(placeOf({ party, month })), { count, net });
      return { month, count, net, counts, reconciliation, ...(signed ? { signed: signed.day, signedAs: signed.reconciliation } : {}) };
    });
}

function annulledIn({ states }: View): readonly Annulled[] {
  const commitments = [...states.of(promisedSlice).commitments.values()];
  return [...states.of(decisionSlice).decisions.values()].flatMap(({ id, organ, section, subject, on, annulledOn }) => {
    if (annulledOn === undefined) return [];
    const own = commitments.filter(({ decision, endedOn }) => decision === id && endedOn === undefined);
    return [{ decision: id, organ, section, subject, on, annulledOn, commitments: own.length, committed: own.reduce((sum, { amount }) => sum + amount, 0n) }];
  });
}

function statedIn({ states }: View, { from, to }: audit.Scope): readonly StatedLimit[] {
  return [...states.of(promisedSlice).stated].flatMap(([key, terms]) => {
    const [purchaser = "", year = ""] = key.split(" ");
    if (year < from.slice(0, 4) || year > to.slice(0, 4)) return [];
    return MOST_TERMS.flatMap((term) => (terms[term] === undefined ? [] : [{ purchaser, year, term, cents: terms[term] }]));
  });
}

/** A pack as JSON carries it: money as cents in text, lines as `books/lines` tells them, each with its evidence and where its proof is. */
export function packJson(pack: Pack, stream: string): { readonly [key: string]: Json } {
  const lines = (all: readonly Picked[]): Json =>
    all.map(({ line, evidence }) => ({ ...lineJson(line), evidence: [...evidence], proof: proofPath(stream, line) }));
  const { drawn, inFull, byMoney, large, late, ...rest } = pack;
  const samples = { drawn: lines(drawn), inFull: lines(inFull), byMoney: lines(byMoney), large: lines(large), late: lines(late) };
  return { ...(exactJson(rest) as { readonly [key: string]: Json }), ...samples };
}

export const auditPack: Query<PackParams, { readonly [key: string]: Json }> = {
  name: "audit/pack",
  on: "alliance",
  params: packParams as never,
  roles: AUDITING,
  does: "A party's months for an auditor: population with the roots of its batches, samples by seed and by what lines cost, late changes and overrides.",
  answer: async (reading, view, params) => packJson(await packOf(reading, view, params), view.stream),
};

export const auditQueries: readonly AnyQuery[] = [auditPack];
