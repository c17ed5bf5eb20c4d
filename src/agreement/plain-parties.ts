/** The alliance in brief, its parties, its lines and the appropriations behind them. */
import { type Ratio, ratio, sign, sum, ZERO } from "../kernel/share.ts";
import type { ById, Line, LineKey, Party, Path } from "./agreement.ts";
import { type Pen, row, type Section, type Sentence, sharesOf, type Table } from "./plain-pen.ts";
import { APPROPRIATION_STATES, ROLE_NAMES, VAT_KINDS } from "./plain-words.ts";
import { PARTY_KIND_NAMES } from "../parties/party-kind.ts";

export function brief(p: Pen): Section {
  const a = p.agreement;
  const law = { "fi-2018-kasvupalvelu": "law-2018", "fi-2026-tyovoimapalvelu": "law-2026", none: "law-none" } as const;
  const blocks = [
    ...a.goals.map((goal, i) => p.write("goal", { goal }, `goals/${i}`)),
    ...termOf(p),
    p.write(law[a.law], {}, "law"),
    ...developmentOf(p),
    p.write("alliance-no-party"),
  ];
  return { id: "brief", heading: p.say("h-brief"), blocks };
}

function termOf(p: Pen): Sentence[] {
  const options = p.agreement.options.map((option, i) => {
    const args = { from: p.day(option.from), to: p.day(option.to), by: decider(p, option.decidedBy) };
    return p.write(option.exercised ? "option-used" : "option-open", args, `options/${i}`);
  });
  const own = p.agreement.periods.filter((period) => !p.agreement.options.some((o) => o.exercised && o.from === period.from));
  return [...own.map((period, i) => p.write("term", { from: p.day(period.from), to: p.day(period.to) }, `contract-periods/${i}`)), ...options];
}

/** The words for who decides, when they are one of the known ways. */
export function decider(p: Pen, by: string): string {
  if (by === "each-purchaser" || by === "organiser" || by === "all-parties") return p.say(`decider-${by}`);
  return p.name(by);
}

function developmentOf(p: Pen): Sentence[] {
  const development = p.agreement.development;
  if (!development) return [];
  const cap = development.cap === "none" ? p.say("development-no-cap") : p.say("development-cap", { cap: p.money(development.cap) });
  return [p.write(`development-${development.pay}`, { until: p.day(development.until), cap }, "phases/development")];
}

export function parties(p: Pen): Section {
  const members = p.agreement.parties.flatMap((party) => memberSentences(p, party));
  return { id: "parties", heading: p.say("h-parties"), blocks: [partyTable(p), ...members] };
}

function partyTable(p: Pen): Table {
  const rows = p.agreement.parties.map((party) => {
    const roles = p.list(party.roles.map((role) => p.pick(ROLE_NAMES[role])));
    return row([party.name, p.pick(PARTY_KIND_NAMES[party.kind]), roles, party.vat ? p.pick(VAT_KINDS[party.vat]) : "–"], p.clause(`parties/${party.id}`));
  });
  const headings = [p.label("party"), p.label("kind"), p.label("roles"), p.label("vat")];
  return { kind: "table", caption: p.say("h-parties"), headings, numeric: [false, false, false, false], rows };
}

function memberSentences(p: Pen, party: Party): Sentence[] {
  const path = `parties/${party.id}`;
  const out: Sentence[] = [];
  if (party.joins) out.push(p.write("joins", { party: party.name, day: p.day(party.joins) }, `${path}/joins`));
  if (party.leaves) out.push(p.write("leaves", { party: party.name, day: p.day(party.leaves) }, `${path}/leaves`));
  if (party.members.length > 0) {
    const members = party.members.map((m) => (m.share ? `${m.name} ${p.share(m.share)}` : m.name)).join(", ");
    out.push(p.write("members", { party: party.name, members }, `${path}/members`));
  }
  return out;
}

/** What shares without a date mean for a party that is not a member all the term; nothing where everybody named is. `key`: by the year, or by the day of an outcome. */
export function shareDays(p: Pen, key: "share-for-days" | "share-of-the-day", shares: ById<Ratio> | undefined, path: Path): Sentence[] {
  const [first, last] = [p.agreement.periods[0]?.from ?? "", p.agreement.periods.at(-1)?.to ?? ""];
  const some = p.agreement.parties.filter((party) => sign(shares?.[party.id] ?? ZERO) > 0 && ((party.joins ?? "") > first || (party.leaves ?? last) < last));
  return some.length === 0 ? [] : [p.write(key, { parties: p.list(some.map((party) => party.name)) }, path)];
}

export function lines(p: Pen): Section {
  const services = p.agreement.lines.filter((line) => line.kind === "service");
  const joint = p.agreement.lines.filter((line) => line.kind === "joint");
  const keys = joint.flatMap((line) => line.keys.map((key, i) => keySentence(p, line, key, i)));
  return { id: "lines", heading: p.say("h-lines"), blocks: [p.write("service-rule"), serviceTable(p, services), ...keys] };
}

function serviceTable(p: Pen, services: readonly Line[]): Table {
  const rows = services.map((line) => {
    const providers = p.list(line.providers.map(p.name));
    return row([line.name, line.organiser ? p.name(line.organiser) : "–", providers, line.tasks.join(", ")], p.clause(`services/${line.id}`));
  });
  const headings = [p.label("service"), p.label("organiser"), p.label("providers"), p.label("tasks")];
  return { kind: "table", caption: p.label("service"), headings, numeric: [false, false, false, false], rows };
}

function keySentence(p: Pen, line: Line, key: LineKey, index: number): Sentence {
  const path = line.keys.length > 1 ? `joint-lines/${line.id}/key/${index}` : `joint-lines/${line.id}/key`;
  const args = { line: line.name, from: p.day(key.from) };
  return key.by === "shares" ? p.write("joint-shares", { ...args, shares: sharesOf(p, key.shares) }, path) : p.write(`joint-${key.by}`, args, path);
}

export function appropriations(p: Pen): Section {
  const a = p.agreement;
  if (a.appropriations.length === 0) return { id: "appropriations", heading: p.say("h-appropriations"), blocks: [] };
  const rows = a.appropriations.map((item) => {
    const cells = [item.year, p.name(item.party), p.money(item.amount), p.pick(APPROPRIATION_STATES[item.state]), item.authority ?? ""];
    return row(cells, p.clause(`appropriations/${item.year}/${item.party}`));
  });
  const total = sum(a.appropriations.map((item) => ratio(item.amount))).n;
  const table: Table = {
    kind: "table",
    caption: p.say("h-appropriations"),
    headings: [p.label("year"), p.label("purchaser"), p.label("amount"), p.label("state"), p.label("authority")],
    numeric: [false, false, true, false, false],
    rows,
    sum: [p.label("total"), "", p.money(total), "", ""],
  };
  const rule = p.write(`appropriation-rule-${a.appropriationBasis.basis}`, { level: a.appropriationBasis.bindingLevel }, "appropriations");
  return { id: "appropriations", heading: p.say("h-appropriations"), blocks: [rule, table, p.write("appropriation-years"), p.write("appropriation-no-cap")] };
}
