import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Finding, Proof } from "../simulation/simulation.ts";
import { proofText } from "./proof-text.ts";
import { terminalOf } from "./terminal.ts";

const agreement: Agreement = readAgreement("agreement.yaml", readFileSync(new URL("../../test/cli/fixtures/small/agreement.yaml", import.meta.url))).value!;

/** A finding in which so many cents are at stake, from `cost` of the target on. */
function weighing(weight: string, cost: string): Finding {
  const at = (share: string, beyond: boolean) => ({ cost: share, score: "0", beyond });
  const stake = (party: string, atTo: string) => ({ party, atFrom: "0", atTo });
  const who = { gains: [stake("tekija", weight)], loses: [stake("kunta", `-${weight}`)], flat: [], moving: [] };
  return { along: "cost", from: at(cost, true), to: at("3/2", false), ...who, weight, clauses: [], exceptions: [] };
}

function said(findings: readonly Finding[], language: Language): string {
  const verdicts = [{ question: "opposite-signs" as const, results: "left-out" as const, outcome: "broken" as const, findings, undecided: [] }];
  const proof: Proof = {
    kind: "proof",
    alliance: "Pieni allianssi",
    parties: ["kunta", "tekija"],
    domain: { cost: ["1/2", "3/2"], years: ["2026"] },
    uses: [],
    verdicts,
  };
  return proofText(proof, agreement, "agreement.yaml", terminalOf({}, language));
}

test("what less than one euro is at stake in is told by its number alone", () => {
  const text = said([weighing("500000", "11/10"), weighing("11", "6/5"), weighing("99", "13/10")], "en");
  assert.match(text, /110%/);
  assert.doesNotMatch(text, /120%|130%/);
  assert.match(text, /and 2 findings with less than €1(\.00)? at stake each/);
  assert.match(said([weighing("11", "6/5")], "fi"), /lisäksi yksi löydös/);
  assert.doesNotMatch(said([weighing("100", "6/5")], "en"), /at stake/);
});
