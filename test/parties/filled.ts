/** The world of these tests with an agreement, costs, evidence and a finding. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { addEvidence, enterCosts, openFinding } from "../../src/open-books/commands.ts";
import { bindParty } from "../../src/agreement/bound/commands.ts";
import { registerOrganisation } from "../../src/parties/commands.ts";
import type { Store } from "../../src/store/store.ts";
import { codes, type World, worldOn } from "./world.ts";

export const AGREEMENT = readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url), "utf8");
const hidden = {
  supplier: "Salattu Toimittaja Oy",
  document: "SALATTU-7",
  text: "salattu teksti",
  costCentre: "salattu-kohta",
  account: "salattu-tili",
  quantity: "7.123457",
};

/** An alliance with lines 0/0 and 0/1 of Uramylly and 1/0, 1/1 of Kajaani (the second on a joint line), evidence for the first of each, and one claim. */
export async function filled(store: Store): Promise<World & { readonly evidence: Readonly<Record<string, string>> }> {
  const world = await worldOn(store);
  const done = <T>(ran: { readonly result?: T; readonly refusals?: readonly { readonly code: string }[] | undefined }): T => {
    assert.deepEqual(codes(ran), []);
    return ran.result!;
  };
  const kainuu = done(await world.run("admin", registerOrganisation, { name: "Keksitty maakunta", kind: "county", businessId: "9900040-5" })) as {
    organisation: string;
  };
  done(await world.run("admin", bindParty, { party: "kainuu", organisation: kainuu.organisation }));
  done(await world.run("office", adoptAgreement, { text: AGREEMENT, from: "2019-01-01" }));
  const cost = { line: "coaching", type: "coach-hour", day: "2020-03-10", net: "10000", ...hidden };
  done(await world.run("provider", enterCosts, { party: "uramylly", lines: [cost, { ...cost, net: "20000", quantity: "14.25" }] }));
  const own = { type: "salary", day: "2020-03-10", net: "30000" };
  done(
    await world.run("office", enterCosts, {
      party: "kajaani",
      lines: [
        { ...own, line: "youth-workshop" },
        { ...own, line: "project-office" },
      ],
    }),
  );
  const content = (text: string): string => Buffer.from(text).toString("base64");
  const seen = done(await world.run("provider", addEvidence, { for: ["0/0"], content: content("salattu teksti") }));
  const workshop = done(await world.run("office", addEvidence, { for: ["1/0"], content: content("pajan kuitti") }));
  done(await world.run("controller", openFinding, { lines: ["0/0"], question: "Mihin tunnit kohdistuvat?" }));
  return { ...world, evidence: { "0/0": seen.hash, "1/0": workshop.hash } };
}

/** Makes every other party of the agreement an organisation, without which there is no statement. */
export async function bindTheOthers({ run }: World): Promise<void> {
  for (const [party, kind, businessId] of [
    ["sotkamo", "municipality", "9900003-4"],
    ["kuhmo", "municipality", "9900004-2"],
    ["keksitty", "company", "9900006-9"],
    ["satumaa", "association", "9900007-7"],
  ] as const) {
    const registered = await run("admin", registerOrganisation, { name: `Keksitty ${party}`, kind, businessId });
    assert.deepEqual(codes(registered), []);
    const { organisation } = (registered as { readonly result: { readonly organisation: string } }).result;
    assert.deepEqual(codes(await run("admin", bindParty, { party, organisation })), []);
  }
}
