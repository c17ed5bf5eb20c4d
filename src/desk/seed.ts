/** Fills a demo with the example's alliance: two years of costs, results, decisions, findings and settlements, each recorded on the day it came. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bindParty } from "../agreement/bound/commands.ts";
import { adoptAgreement } from "../agreement/commands.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import { type Installation, newId } from "../api/installation.ts";
import { grantAllotment, recordAppropriation } from "../appropriations/commands.ts";
import type { Json } from "../kernel/canonical.ts";
import { addDays, type Day } from "../kernel/day.ts";
import { formatRatio, mul, parseRatio, ratio } from "../kernel/share.ts";
import { showDay } from "../kernel/shown.ts";
import { approveCosts } from "../open-books/approvals/commands.ts";
import { answerFinding, enterCosts, openFinding, settleFinding } from "../open-books/commands.ts";
import { beginAlliance, beginBudget } from "../parties/commands.ts";
import { beginHouse } from "../parties/store.ts";
import { acceptStatement, approveStatement, enterResults, proposeStatement } from "../settlement/commands.ts";
import { statementSlice } from "../settlement/kinds.ts";
import type { Statement } from "../settlement/statement.ts";
import { storedStatement } from "../settlement/store.ts";
import { INSTALLATION } from "../store/store.ts";
import { act, at, decide, decideBudget, type Event, OPENED, type Row, type Seed } from "./seed-acts.ts";
import { monthEvents, placeIn } from "./seed-books.ts";
import { matterEvents } from "./seed-matters.ts";
import { BUSINESS_IDS, PEOPLE } from "./seed-data.ts";
import { exitEvents } from "./seed-exit.ts";
import { lawEvents } from "./seed-law.ts";
import { type Money, moneyOf } from "./seed-money.ts";
import { lifecycleEvents } from "./seed-lifecycle.ts";
import { registerEvents } from "./seed-registers.ts";

const BATCH = 500;

/** Seeds an installation that has no alliance yet; one that has is left as it is. `folder` is an example's. */
export async function seedDemo(installation: Installation, folder: string): Promise<void> {
  const seeded = await installation.store.read({ actor: undefined, party: undefined, streams: "all" }, (reading) =>
    reading.selectFrom("organisation").select("id").limit(1).executeTakeFirst(),
  );
  if (seeded) return;
  const text = readFileSync(join(folder, "agreement.yaml"), "utf8");
  const { value: agreement } = readAgreement("agreement.yaml", text);
  if (!agreement) throw new Error(`the agreement of ${folder} has faults`);
  const seed = await found(installation, agreement);
  await act(seed, adoptAgreement, "project-office", "kainuu", OPENED, { text, from: agreement.periods[0]!.from });
  await promise(seed);
  const money = moneyOf(seed);
  const events = [...eventsOf(seed, folder, money), ...money.events];
  for (const event of events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) await event.happen(event.day);
}

/** Organisations, people and roles in the house, and the alliance's stream with its parties. */
async function found(installation: Installation, agreement: Agreement): Promise<Seed> {
  const organisations = new Map(agreement.parties.map(({ id }) => [id, newId()]));
  const people = PEOPLE.map((person) => ({ ...person, id: newId(), organisation: organisations.get(person.party)! }));
  const { keeper, runner, house } = installation;
  await beginHouse(
    { keeper, runner, house },
    {
      organisations: agreement.parties.map(({ id, name, kind }) => ({ id: organisations.get(id)!, name, kind, businessId: BUSINESS_IDS[id]! })),
      people: people.map(({ id, name }) => ({ id, name })),
      grants: people.flatMap(({ id, organisation, roles }) =>
        roles.map((role) => ({ id: newId(), person: id, organisation, role, from: OPENED, decision: "keksitty päätös § 1" })),
      ),
    },
    at(OPENED, 8),
  );
  const before = { installation, agreement, stream: installation.house, people, organisations };
  const host = { organisation: organisations.get("kainuu")!, name: agreement.name, party: "kainuu" };
  const { stream } = await act(before, beginAlliance, "house-admin", "kainuu", OPENED, host);
  const seed = { ...before, stream };
  for (const [party, organisation] of organisations)
    if (party !== "kainuu") await act(seed, bindParty, "project-office", "kainuu", OPENED, { party, organisation });
  return seed;
}

/** Every purchaser's budget: its appropriations and what of them the alliance may use. */
async function promise(seed: Seed): Promise<void> {
  const { agreement, installation, stream: alliance } = seed;
  const level = agreement.appropriationBasis.bindingLevel;
  const { basis } = agreement.appropriationBasis;
  for (const party of purchasersOn(seed, agreement.periods.at(-1)!.to)) {
    const owner = { organisation: seed.organisations.get(party)! };
    const { stream } = await act(seed, beginBudget, "house-admin", "kainuu", OPENED, owner, installation.house);
    for (const { year, amount, state } of agreement.appropriations.filter((row) => row.party === party)) {
      const of = { year, level, amount: String(amount) };
      const decision = await decideBudget(seed, party, OPENED, stream, { subject: `Määräraha ${year}`, amount: String(amount) });
      await act(
        seed,
        recordAppropriation,
        "purchaser-decider",
        party,
        OPENED,
        { ...of, basis, state: state === "plan-year" ? "authority" : state, decision },
        stream,
      );
      await act(seed, grantAllotment, "purchaser-decider", party, OPENED, { ...of, alliance, decision }, stream);
    }
  }
}

function eventsOf(seed: Seed, folder: string, money: Money): Event[] {
  const costs = rowsOf(folder, "costs.csv");
  const risks = new Map<string, string>();
  return [
    ...costEvents(seed, costs),
    ...monthEvents(seed, costs),
    ...lifecycleEvents(seed),
    ...registerEvents(seed, risks),
    ...resultEvents(seed, rowsOf(folder, "results.csv"), risks),
    ...statementEvents(seed, money),
    ...findingEvents(seed),
    ...matterEvents(seed),
    ...lawEvents(seed),
    ...exitEvents(seed),
  ];
}

/** A party's lines are entered together on the last day on which one of the month was booked, and those that the file has as approved are approved then. */
function costEvents(seed: Seed, rows: readonly Row[]): Event[] {
  const batches = Map.groupBy(rows, (row) => `${row["party"]} ${row["booked"]!.slice(0, 7)}`);
  return [...batches.values()].flatMap((batch) => {
    const day = batch
      .map((row) => row["booked"]!)
      .sort()
      .at(-1)!;
    const party = batch[0]!["party"]!;
    const parts = Array.from({ length: Math.ceil(batch.length / BATCH) }, (_, i) => batch.slice(i * BATCH, (i + 1) * BATCH));
    const happen = (part: readonly Row[]) => async (on: Day) => {
      const { batch: number } = await act(seed, enterCosts, "provider-manager", party, on, { party, lines: part.map(costLine) });
      const approved = part.flatMap((row, i) => (row["approved"] === "yes" ? [`${number}/${i}`] : []));
      if (approved.length === 0) return;
      await act(seed, approveCosts, "project-office", "kainuu", on, { lines: approved, approved: true, reason: "Matkasta on sovittu ennakkoon." });
    };
    return parts.map((part) => ({ day, happen: happen(part) }));
  });
}

function costLine(row: Row): Readonly<Record<string, Json>> {
  const given = (name: string, value: (text: string) => Json): Readonly<Record<string, Json>> =>
    row[name] ? { [FIELDS[name] ?? name]: value(row[name]) } : {};
  const same = (text: string): Json => text;
  return {
    ...Object.assign({}, ...["line", "type", "day", "vat-kind", "quantity", "status", "supplier", "document", "text"].map((name) => given(name, same))),
    ...Object.assign({}, ...["net", "vat"].map((name) => given(name, cents))),
    ...placeIn(row),
  };
}

const FIELDS: Readonly<Record<string, string>> = { "vat-kind": "vatKind" };

function cents(text: string): string {
  return formatRatio(mul(parseRatio(text)!, ratio(100n)));
}

/** Results are entered three weeks after the day they tell of; what rests on decisions has them noted on the way. */
function resultEvents(seed: Seed, rows: readonly Row[], risks: ReadonlyMap<string, string>): Event[] {
  const told = (row: Row): Day => {
    const days = ["day", "approved-on", "final-on", "verified-on", "revoked-on"].map((column) => row[column] ?? "").filter((day) => day !== "");
    return addDays(days.sort().at(-1)!, row["approved-on"] || row["final-on"] || row["kind"] === "draw" ? 0 : 21);
  };
  return [...Map.groupBy(rows, told)].map(([day, lines]) => ({
    day,
    happen: async (on) => {
      const decided: Row[] = [];
      for (const row of lines) decided.push(await withDecisions(seed, row, on, risks));
      await act(seed, enterResults, "project-office", "kainuu", on, { lines: decided });
    },
  }));
}

async function withDecisions(seed: Seed, row: Row, on: Day, risks: ReadonlyMap<string, string>): Promise<Row> {
  const given: Row = Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ""));
  const isChange = row["kind"] === "target-change" && row["final-on"];
  const isDraw = row["kind"] === "draw";
  if (!isChange && !isDraw && row["kind"] !== "savings-report") return given;
  const subject = row["text"] || row["id"]!;
  const deciders = isChange ? purchasersOn(seed, on) : ["kainuu"];
  const decisions: string[] = [];
  for (const party of deciders) decisions.push(await decide(seed, party, on, { subject, state: isChange ? "final" : "enforceable" }));
  const risk = isDraw ? risks.get(row["category"]!) : undefined;
  return { ...given, decision: decisions.join(" "), ...(risk === undefined ? {} : { register: risk }) };
}

function purchasersOn({ agreement }: Seed, day: Day): readonly string[] {
  return agreement.parties.filter(({ roles, joins }) => roles.includes("purchaser") && (joins === undefined || joins <= day)).map(({ id }) => id);
}

/** The first year is settled by everyone; the last statement waits for two of them. */
function statementEvents(seed: Seed, money: Money): Event[] {
  const settled = (day: Day, through: Day, waiting: readonly string[]): Event => ({
    day,
    happen: async (on) => {
      const { statement } = await act(seed, proposeStatement, "project-office", "kainuu", on, { through });
      const purchasers = purchasersOn(seed, through);
      for (const party of purchasers.filter((id) => !waiting.includes(id))) {
        const decision = await decide(seed, party, on, { subject: `Tilitys ${showDay(through, "fi")} asti`, state: "enforceable" });
        await act(seed, approveStatement, "purchaser-decider", party, on, { statement, decision });
      }
      const providers = seed.agreement.parties.filter(({ id, roles }) => roles.includes("provider") && !purchasers.includes(id));
      for (const { id } of providers.filter((each) => !waiting.includes(each.id))) await act(seed, acceptStatement, "provider-manager", id, on, { statement });
      if (waiting.length === 0) await money.pay(await settledStatement(seed, statement), through.slice(0, 4), on);
    },
  });
  return [settled("2020-04-01", "2019-12-31", []), settled("2021-04-06", "2021-03-22", ["sotkamo", "satumaa"])];
}

async function settledStatement({ installation, stream }: Seed, id: string): Promise<Statement> {
  const { store, runner } = installation;
  return store.read(INSTALLATION, async (reading) => {
    const found = (await runner.states(reading, stream)).of(statementSlice).statements.find(({ statement }) => statement === id);
    return (await storedStatement(reading, stream, found!))!;
  });
}

/** One question that was answered and accepted, and one that still waits. */
function findingEvents(seed: Seed): Event[] {
  return [
    {
      day: "2019-07-01",
      happen: async (on) => {
        const { finding } = await act(seed, openFinding, "purchaser-controller", "kainuu", on, { lines: ["0/0"], question: "Mihin tunnit kohdistuvat?" });
        await act(seed, answerFinding, "provider-manager", "uramylly", on, { finding, answer: "Ryhmävalmennukseen, tuntiluokka A; tuntilista on liitteenä." });
        await act(seed, settleFinding, "purchaser-controller", "kainuu", on, { finding, outcome: "accepted", reason: "Tuntilista täsmää." });
      },
    },
    {
      day: "2021-04-07",
      happen: async (on) => {
        await act(seed, openFinding, "financial-expert", "kainuu", on, { lines: ["60/0"], question: "Onko tämä kustannus jo toisen hankkeen laskussa?" });
      },
    },
  ];
}

/** Rows of a file of ours: commas, quotes around cells that hold one. */
function rowsOf(folder: string, file: string): Row[] {
  const [head, ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n").map(cells);
  return lines.map((line) => Object.fromEntries(head!.map((name, i) => [name, line[i] ?? ""])));
}

function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell]) => (cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!))
    .slice(0, -1);
}
