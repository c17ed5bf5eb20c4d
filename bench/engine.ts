/** The engine in process: 40 parties over 60 months, derived with every step kept. `node bench/engine.ts DIR`. Prints milliseconds, a line a run. */
import { readFileSync } from "node:fs";
import { readAgreement } from "../src/agreement/read.ts";
import { yearOf } from "../src/kernel/day.ts";
import { readFacts } from "../src/cli/files.ts";
import type { CostGroup } from "../src/open-books/open-books.ts";
import { derive } from "../src/settlement/settlement.ts";

const directory = process.argv[2]!;
const file = `${directory}/agreement.yaml`;
const agreement = readAgreement(file, readFileSync(file)).value!;
const { facts } = await readFacts(`${directory}/results.csv`, { agreement });
/** Every provider books one sum a month on each of its lines. */
const costs: CostGroup[] = agreement.periods.flatMap(() =>
  ["2019", "2020", "2021", "2022", "2023"].flatMap((year) =>
    Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`).flatMap((month) =>
      agreement.lines.flatMap((line) =>
        line.providers.map((party) => ({
          party,
          line: line.id,
          type: "salary",
          month,
          day: `${month}-01`,
          status: "accepted" as const,
          approved: true,
          cents: 1_000_000n + BigInt(Number(yearOf(`${month}-01`)) * 31),
          quantity: 0n,
          count: 1,
          source: { file: "costs.csv", lines: [1] },
        })),
      ),
    ),
  ),
);
const options = { through: "2023-12-31", knownAt: "9999-12-31T23:59:59.999Z" };
const input = { ...facts, costs };
for (let i = 0; i < 20; i++) derive(agreement, input, options);
for (let i = 0; i < 25; i++) {
  const before = performance.now();
  const settled = derive(agreement, input, options);
  process.stdout.write(
    `${(performance.now() - before).toFixed(2)} ms, ${agreement.parties.length} parties, ${costs.length} sums, ${settled.graph.nodes.length} figures\n`,
  );
}
