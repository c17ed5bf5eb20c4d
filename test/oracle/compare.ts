/** Puts the engine's statement beside the oracle's, and the engine beside itself on facts that say the same in other words. */
import { addDays } from "../../src/kernel/day.ts";
import type { Random } from "../../src/kernel/random.ts";
import { shuffle } from "../../src/kernel/random.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import type { Options } from "../../src/settlement/settlement.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { oracleSettle } from "./oracle.ts";
import type { RandomCase } from "./random-agreement.ts";

export type Engine = (agreement: Agreement, facts: Facts, options: Options) => Statement;
/**
 * Cents by year, component, provider, purchaser and standing; volume shares, what stands apart, what is refused for want of a member and
 * what stands against appropriations beside them. Zeros are left out.
 */
export type Euros = ReadonlyMap<string, string>;
export type Case = Pick<RandomCase, "agreement" | "facts" | "options">;

export function engineEuros(engine: Engine, c: Case): Euros {
  const statement = engine(c.agreement, c.facts, c.options);
  const euros = new Map<string, string>();
  for (const o of statement.obligations) {
    const key = [o.year, o.component, o.provider, o.purchaser, o.standing].join(" ");
    if (euros.has(key)) euros.set(`${key} (again)`, o.cents);
    else if (o.cents !== "0") euros.set(key, o.cents);
  }
  for (const row of statement.apart) if (row.cents !== "0") euros.set(`apart ${row.reason}`, row.cents);
  for (const row of statement.appropriations) if (row.owes !== "0") euros.set(`owes ${row.year} ${row.party}`, row.owes);
  for (const { code, args } of statement.notes) {
    if (code === "outcome-left-out" && args["reason"] === "no-member") euros.set(`refused ${args["outcome"]} ${args["day"]}`, "no-member");
  }
  for (const claim of statement.refusedClaims) if (claim.reason === "no-member") euros.set(`refused ${claim.source}`, claim.reason);
  for (const s of statement.volumeShares) euros.set(`share ${s.line} ${s.year} ${s.provider}`, s.share);
  return euros;
}

export function oracleEuros(c: Case): Euros {
  const euros = new Map<string, string>();
  const { obligations, volumeShares, apart, noMember, owes } = oracleSettle(c.agreement, c.facts, c.options);
  for (const o of obligations) euros.set([o.year, o.component, o.provider, o.purchaser, o.standing].join(" "), `${o.cents}`);
  for (const [reason, cents] of apart) if (cents !== 0n) euros.set(`apart ${reason}`, `${cents}`);
  for (const { year, party, cents } of owes) if (cents !== 0n) euros.set(`owes ${year} ${party}`, `${cents}`);
  for (const refused of noMember) euros.set(`refused ${refused}`, "no-member");
  for (const s of volumeShares) euros.set(`share ${s.line} ${s.year} ${s.provider}`, s.share.d === 1n ? `${s.share.n}` : `${s.share.n}/${s.share.d}`);
  return euros;
}

/** One line for every entry in which two results differ. */
export function differences(left: Euros, right: Euros): string[] {
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  return keys.filter((key) => left.get(key) !== right.get(key)).map((key) => `${key}: ${left.get(key) ?? "-"} / ${right.get(key) ?? "-"}`);
}

/** Why a case fails, or nothing: the engine's throw, or the entries (engine / oracle) that differ. */
export function failure(engine: Engine, c: Case): string[] | undefined {
  return failureBeside(engine, c, oracleEuros(c));
}

/** The same where the oracle has been asked already. */
export function failureBeside(engine: Engine, c: Case, oracle: Euros): string[] | undefined {
  let euros: Euros;
  try {
    euros = engineEuros(engine, c);
  } catch (error) {
    return [`the engine threw: ${error instanceof Error ? `${error.message} ${error.stack?.split("\n")[1]?.trim() ?? ""}` : String(error)}`];
  }
  const lines = differences(euros, oracle);
  return lines.length === 0 ? undefined : lines;
}

/** The same facts said otherwise: in another order with their ids kept, cost groups cut in two, bookings turned round. */
export function retellings(c: Case, source: Random): { readonly name: string; readonly case: Case }[] {
  const facts = Object.fromEntries(Object.entries(c.facts).map(([kind, list]) => [kind, shuffle(source, list as readonly unknown[])])) as unknown as Facts;
  const split = c.facts.costs.flatMap((group) => {
    const [cents, quantity] = [group.cents / 3n, group.quantity / 3n];
    return [
      { ...group, cents, quantity },
      { ...group, cents: group.cents - cents, quantity: group.quantity - quantity },
    ];
  });
  return [
    { name: "fact order permuted", case: { ...c, facts } },
    { name: "cost groups split in two", case: { ...c, facts: { ...c.facts, costs: split } } },
    { name: "booking order turned round", case: { ...c, facts: { ...c.facts, costs: c.facts.costs.toReversed(), claims: c.facts.claims.toReversed() } } },
  ];
}

/** Fails when a retelling moves a cent. */
export function retellingFailure(engine: Engine, c: Case, source: Random): string[] | undefined {
  const told = engineEuros(engine, c);
  for (const retelling of retellings(c, source)) {
    const lines = differences(told, engineEuros(engine, retelling.case));
    if (lines.length > 0) return [`${retelling.name} (as told / retold)`, ...lines];
  }
  return paymentFailure(engine, c);
}

/** What each party receives less what it pays, over statements that follow each other; what the last one holds back is not its own. */
function nets(statements: readonly Statement[]): Euros {
  const sums = new Map<string, bigint>();
  const add = (party: string, cents: bigint): void => void sums.set(party, (sums.get(party) ?? 0n) + cents);
  for (const payment of statements.flatMap((statement) => statement.payments)) {
    add(payment.to, BigInt(payment.cents));
    add(payment.from, -BigInt(payment.cents));
  }
  for (const { provider, purchaser, cents } of statements.at(-1)?.held ?? []) {
    add(provider, -BigInt(cents));
    add(purchaser, BigInt(cents));
  }
  return new Map([...sums].filter(([, cents]) => cents !== 0n).map(([party, cents]) => [party, `${cents}`]));
}

/** Fails when payments do not carry what is payable, or when an account settled before changes the sum of all payments. */
export function paymentFailure(engine: Engine, c: Case): string[] | undefined {
  const { through } = c.options;
  const whole = engine(c.agreement, c.facts, c.options);
  const owed = new Map<string, bigint>();
  for (const { provider, purchaser, standing, cents } of whole.obligations) {
    if (standing !== "payable") continue;
    owed.set(provider, (owed.get(provider) ?? 0n) + BigInt(cents));
    owed.set(purchaser, (owed.get(purchaser) ?? 0n) - BigInt(cents));
  }
  const payable = new Map([...owed].filter(([, cents]) => cents !== 0n).map(([party, cents]) => [party, `${cents}`]));
  const carried = differences(nets([whole]), payable);
  if (carried.length > 0) return ["payments do not sum to what is payable (payments / payable)", ...carried];
  const vat = whole.payments.filter((payment) => payment.vat !== vatOf(c.agreement, payment.flow)).map((payment) => payment.figure);
  if (vat.length > 0) return ["payments with another VAT than the agreement says", ...vat];
  const before = engine(c.agreement, c.facts, { ...c.options, through: addDays(through, -200) });
  const after = engine(c.agreement, c.facts, { ...c.options, earlier: [before] });
  const drifted = differences(nets([before, after]), nets([whole]));
  return drifted.length === 0 ? undefined : ["an earlier account changes the sum of payments (with / without)", ...drifted];
}

function vatOf(a: Agreement, flow: Statement["payments"][number]["flow"]): string {
  if (flow === "late-interest") return "none";
  if (flow === "cost" || flow === "fee") return "by-line";
  return a.vat[flow] === "open" ? "open" : "settled";
}
