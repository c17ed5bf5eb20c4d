/** Opt-in, several minutes: pushes two gigabytes of cost rows through the reader and prints rows, sum and peak memory. */
import { readFileSync } from "node:fs";
import { readAgreement } from "../../src/agreement/read.ts";
import { createCostReader } from "../../src/open-books/read-costs.ts";

const agreement = readAgreement("agreement.yaml", readFileSync(new URL("small/agreement.yaml", import.meta.url))).value!;
const piece = Buffer.from("uramylly,coaching,salary,2019-05-01,12.34,a text of a usual length beside it\n".repeat(14_000));
const reader = createCostReader({ agreement, file: "costs.csv" });
reader.push(Buffer.from("party,line,type,day,net,text\n"));
let bytes = 0;
for (; bytes < 2 ** 31; bytes += piece.length) reader.push(piece);
const { report } = reader.end();
process.stdout.write(`bytes=${bytes}\nrows=${report.rows}\nsettled-rows=${report.settled.rows}\nsettled-sum-cents=${report.settled.cents}\n`);
process.stdout.write(`peak-memory-megabytes=${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
