/**
 * A generated alliance for measuring: 40 parties over 60 months and as many cost lines as asked for, with the same lines as a journal for
 * ledger and hledger. Same seed, same bytes. `node bench/generate.ts DIR LINES`.
 */
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { dayFromNumber, dayNumber, length } from "../src/kernel/day.ts";
import { formatCents } from "../src/kernel/money.ts";
import { pick, random, whole } from "../src/kernel/random.ts";

const YEARS = ["2019", "2020", "2021", "2022", "2023"];
const TERM = { from: "2019-01-01", to: "2023-12-31" };
const purchasers = names("kunta", 8);
const companies = names("yritys", 24);
const associations = names("yhdistys", 8);
const providers = [...companies, ...associations];
const services = names("palvelu", 16);
const types = ["salary", "side-cost", "premises", "purchased", "materials", "travel", "it", "rebate"];
/** Each service has one organiser and two providers. */
const lines = [...services, "project-office", "systems"];
const providersOf = new Map(lines.map((line, i) => [line, [providers[(2 * i) % 32]!, providers[(2 * i + 1) % 32]!]]));

if (process.argv[1] === import.meta.filename) await generate(process.argv[2] ?? "tmp/bench", Number(process.argv[3] ?? 1_000_000));

export async function generate(directory: string, count: number): Promise<void> {
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/agreement.yaml`, agreement(count));
  writeFileSync(`${directory}/results.csv`, results());
  await costs(directory, count);
}

async function costs(directory: string, count: number): Promise<void> {
  const source = random("bench");
  const csv = createWriteStream(`${directory}/costs.csv`);
  const journal = createWriteStream(`${directory}/costs.journal`);
  csv.write("party,line,type,day,booked,net,vat,status,document\n");
  const first = dayNumber(TERM.from);
  const days = length(TERM);
  let rows = "";
  let entries = "";
  for (let i = 0; i < count; i++) {
    const line = pick(source, lines);
    const party = pick(source, providersOf.get(line)!);
    const type = pick(source, types);
    const day = dayFromNumber(first + Math.floor((i * days) / count));
    const cents = BigInt(type === "rebate" ? -whole(source, 100, 20_000) : whole(source, 100, 400_000));
    const net = formatCents(cents);
    rows += `${party},${line},${type},${day},${day},${net},${formatCents((cents * 24n) / 100n)},accepted,T${i}\n`;
    entries += `${day} T${i}\n  ${party}:${day.slice(0, 7)}:${type}  ${net} EUR\n  paid\n\n`;
    if (i % 20_000 === 0 || i === count - 1) {
      if (!csv.write(rows)) await once(csv, "drain");
      if (!journal.write(entries)) await once(journal, "drain");
      [rows, entries] = ["", ""];
    }
  }
  csv.end();
  journal.end();
  await Promise.all([once(csv, "finish"), once(journal, "finish")]);
}

/** Targets close to what the lines will cost, so that gain, pain and caps all have something to do. */
function agreement(count: number): string {
  const perYear = Math.round((count * 1_750) / YEARS.length / lines.length / 2);
  const list = (rows: readonly string[]): string => rows.map((row) => `  ${row}`).join("\n");
  const each = <T>(items: readonly T[], make: (item: T, i: number) => string): string => list(items.map(make));
  const target = lines
    .map(
      (line) =>
        `${line}: { ${providersOf
          .get(line)!
          .map((p) => `${p}: ${perYear}.00`)
          .join(", ")} }`,
    )
    .join(", ");
  const shares = `{ ${purchasers.map((id) => `${id}: 12.5 %`).join(", ")} }`;
  return `sameside: 1
alliance: Mittausallianssi
law: none
goals: [Mitataan selvityksen nopeutta keksityillä riveillä.]
contract-periods: [{ from: ${TERM.from}, to: ${TERM.to} }]
options: []
phases: { implementation: {} }
parties:
${each(purchasers, (id) => `${id}: { name: ${id}, kind: municipality, roles: [purchaser, organiser], task-area: [growth] }`)}
${each(companies, (id) => `${id}: { name: ${id} Oy, kind: company, roles: [provider], vat: deductible }`)}
${each(associations, (id) => `${id}: { name: ${id} ry, kind: association, roles: [provider], vat: neither }`)}
services:
${each(services, (id, i) => `${id}: { name: ${id}, organiser: ${purchasers[i % 8]}, providers: [${providersOf.get(id)!.join(", ")}], area: growth, tasks: [T08] }`)}
joint-lines:
  project-office: { name: projektitoimisto, providers: [${providersOf.get("project-office")!.join(", ")}], key: [{ from: ${TERM.from}, shares: ${shares} }] }
  systems: { name: järjestelmät, providers: [${providersOf.get("systems")!.join(", ")}], key: [{ from: ${TERM.from}, by: use }] }
appropriations:
  binding-level: toimielin
  basis: gross
${each(YEARS, (year) => `"${year}": { ${purchasers.map((id) => `${id}: { amount: ${perYear * 6}.00, state: adopted }`).join(", ")} }`)}
target-cost:
${each(YEARS, (year) => `"${year}": { ${target} }`)}
adjustments: {}
reimbursable:
  types: { ${types.map((type) => `${type}: { class: ${type === "rebate" ? "netted" : "reimbursable"}, basis: invoice }`).join(", ")} }
  overhead: { ${companies.map((id) => `${id}: 8 %`).join(", ")} }
fee:
${each(providers, (id) => `${id}: { basis: rate, rate: 5 %, of: own-target, at-risk: 100 %, earned: evenly, retention: 0 % }`)}
gain-and-pain:
  lines: all
  compares: cost
  gain: [{ down-to: 85 %, providers: 50 % }, { providers: 0 % }]
  pain: [{ up-to: 115 %, providers: 50 % }, { providers: 0 %, because: the purchasers carry the rest }]
  dead-band: none
  caps: [{ on: pain, scope: joint, at: fee-at-risk }]
  floor: none
  ceiling-price: none
  among-providers: by-target
  among-purchasers: by-target
  bands: yearly
  caps-reset: yearly
  carry-over: no
  gates: {}
  savings-report: required
outcomes: []
settlement: { period: year, interim: monthly, retention: 10 %, rounding: half-up, rounding-remainder: largest-remainder, ties: party-id, final: after-last-verification, falls: set-off, late-interest: none, due: 30 d }
payments:
  - { flow: [cost, fee, gain-and-pain], payee: all, payer: service-organiser, terms: 30 d, document: invoice }
vat: { gain-and-pain: open }
decisions: { operational: unanimous, quorum: all, silence: objects, abstention: blocks, reserved: { funding: each-purchaser, target-cost: each-purchaser }, bodies: { ajr: { name: johtoryhmä, chair: kunta01, seats: { ${[...purchasers, ...providers].map((id) => `${id}: 1`).join(", ")} } } }, deadlock: [managers, mediator] }
exit: { all: { window: 30 d, after: development }, purchasers: { grounds: [forecast], notice: 3 months, continuity: 6 months }, settlement: actuals-and-agreed-forecast, forecast-by: independent-expert }
joining: { allowed: no }
evidence: { kept: 10 years, unit-prices-open-to: [controller], verification: otos }
data-protection: { controllers: { ${services.map((id, i) => `${id}: ${purchasers[i % 8]}`).join(", ")} }, case-rows: none, impact-assessment: no }
`;
}

function results(): string {
  const rows = YEARS.flatMap((year) => purchasers.map((id, i) => `use,,${year}-06-30,systems,${id},${10 + i},,,,`));
  const reports = YEARS.map((year) => `savings-report,r${year},,,,,${year},99999999.00,main,${year}-12-31`);
  return `kind,id,day,line,party,units,year,amount,scheme,approved-on\n${[...rows, ...reports].join("\n")}\n`;
}

function names(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${stem}${String(i + 1).padStart(2, "0")}`);
}
