/** The sheet of a provider's plan at `/<language>/<stream>/settlement/plan`, which enters it by `forecast/enter`. */
import { type Context, Hono } from "hono";
import type { Refusal } from "../../api/decide.ts";
import { keyIn, placed } from "../../api/form.ts";
import { clock } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import { permits } from "../../api/roles.ts";
import { dayAt, EVERYTHING_KNOWN, type Month, monthOf } from "../../kernel/day.ts";
import type { Language } from "../../kernel/refusal.ts";
import { type BooksOn, type Seen, shown } from "../../open-books/forms/routes.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { ownProviders } from "../hours/routes.ts";
import { monthBefore, monthsFor } from "../hours/sheet.ts";
import { lastBooked } from "../hours/store.ts";
import { statementSlice } from "../kinds.ts";
import { enterForecast, planFrom } from "../planned/commands.ts";
import { type PlannedLine, plansAt } from "../planned/kinds.ts";
import { planPage, type PlanView, say, typedFigure } from "./pages.ts";
import { figuresOf, keyOf, monthsLeft, plannedLine, planRows, readFigure } from "./sheet.ts";

const PATH = `${LANGUAGE_PATH}/:slug/settlement/plan` as const;

export function planRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(PATH, (c) => shown(c, on, async (seen) => planPage(seen.desk, await viewOf(seen, c.req.query())), "whole"));
  app.post(PATH, (c) => posted(c, on));
  return app;
}

type Fields = Readonly<Record<string, string>>;

/** What the page shows; undefined for a reader who enters no plan. `typed`: what was sent, else the sheet is filled in from the latest plan. */
async function viewOf({ desk, reading, states, signedIn }: Seen, query: Fields, typed?: Fields): Promise<PlanView | undefined> {
  const { agreement, stream, language } = desk;
  const today = dayAt(clock());
  const providers = permits(signedIn.who, enterForecast.roles, stream, today) ? ownProviders(agreement, desk.own) : [];
  const party = providers.find(({ id }) => id === query["party"]) ?? providers[0];
  if (!party) return undefined;
  const begun = monthsFor(agreement, party, today);
  const first = begun.at(-1) ?? monthOf(agreement.periods[0]!.from);
  const choices: readonly Month[] = [...begun, monthBefore(first)];
  const last = await lastBooked(reading, stream, party.id);
  const booked = choices.find((each) => each === query["booked"]) ?? choices.find((each) => each === last) ?? choices.at(-1)!;
  const plans = plansAt(states.of(statementSlice), EVERYTHING_KNOWN, "9999-12-31").filter((plan) => plan.party === party.id);
  const { lines } = await planFrom(reading, stream, plans);
  const months = monthsLeft(agreement, party, booked);
  const rows = planRows(agreement, party, lines);
  const figures = figuresOf(rows, lines);
  const textOf = (row: (typeof rows)[number], key: string): string => {
    if (typed) return typed[key] ?? "";
    const figure = figures.get(key);
    return figure === undefined ? "" : typedFigure(row, figure, language);
  };
  const cells = rows.flatMap((row) => months.map((month) => [keyOf(row, month), readFigure(row, textOf(row, keyOf(row, month)), language)] as const));
  const done = plans.find(({ batch }) => String(batch) === query["done"]);
  const net = lines.reduce((all, { cents }) => all + cents, 0n);
  return {
    party: party.id,
    parties: providers.map(({ id }) => id),
    booked,
    choices,
    months,
    rows,
    typed: new Map(cells),
    ...(plans[0] ? { from: plans[0].at } : {}),
    key: newId(),
    ...(done ? { done: { batch: done.batch, net } } : {}),
  };
}

/** Computes, or enters what was typed; whatever keeps it from the record, what was typed stays in its fields. */
async function posted(c: Context, on: BooksOn): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const again = (refusedOf: (view: PlanView) => PlanView["refused"]): Promise<Response> =>
    shown(
      c,
      on,
      async (seen) => {
        const view = await viewOf(seen, fields, fields);
        const refused = view && refusedOf(view);
        return planPage(seen.desk, view && (refused ? { ...view, refused } : view));
      },
      "whole",
    );
  if (fields["do"] !== "enter") return again(() => undefined);
  const language = languageFor(c);
  const sent = await sentIn(c, on, fields);
  c.status(422);
  if (!sent || "why" in sent) return again(() => ({ beside: new Map(), above: sent ? [say({ language }, sent.why)] : [] }));
  const { party, booked } = fields;
  const asking = { who: signedIn.who, stream: c.req.param("slug")!, at: clock(), ...keyIn(fields) };
  const ran = await on.runner.run(enterForecast, { party, booked, lines: sent.cells.map(({ line }) => line) }, asking);
  if (ran.refusals) return again(() => placedIn(on, ran.refusals, sent.cells, language));
  const query = new URLSearchParams({ party: party ?? "", booked: booked ?? "", done: String(ran.result.batch) });
  return c.redirect(`/${language}/${c.req.param("slug")!}/settlement/plan?${query.toString()}`, 303);
}

type Cell = { readonly key: string; readonly line: PlannedLine };

/** The lines that a form stands for, or why there are none; undefined for whoever enters no plan. */
async function sentIn(
  c: Context,
  on: BooksOn,
  fields: Fields,
): Promise<{ readonly cells: readonly Cell[] } | { readonly why: "cells-wrong" | "nothing-typed" } | undefined> {
  let sent: Awaited<ReturnType<typeof sentIn>>;
  await shown(
    c,
    on,
    async (seen) => {
      const view = await viewOf(seen, fields, fields);
      if (!view) return undefined;
      const cells = view.rows.flatMap((row) =>
        view.months.flatMap((month) => {
          const key = keyOf(row, month);
          const value = view.typed.get(key)?.value;
          return value === undefined ? [] : [{ key, line: plannedLine(seen.desk.agreement, row, month, value) }];
        }),
      );
      const isWrong = [...view.typed.values()].some(({ wrong }) => wrong !== undefined);
      sent = isWrong ? { why: "cells-wrong" } : cells.length === 0 ? { why: "nothing-typed" } : { cells };
      return undefined;
    },
    "whole",
  );
  return sent;
}

/** Puts each refusal beside its figure, where it names one. */
function placedIn(on: BooksOn, refusals: readonly Refusal[], cells: readonly Cell[], language: Language): NonNullable<PlanView["refused"]> {
  const { beside, above } = placed(on.words, language, refusals, (pointer) => cells[Number(/^\/lines\/(\d+)/.exec(pointer)?.[1])]?.key);
  if (beside.size > 0) above.push(say({ language }, "cells-wrong"));
  return { beside, above };
}
