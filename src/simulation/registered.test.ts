// The futures of a record are what the downloaded file says of its risks, and what the agreement suggests for the rest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { futuresText, type Weighed } from "../registers/futures.ts";
import { defaultFutures } from "./futures.ts";
import { readFutures } from "./futures-file.ts";
import { reckoned } from "./proposal.ts";
import { drawnFrom, expectedFrom, registeredFutures } from "./registered.ts";

const agreement = readAgreement("agreement.yaml", readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url))).value!;
const file = { ref: "file", hash: "0".repeat(64), bytes: 1, type: "text/plain" } as const;
const risk = (line: string, year?: string): Weighed => ({
  id: line,
  as: "risk",
  party: "uramylly",
  line,
  text: file,
  entered: "2020-01-01",
  realised: [],
  assessed: { permille: 300, low: 1_000_000n, likely: 3_000_000n, high: 9_000_000n, action: file, ...(year === undefined ? {} : { year }) },
});
const ALL = [risk("coaching"), risk("coaching"), risk("youth-workshop", "2020"), risk("nothing")];

test("risks vary their lines as in the file, other years and lines vary as the agreement suggests", () => {
  const { futures, drawnOn } = registeredFutures(agreement, ALL);
  assert.equal(drawnOn, 3, "a line without a target has no future");
  const written = readFutures("futures.yaml", futuresText(agreement, ALL, "2020-06-01").text, agreement).value!.inputs;
  assert.deepEqual(
    futures.inputs.slice(0, written.length).map(({ id, subject, distribution }) => ({ id, subject, distribution })),
    written.map(({ id, subject, distribution }) => ({ id, subject, distribution })),
  );
  const rest = futures.inputs.slice(written.length).map(({ id }) => id);
  assert.deepEqual(
    rest.filter((id) => id.startsWith("cost-coaching") || id.startsWith("cost-youth-workshop")),
    ["2019", "2021", "2022"].flatMap((year) =>
      agreement.targets.some((t) => t.line === "youth-workshop" && t.year === year) ? [`cost-youth-workshop.${year}`] : [],
    ),
  );
  assert.equal(drawnFrom(agreement, futures, []).length, agreement.parties.length);
  assert.deepEqual(registeredFutures(agreement, [risk("nothing")]), { futures: defaultFutures(agreement), drawnOn: 0 });
});

test("a risk of a line costs whoever shares its pain, and a proposal is reckoned on the same futures", () => {
  const [without, with_] = [expectedFrom(agreement, []), expectedFrom(agreement, ALL)];
  const mean = (from: typeof without) => new Map(from.parties.map(({ party, mean: cents }) => [party, String(Math.round(cents))]));
  assert.notDeepEqual(mean(with_), mean(without));
  const change = { kind: "cost" as const, cells: [{ year: "2020", line: "coaching", provider: "uramylly", amount: "1000000" }] };
  const found = reckoned({ agreement, change, amount: 1_000_000n, recorded: [], risks: ALL });
  assert.equal(found.risks, 3);
  assert.deepEqual(new Map(found.parties.map(({ party, before }) => [party, before!.simulated!.expected])), mean(with_));
  const { before, after } = found.parties.find(({ party }) => party === "uramylly")!;
  assert.notEqual(after!.simulated!.expected, before!.simulated!.expected, "what costs more costs more in every future");
});
