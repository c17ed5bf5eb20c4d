import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { invented, PLAIN_SHARING, resultsOf, type Terms } from "./invented.test.ts";
import { type Finding, type Proof, prove, type Question, type Verdict } from "./prove.ts";

const CAPPED = PLAIN_SHARING.replace("caps: []", "caps: [{ on: pain, scope: joint, at: fee-at-risk }]");

function verdict(proof: Proof, question: Question, results: Verdict["results"] = "left-out"): Verdict {
  return proof.verdicts.find((one) => one.question === question && one.results === results)!;
}

function found(terms: Terms, question: Question, results?: Verdict["results"]): Verdict {
  return verdict(prove(invented(terms)), question, results);
}

/** `eka+toka flat from 11/10 at 0 on gain-and-pain/caps/0`, without the other end and the amounts. */
function brief(one: Finding): string {
  const names = (stakes: readonly { readonly party: string }[]): string => stakes.map(({ party }) => party).join("+");
  const who = one.flat.length > 0 ? `${names(one.flat)} flat` : `${names(one.gains)} gain, ${names(one.loses)} lose`;
  const on = one.clauses.map(({ path }) => path).join(" ");
  return `${one.along}: ${who} from ${one.from.beyond ? "beyond " : ""}${one.from.cost} at ${one.from.score} on ${on}`;
}

test("a plain agreement that shares every euro alike passes both questions", () => {
  const proof = prove(invented());
  assert.deepEqual(
    proof.verdicts.map(({ question, results, outcome }) => [question, results, outcome]),
    [
      ["opposite-signs", "left-out", "holds"],
      ["indifference", "left-out", "holds"],
    ],
  );
  assert.deepEqual(proof.parties.toSorted(), ["eka", "ostaja", "toka"]);
  assert.deepEqual(proof.domain, { cost: ["1/2", "3/2"], years: ["2026"] });
});

test("an agreement with a pain cap is indifferent beyond it, at the clause of the cap, and still never on opposite sides", () => {
  // Fees at risk 50,000; half of the overrun of a target of 1,000,000: the cap binds from 110 %.
  const { outcome, findings } = found({ sharing: CAPPED }, "indifference");
  assert.equal(outcome, "broken");
  assert.deepEqual(findings.map(brief), ["cost: eka+toka flat from beyond 11/10 at 0 on gain-and-pain/caps/0"]);
  assert.deepEqual(findings[0]!.flat, [
    { party: "eka", atFrom: "-3000000", atTo: "-3000000" },
    { party: "toka", atFrom: "-2000000", atTo: "-2000000" },
  ]);
  assert.deepEqual(findings[0]!.moving, ["ostaja"]);
  assert.equal(findings[0]!.to.cost, "3/2");
  assert.equal(found({ sharing: CAPPED }, "opposite-signs").outcome, "holds");
});

test("a band of 0 % and a dead-band are indifference too, each at its own clause", () => {
  const band = PLAIN_SHARING.replace("pain: [{ providers: 50 % }]", "pain: [{ up-to: 110 %, providers: 50 % }, { providers: 0 %, because: enough }]");
  assert.deepEqual(found({ sharing: band }, "indifference").findings.map(brief), [
    "cost: eka+toka flat from beyond 11/10 at 0 on gain-and-pain/pain/1 gain-and-pain/pain/0",
  ]);
  const dead = PLAIN_SHARING.replace("dead-band: none", "dead-band: { kind: cliff, gain: 3 %, pain: 2 % }");
  const { findings } = found({ sharing: dead }, "indifference");
  assert.deepEqual(findings.map(brief), [
    "cost: eka+toka flat from beyond 1 at 0 on gain-and-pain/dead-band",
    "cost: eka+toka flat from beyond 1 at 0 on gain-and-pain/dead-band",
  ]);
  assert.deepEqual(
    findings.map(({ to }) => to.cost),
    ["97/100", "51/50"],
  );
});

test("a results pool that pays during an overrun puts the parties on opposite sides from the target to the right point", () => {
  // At full score the providers get 50,000 and the purchaser the same in value; half of the overrun is theirs: they gain until 110 %.
  const { outcome, findings } = found({ results: resultsOf("50000.00", "0", "50000.00") }, "opposite-signs", "counted");
  assert.equal(outcome, "broken");
  const over = findings.find((one) => one.along === "cost" && one.from.score === "100")!;
  assert.equal(brief(over), "cost: eka+toka gain, ostaja lose from beyond 1 at 100 on results/pool-reward");
  assert.deepEqual(over.to, { cost: "11/10", score: "100", beyond: false });
  assert.deepEqual(over.gains, [
    { party: "eka", atFrom: "3000000", atTo: "0" },
    { party: "toka", atFrom: "2000000", atTo: "0" },
  ]);
  assert.deepEqual(over.loses, [{ party: "ostaja", atFrom: "0", atTo: "-5000000" }]);
});

test("a pool whose results are worth three times as much turns the providers first, between two kinks that only the area shows", () => {
  const { findings } = found({ results: resultsOf("50000.00", "50000.00", "150000.00") }, "opposite-signs", "counted");
  assert.deepEqual(
    findings.map((one) => `${one.along} ${one.from.cost} ${one.from.score} → ${one.to.cost}`),
    ["cost 9/10 -100 → 4/5", "cost 11/10 100 → 6/5", "cost-and-score 1 4 → 162/161", "cost-and-score 1 -4 → 160/161"],
  );
});

test("a fee on actual cost beside a small share of pain lets one gain while the others lose", () => {
  const fees = `
  eka: { basis: rate, rate: 10 %, of: own-cost, at-risk: 100 %, earned: at-end, retention: 0 % }
  toka: { basis: amount, amount: 20000.00, per: year, at-risk: 100 %, earned: at-end, retention: 0 % }`;
  const { findings } = found({ fees, sharing: PLAIN_SHARING.replaceAll("providers: 50 %", "providers: 5 %") }, "opposite-signs");
  assert.deepEqual(findings.map(brief), [
    "cost: eka gain, ostaja+toka lose from beyond 1 at 0 on fee/eka",
    "cost: ostaja+toka gain, eka lose from beyond 1 at 0 on fee/eka",
  ]);
});

test("a pool paid out of savings never pays during an overrun: decided though its limit is a curve of cost and score", () => {
  const results = resultsOf("50000.00", "0", "150000.00").replace("funding: new-money", "funding: { part-of-savings: 50 % }");
  const { outcome, undecided } = found({ results }, "opposite-signs");
  assert.deepEqual([outcome, undecided], ["holds", []]);
});

test("findings in which most is at stake stand first", () => {
  const results = resultsOf("50000.00", "50000.00", "150000.00");
  const of = (verdict: Verdict) => verdict.findings.map(({ from, to, weight }) => `${from.cost} ${from.score} → ${to.cost} ${weight}`);
  assert.deepEqual(of(found({ sharing: CAPPED, results }, "opposite-signs", "counted")), [
    "9/10 -100 → 4/5 3000000",
    "1 4 → 162/161 66335",
    "1 -4 → 160/161 66335",
  ]);
  assert.equal(found({ sharing: CAPPED, results }, "indifference").findings[0]!.weight, "40000000");
});

test("an exception of the file is named, and a verdict that rests on exceptions alone says so", () => {
  const exceptions = "exceptions: [{ from: indifference, because: a small company cannot carry more }]";
  const { outcome, findings } = found({ sharing: CAPPED, exceptions }, "indifference");
  assert.equal(outcome, "excepted");
  const one = found({ sharing: CAPPED, exceptions: exceptions.replace("indifference,", "indifference, party: eka,") }, "indifference");
  assert.deepEqual(
    [one.outcome, ...one.findings.map((finding) => `${finding.flat.map(({ party }) => party).join()} ${finding.exceptions.length}`)],
    ["broken", "eka 1", "toka 0"],
  );
  assert.deepEqual(findings[0]!.exceptions, [{ path: "exceptions/0", because: "a small company cannot carry more" }]);
  assert.equal(found({ sharing: CAPPED, exceptions }, "opposite-signs").outcome, "holds");
});

test("results without a stated value are never counted as worth nothing in silence", () => {
  const { outcome, findings } = found({ results: resultsOf("50000.00", "0") }, "opposite-signs", "not-stated");
  assert.deepEqual([outcome, findings], ["cannot-decide", []]);
});

test("a proof is a plain value: JSON carries it without loss", () => {
  const proof = prove(invented({ sharing: CAPPED, results: resultsOf("50000.00", "0", "50000.00") }));
  assert.deepEqual(JSON.parse(JSON.stringify(proof)), proof);
});

const examples = new URL("../../examples/", import.meta.url);
for (const name of readdirSync(examples)) {
  test(`${name}: the proof comes to an answer and every finding to a clause`, () => {
    const { value } = readAgreement(name, readFileSync(new URL(`${name}/agreement.yaml`, examples)));
    for (const one of prove(value!).verdicts) {
      for (const { clauses } of one.findings) assert.ok(clauses.length > 0 && clauses.every(({ line }) => line !== undefined), JSON.stringify(clauses));
    }
  });
}
