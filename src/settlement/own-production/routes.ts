/** Own production beside bought service: a question for programs, and the page at `/<language>/<stream>/books/own-production`. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { notOf } from "../../log/fields.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import { clock } from "../../api/http.ts";
import type { Query } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import type { Json } from "../../kernel/canonical.ts";
import { dayAt, type Day, yearOf, yearsOf } from "../../kernel/day.ts";
import { round } from "../../kernel/money.ts";
import { div, formatRatio, type Ratio, ratio } from "../../kernel/share.ts";
import { BASE, type BooksOn, type Seen, shown } from "../../open-books/forms/routes.ts";
import { type Eyes, eyesIn } from "../../open-books/shown/store.ts";
import { type Comparison, fullCost, type LineOfYear, type Part, perCustomer } from "./comparison.ts";
import type { Noted } from "./notes.ts";
import { ownPage, type OwnView } from "./pages.ts";
import { comparisonFrom } from "./store.ts";

const asked = z.strictObject({ year: z.string().regex(/^\d{4}$/, notOf("api/not-year")) });

export const askOwnProduction: Query<z.infer<typeof asked>, { readonly [key: string]: Json }> = {
  name: "books/own-production",
  on: "alliance",
  params: asked,
  roles: ALLIANCE_ROLES,
  does: "What own production of a year costs beside bought service, by line and side by side: cost, overhead, fee, VAT, grants, customers and results, and what is missing.",
  needsWhole: true,
  answer: async (reading, view, { year }) => {
    const found = await comparisonFrom(reading, view, { year, today: view.day });
    return found ? { found: true, ...told(found.agreement, found.comparison, seesOf(await eyesIn(reading, view))) } : { found: false };
  },
};

/** What a unit of a provider's work costs is its own to see, and theirs to whom the agreement opens unit prices (docs/books.md#own-production-beside-bought-service). */
function seesOf({ prices, own }: Eyes): OwnView["sees"] {
  return ({ providers }) => prices || providers.every((id) => own.includes(id));
}

function told({ settlement }: Agreement, { year, lines, pairs, notes }: Comparison, sees: OwnView["sees"]): { readonly [key: string]: Json } {
  const cents = (value: Ratio): string => String(round(value, settlement.rounding));
  const part = (of: Part): { readonly [key: string]: Json } => {
    const { side, providers, direct, overhead, fee, credits, vatCost, vatBack, customers, results } = of;
    const each = perCustomer(of, fullCost(of));
    const sums = { direct, overhead, fee, full: fullCost(of), credits, vatCost, vatBack };
    return {
      side,
      providers,
      ...Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, cents(value)])),
      ...(sees(of) && customers !== undefined ? { customers: formatRatio(customers) } : {}),
      results,
      ...(sees(of) && each ? { perCustomer: cents(each) } : {}),
      ...(sees(of) && results > 0 ? { perResult: cents(div(fullCost(of), ratio(BigInt(results)))) } : {}),
    };
  };
  const line = ({ line: { id, kind, organiser, tasks }, parts, own, bought, customers }: LineOfYear): { readonly [key: string]: Json } => ({
    line: id,
    kind,
    ...(organiser === undefined ? {} : { organiser }),
    tasks,
    parts: parts.map(part),
    ...(own ? { own: part(own) } : {}),
    ...(bought ? { bought: part(bought) } : {}),
    ...(customers !== undefined && parts.every(sees) ? { customers: formatRatio(customers) } : {}),
  });
  return {
    year,
    lines: lines.map(line),
    pairs: pairs.map(({ lines: of, own, bought, types }) => ({ lines: of.map(({ id }) => id), own: part(own), bought: part(bought), types: { ...types } })),
    notes: notes.map(noteJson),
  };
}

function noteJson(note: Noted): Json {
  return "own" in note ? { ...note, own: String(note.own), bought: String(note.bought) } : { ...note };
}

export function ownProductionRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(`${BASE}/own-production`, (c) => shown(c, on, async (seen) => ownPage(seen.desk, await viewOf(c, seen)), "whole"));
  return app;
}

/** The newest year of the term that has begun, unless one is asked for. */
async function viewOf(c: Context, { desk, reading, states, eyes }: Seen): Promise<OwnView> {
  const today: Day = dayAt(clock());
  const years = [...new Set(desk.agreement.periods.flatMap(yearsOf))]
    .filter((year) => year <= yearOf(today))
    .sort()
    .toReversed();
  const year = years.find((each) => each === c.req.query("year")) ?? years[0] ?? yearOf(today);
  const found = await comparisonFrom(reading, { stream: desk.stream, states }, { year, today });
  return { year, years, comparison: found?.comparison, sees: seesOf(eyes) };
}
