/** Where the books stand: the pages at `/<language>/<stream>/books…`, and what the interface needs beside commands and questions. */
import { type Context, Hono } from "hono";
import { fileOf } from "../api/content.ts";
import { refused } from "../api/decide.ts";
import { clock } from "../api/http.ts";
import type { States } from "../api/decide.ts";
import { decisionOf, decisionSlice } from "../decisions/kinds.ts";
import { groundIn } from "../erasing/pages.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import { parseCents } from "../kernel/money.ts";
import { decode } from "../kernel/utf8.ts";
import { languageFor } from "../web/server.ts";
import { approvalPart } from "./approvals/pages.ts";
import { approvalRoutes, decisionsIn, groundsIn } from "./approvals/routes.ts";
import { approvalsOf, waitingBy, waitingIn } from "./approvals/store.ts";
import { proofPath } from "./audit/pack.ts";
import { auditRoutes } from "./audit/routes.ts";
import { placeOf, reconciliationOf } from "./closing/kinds.ts";
import { closingRoutes } from "./closing/routes.ts";
import { addEvidence, answerFinding, escalateFinding, openFinding, settleFinding, signMonth } from "./commands.ts";
import { unfitDecision } from "./deciding.ts";
import { eraseDetails } from "./erasing/commands.ts";
import { erasingPart } from "./erasing/pages.ts";
import { erasureOf } from "./erasing/store.ts";
import { beforeOf } from "./doubles/store.ts";
import { MOST_EVIDENCE } from "./evidence.ts";
import { findingPage, findingsPage, monthsPage } from "./findings/pages.ts";
import { back, BASE, type BooksOn, bytesOf, command, postedFile, refusal, type Seen, shown } from "./forms/routes.ts";
import { acceptImport } from "./import/commands.ts";
import { importPage, importsPage, isCounting } from "./import/pages.ts";
import { createImports, importRoutes, type Imports } from "./import/routes.ts";
import { findImport, importsOf, lastMapping } from "./import/store.ts";
import { enteredOf, standingOf } from "./in-force/commands.ts";
import { booksSlice, lineRef, partsOf, signedMonth } from "./kinds.ts";
import { linePage, linesPage, plainEuros } from "./pages.ts";
import { sumsPage } from "./sums/pages.ts";
import { cursorAt, filterCents, filterOf, lineParams, PAGE_LINES } from "./shown/commands.ts";
import { shownRoutes } from "./shown/routes.ts";
import * as books from "./shown/store.ts";
import { afterOf, linesOf } from "./shown/paged/store.ts";
import { plainTyped } from "../kernel/shown.ts";

/** Everything of the books that is no command or question; to be mounted before those. */
export function bookRoutes(on: BooksOn): Hono {
  const app = new Hono();
  const { entrance } = on;
  const imports = createImports({ store: on.store, runner: on.runner, directory: on.spool, log: on.log });
  const common = { words: on.words, whoOf: entrance.whoOf, languageOf: languageFor };
  app.route("/", importRoutes({ imports, ...common }));
  app.route("/", shownRoutes({ store: on.store, runner: on.runner, ...common }));
  app.route("/", closingRoutes(on));
  app.route("/", auditRoutes(on));
  app.route("/", approvalRoutes(on));
  showPages(app, on);
  importPages(app, on, imports);
  posts(app, on);
  app.post(`${BASE}/erase`, (c) => erase(c, on));
  return app;
}

/** The steps in which costs were judged by the organisation whose they are, or by its organ. */
function judgedOwn(states: States, { party: of }: books.FindingRow, steps: readonly books.StepRow[]): readonly books.StepRow[] {
  const bound = standingOf(states).parties.organisations.get(of);
  return steps.filter(({ status, party, decision }) => {
    const judge = decision === null ? party : states.of(decisionSlice).decisions.get(decision)?.organisation;
    return (status === "accepted" || status === "disallowed") && bound !== undefined && judge === bound;
  });
}

function showPages(app: Hono, on: BooksOn): void {
  app.get(BASE, (c) => shown(c, on, (seen) => lines(c, seen)));
  app.get(`${BASE}/sums`, (c) =>
    shown(c, on, async ({ desk, reading }) => {
      const { stream, agreement } = desk;
      const by = books.DIMENSIONS.filter((dimension) => (c.req.query("by") ?? "month,party").split(",").includes(dimension));
      const dimensions = by.length === 0 ? (["month"] as const) : by;
      return sumsPage(desk, await books.groupsOf(reading, desk, {}, dimensions), dimensions, await waitingBy(reading, { stream, agreement }, dimensions));
    }),
  );
  app.get(`${BASE}/line`, (c) =>
    shown(c, on, async ({ desk, reading, eyes, states }) => {
      const ref = lineRef.safeParse(c.req.query("ref")).data;
      const line = ref === undefined ? undefined : await books.lineAt(reading, desk.stream, eyes, partsOf(ref));
      if (!line) return undefined;
      const findings = await books.findingsOf(reading, desk, { at: line });
      const evidence = line.seen ? await books.evidenceOf(reading, desk.stream, line) : [];
      return linePage(desk, {
        line,
        corrections: await books.correctionsOf(reading, desk.stream, eyes, ref!),
        findings,
        erasing: erasingPart(desk, line, await erasureOf(reading, desk.stream, line), findings, evidence),
        approval: approvalPart(desk, line, await approvalsOf(reading, desk.stream, line), groundsIn(desk, states)),
        evidence,
        proof: books.isWholeTo(eyes, line) ? proofPath(desk.stream, line) : undefined,
      });
    }),
  );
  app.get(`${BASE}/findings`, (c) => shown(c, on, async ({ desk, reading }) => findingsPage(desk, await books.findingsOf(reading, desk, {}))));
  app.get(`${BASE}/findings/:finding`, (c) =>
    shown(c, on, async ({ desk, reading, eyes, states }) => {
      const id = c.req.param("finding");
      const [finding] = isRandomId(id) ? await books.findingsOf(reading, desk, { finding: id }) : [];
      if (!finding) return undefined;
      const steps = await books.stepsOf(reading, desk.stream, id);
      const found = states.of(booksSlice).findings.get(id)!;
      const decisions = decisionsIn(desk, states);
      const fit = decisions.filter((each) => unfitDecision(found, id, decisionOf(states, each.id, "enforceable")).next().done);
      const lines = await books.linesOfFinding(reading, desk.stream, eyes, id);
      return findingPage(desk, { finding, steps, own: judgedOwn(states, finding, steps), lines, decisions, fit });
    }),
  );
  app.get(`${BASE}/months`, (c) =>
    shown(c, on, async ({ desk, reading, states, signedIn: { who } }) => {
      const state = standingOf(states).books;
      const rows = await books.monthsOf(reading, desk);
      const waiting = await waitingBy(reading, desk, ["month", "party"]);
      const { language, stream } = desk;
      const month = rows.find((row) => row.month < dayAt(clock()).slice(0, 7))?.month;
      const months = rows.map((row) => {
        const signed = signedMonth(state, row.party, row.month);
        const found = { count: Number(row.count), net: books.asCents(row.net) };
        const reconciliation = reconciliationOf(state.closing.reconciled.get(placeOf(row)), found);
        return { ...row, waits: waiting.get(`${row.month} ${row.party}`) ?? 0n, reconciliation, ...(signed ? { signed } : {}) };
      });
      const asked = { who, stream, language, how: "warnings" } as const;
      return async () => monthsPage(desk, months, dayAt(clock()), month === undefined ? "" : ((await on.outlook?.({ ...asked, month })) ?? ""));
    }),
  );
}

/** Amounts of the form are euros; one that cannot be read asks for nothing, and its field says so. No text of the books holds a NUL. */
async function lines(c: Context, { desk, reading, eyes }: Seen) {
  const { done, ...asked } = Object.fromEntries(Object.entries(c.req.query()).map(([key, text]) => [key, text.replaceAll("\0", "")]));
  const cents = (key: "least" | "most"): string => {
    const read = parseCents(plainTyped(asked[key] ?? "", desk.language));
    return read === undefined || !filterCents.safeParse(String(read)).success ? "" : String(read);
  };
  const amounts = { least: cents("least"), most: cents("most") };
  const wrong = (["least", "most"] as const).filter((key) => amounts[key] === "" && (asked[key] ?? "").trim() !== "");
  const read = lineParams.safeParse({ ...asked, ...amounts });
  const params = read.data ?? {};
  const filter = filterOf(params);
  const sort = params.sort ?? "-day";
  const after = afterOf(params.after, sort);
  const [found, sums, waiting, choices] = await Promise.all([
    linesOf(reading, desk.stream, filter, eyes, { sort, limit: PAGE_LINES + 1, after }),
    books.sumsOf(reading, desk.stream, filter, eyes),
    waitingIn(reading, desk.stream, desk.agreement, filter, eyes),
    books.choicesOf(reading, desk.stream),
  ]);
  const page = found.slice(0, PAGE_LINES);
  const next = found.length > PAGE_LINES ? cursorAt(page.at(-1)!, sort) : undefined;
  const shownAs = { ...asked, least: asked["least"] ?? plainEuros(params.least), most: asked["most"] ?? plainEuros(params.most) };
  return linesPage(desk, {
    lines: page,
    sums,
    waiting,
    next,
    choices,
    asked: shownAs,
    amounts,
    wrong,
    ...(done !== undefined && /^\d{1,9}$/.test(done) ? { done } : {}),
  });
}

/** Of a line: its details and files of evidence, as they were ticked; or the texts of a finding. */
function erase(c: Context, on: BooksOn): Promise<Response> {
  const [ref, finding] = [c.req.query("ref") ?? "", c.req.query("finding")];
  const chosen = (fields: Readonly<Record<string, string>>): object => {
    if (finding !== undefined) return { findings: [finding] };
    const evidence = Object.keys(fields).flatMap((name) => (name.startsWith("evidence-") ? [name.slice("evidence-".length)] : []));
    return { ...(fields["details"] ? { lines: [ref] } : {}), evidence };
  };
  return command(
    c,
    on,
    eraseDetails,
    (fields) => ({ ...chosen(fields), ...groundIn(fields) }),
    () => (finding === undefined ? back(c, `line?ref=${encodeURIComponent(ref)}`) : back(c, "findings", finding)),
  );
}

function importPages(app: Hono, on: BooksOn, imports: Imports): void {
  app.get(`${BASE}/imports`, (c) =>
    shown(c, on, async ({ desk, reading, signedIn }) => {
      const rows = signedIn.who.organisation === undefined ? [] : await importsOf(reading, desk.stream, signedIn.who.organisation);
      const hash = desk.own[0] === undefined ? undefined : await lastMapping(reading, desk.stream, desk.own[0]);
      const bytes = hash === undefined ? undefined : await fileOf(reading, desk.stream, hash);
      return importsPage(desk, rows, bytes && decode(bytes).text);
    }),
  );
  app.get(`${BASE}/imports/:batch{\\d{1,9}}`, async (c) => {
    const batch = Number(c.req.param("batch"));
    const signedIn = await on.entrance.signedIn(c);
    if (signedIn) await imports.resume({ who: signedIn.who, stream: c.req.param("slug") });
    return shown(c, on, async ({ desk, reading, states, signedIn: { who } }) => {
      const row = await findImport(reading, { stream: desk.stream, batch });
      if (!row || row.organisation !== who.organisation) return undefined;
      const before = await beforeOf(reading, row, enteredOf(states, row.party));
      if (row.report === null || isCounting(row, before)) c.header("refresh", "2");
      return importPage(desk, row, before);
    });
  });
  app.post(`${BASE}/imports`, async (c) => {
    const posted = await postedFile(c, on);
    const { signedIn, file } = posted;
    const mapping = file.fields["mapping"]?.trim();
    const input = { party: file.fields["party"] ?? "", name: file.name.slice(-200) || "costs.csv", ...(mapping ? { mapping: `${mapping}\n` } : {}) };
    const made = await imports.takeWhole({ who: signedIn.who, stream: c.req.param("slug") }, input, file.content);
    return "refusals" in made ? refusal(c, on, made.refusals) : back(c, "imports", String(made.batch));
  });
  app.post(`${BASE}/imports/:batch{\\d{1,9}}/drop`, async (c) => {
    const { signedIn } = await on.entrance.form(c);
    const no = await imports.drop({ who: signedIn.who, stream: c.req.param("slug") }, Number(c.req.param("batch")));
    return no ? refusal(c, on, no.refusals) : back(c, "imports");
  });
  app.post(`${BASE}/imports/:batch{\\d{1,9}}/accept`, async (c) => {
    const batch = c.req.param("batch");
    const { fields } = await on.entrance.form(c);
    if (fields["confirmed"] !== "yes") return refusal(c, on, [refused("open-books/not-confirmed", "docs/books.md", {}, "/confirmed")]);
    return command(
      c,
      on,
      acceptImport,
      ({ count, total, counts, leftOut, outside, again }) => ({
        batch: Number(batch),
        count: Number(count),
        total,
        counts,
        leftOut: Number(leftOut),
        ...(outside === undefined ? {} : { outside: Number(outside) }),
        ...(again === "yes" ? { again: true } : {}),
      }),
      () => back(c, `?done=${batch}`),
    );
  });
}

function posts(app: Hono, on: BooksOn): void {
  app.post(`${BASE}/question`, (c) =>
    command(
      c,
      on,
      openFinding,
      ({ lines: named, question }) => ({ lines: (named ?? "").split(" "), question }),
      (result) => back(c, "findings", (result as { finding: string }).finding),
    ),
  );
  const toFinding = (c: Context) => back(c, "findings", c.req.param("finding")!);
  app.post(`${BASE}/findings/:finding/answer`, (c) =>
    command(
      c,
      on,
      answerFinding,
      ({ answer }) => ({ finding: c.req.param("finding"), answer }),
      () => toFinding(c),
    ),
  );
  app.post(`${BASE}/findings/:finding/decide`, (c) =>
    command(
      c,
      on,
      settleFinding,
      ({ outcome, reason, decision }) => ({ finding: c.req.param("finding"), outcome, reason, ...(decision ? { decision } : {}) }),
      () => toFinding(c),
    ),
  );
  app.post(`${BASE}/findings/:finding/escalate`, (c) =>
    command(
      c,
      on,
      escalateFinding,
      () => ({ finding: c.req.param("finding") }),
      () => toFinding(c),
    ),
  );
  app.post(`${BASE}/months`, (c) =>
    command(
      c,
      on,
      signMonth,
      ({ party, month, count, total, counts }) => ({ party, month, count: Number(count), total, counts }),
      () => back(c, "months"),
    ),
  );
  app.post(`${BASE}/evidence`, async (c) => {
    const { signedIn, file } = await postedFile(c, on);
    const input = { for: [file.fields["ref"] ?? ""], content: (await bytesOf(file, MOST_EVIDENCE)).toString("base64") };
    const ran = await on.runner.run(addEvidence, input, { who: signedIn.who, stream: c.req.param("slug"), at: clock() });
    return ran.refusals ? refusal(c, on, ran.refusals) : back(c, `line?ref=${encodeURIComponent(file.fields["ref"]!)}`);
  });
}
