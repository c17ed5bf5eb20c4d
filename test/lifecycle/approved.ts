/** States of an alliance whose body adopted a matter about money that one purchaser's own organ approved; nothing of it stands in a database. */
import { readFileSync } from "node:fs";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import type { Slice, States } from "../../src/api/decide.ts";
import { decisionSlice, type Noted } from "../../src/decisions/kinds.ts";
import { lifecycleSlice } from "../../src/lifecycle/kinds.ts";
import { partiesSlice } from "../../src/parties/kinds.ts";

/** `own`: cents of the purchaser's own decision. */
export function approved({ own }: { readonly own: string }): { readonly agreement: Agreement; readonly states: States } {
  const text = readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url), "utf8");
  const about = { organ: "Keksitty", on: "2019-03-01", section: "§ 1", subject: "Keksitty", state: "final", stateOn: "2019-03-20" } as const;
  const approvals = [{ party: "kainuu", as: "purchaser", state: "enforceable" }] as const;
  const ofBody = { body: "ajr", kind: "funding", approvals, approved: [{ party: "kainuu", decision: "own" }] };
  const decisions = [
    { ...about, id: "own", organisation: "o", amount: BigInt(own) },
    { ...about, id: "matter", ofBody, amount: 1n },
  ];
  const noted = { ...decisionSlice.start, decisions: new Map(decisions.map((each) => [each.id, each])) } as unknown as Noted;
  const named = new Map([["appropriation-decision", new Map(["kainuu", "kajaani"].map((party) => [party, "matter"]))]]);
  const known = new Map<string, unknown>([
    [decisionSlice.name, noted],
    [lifecycleSlice.name, { ...lifecycleSlice.start, named }],
    [
      partiesSlice.name,
      {
        ...partiesSlice.start,
        organisations: new Map([
          ["kainuu", "o"],
          ["kajaani", "k"],
        ]),
      },
    ],
  ]);
  const states = { of: <S>(slice: Slice<S>): S => (known.get(slice.name) as S | undefined) ?? slice.start };
  return { agreement: readAgreement("agreement.yaml", text).value!, states: states as States };
}
