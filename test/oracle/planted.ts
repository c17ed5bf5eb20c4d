/** Is the oracle worth anything? Plants one fault after the other in a copy of the engine; a short run must find each. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { settle } from "../../src/settlement/settlement.ts";
import { failure } from "./compare.ts";
import { randomCase } from "./random-agreement.ts";
import { compareMany, type Outcome } from "./threads.ts";

type Planted = { readonly name: string; readonly file: string; readonly right: string; readonly wrong: string };

/** Blanks match any run of blanks, so that formatting moves nothing; the text must stand in the file exactly once. */
const PLANTED: readonly Planted[] = [
  {
    name: "bands walked from the far end",
    file: "settlement/bands.ts",
    right: "return scheme[side].map((band, i) => {",
    wrong: "return scheme[side].toReversed().map((band, i) => {",
  },
  { name: "a cliff jumped at its very edge", file: "settlement/bands.ts", right: 'shown, ">", edge, shown, zero', wrong: 'shown, ">=", edge, shown, zero' },
  {
    name: "left-over cents given in the reverse of the ties' order",
    file: "settlement/rounding.ts",
    right: "rank(a) - rank(b));\n const exact",
    wrong: "rank(b) - rank(a));\n const exact",
  },
  {
    name: "half a cent always rounded up",
    file: "kernel/money.ts",
    right: '(rule === "half-up" || whole % 2n === 1n)',
    wrong: '(rule === "half-up" || whole >= 0n)',
  },
  {
    name: "order of caps turned round",
    file: "settlement/stages.ts",
    right: 'stage.scheme.capOrder === "joint-first"',
    wrong: 'stage.scheme.capOrder === "party-first"',
  },
  {
    name: "the same result paid twice",
    file: "settlement/claims.ts",
    right: 'if (term.oncePer !== "none" && seen.has(once)) return "already-paid";',
    wrong: "",
  },
  {
    name: "carried pain forgotten at the end of the period",
    file: "settlement/carrying.ts",
    right: 'due: minus(g, about(name, "carried-sum", args, clause), due, carried)',
    wrong: "due",
  },
  { name: "the fixed part of a target moved by volume too", file: "settlement/targets.ts", right: "times: sub(ONE, term.fixed)", wrong: "times: ONE" },
  {
    name: "a key in force only from the day after",
    file: "settlement/keys.ts",
    right: "if (key.from <= day) index = i;",
    wrong: "if (key.from < day) index = i;",
  },
  {
    name: "retention taken from what is below zero",
    file: "settlement/cells.ts",
    right: "args, clause), ref, constant(g, ZERO));",
    wrong: "args, clause), ref, ref);",
  },
  { name: "a missed gate keeps what it should forfeit", file: "settlement/scores.ts", right: "gate, sub(ONE, forfeit),", wrong: "gate, forfeit," },
  { name: "facts counted before they were known", file: "settlement/context.ts", right: '(row.known ?? "") <= knownAt && ', wrong: "" },
  { name: "a clawback missed on its last day", file: "settlement/outcomes.ts", right: "claim.revoked.on > ends", wrong: "claim.revoked.on >= ends" },
  {
    name: "the last outcome of the baseline paid",
    file: "settlement/claims.ts",
    right: "if (ordinal <= term.baseline) return ZERO;",
    wrong: "if (ordinal < term.baseline) return ZERO;",
  },
  {
    name: "a decision not counted on the day on which it is final",
    file: "settlement/context.ts",
    right: "change.finalOn <= through",
    wrong: "change.finalOn < through",
  },
  {
    name: "development over one day early",
    file: "settlement/costs.ts",
    right: "group.day <= agreement.development.until",
    wrong: "group.day < agreement.development.until",
  },
  {
    name: "undated shares as if everybody were there all year",
    file: "settlement/members.ts",
    right: "mul(part.share, presence(context, part.party, years))",
    wrong: "part.share",
  },
  {
    name: "equal parts without minding who was there",
    file: "settlement/members.ts",
    right: "parties.map((party) => presence(context, party, years))",
    wrong: "parties.map(() => ONE)",
  },
  {
    name: "an organiser charged before it joined and after it left",
    file: "settlement/costs.ts",
    right: "line.organiser !== undefined && !isMember(parties.get(line.organiser)!, group.day)",
    wrong: "line.organiser === group.line",
  },
  {
    name: "fee earned evenly over the days of the development phase too",
    file: "settlement/fees.ts",
    right: "memberDays(partyOf(context, provider), year.days)",
    wrong: "memberDays(partyOf(context, provider), year.period)",
  },
  {
    name: "a fee of the contract spread over years of development too",
    file: "settlement/context.ts",
    right: "year.developing ? 0 : length(year.days)",
    wrong: "length(year.days)",
  },
  {
    name: "days elapsed counted from the first of January through the development phase",
    file: "settlement/context.ts",
    right: "elapsed: elapsedShare(days, through)",
    wrong: "elapsed: elapsedShare(period, through)",
  },
  {
    name: "units of those who have left counted on the others' days",
    file: "settlement/members.ts",
    right: "context.purchasers.filter((party) => isMember(party, day))",
    wrong: "context.purchasers",
  },
  {
    name: "outcomes shared among those who had left",
    file: "settlement/members.ts",
    right: "named.filter((part) => isMember(partyOf(context, part.party), day))",
    wrong: "[...named]",
  },
  {
    name: "a party gone on the last day of its membership",
    file: "settlement/members.ts",
    right: "day <= (leaves ?? day)",
    wrong: "(leaves === undefined || day < leaves)",
  },
  {
    name: "what accrues in a purchaser's favour set against its appropriation",
    file: "settlement/report.ts",
    right: '(standing !== "accrued" || cents > 0n)',
    wrong: "true",
  },
  {
    name: "units counted plainly, however long their party has been a member",
    file: "settlement/keys.ts",
    right: "const alike = days.every((count) => count === days[0]);",
    wrong: "const alike = true;",
  },
  {
    name: "units by the member days of the whole year on an interim day",
    file: "settlement/members.ts",
    right: "overlap(year.period, { from: year.period.from, to: context.through })",
    wrong: "year.period",
  },
  {
    name: "an interim target by the days of the year, not by those on which its line runs",
    file: "settlement/members.ts",
    right: "elapsedShare(runningDays(context, year, line, provider) ?? year.days, context.through)",
    wrong: "year.elapsed",
  },
  {
    name: "planned volume by the days of the year, not by those on which its line runs",
    file: "settlement/targets.ts",
    right: "const gone = lineRunningShare(context, year, line);",
    wrong: "const gone = year.elapsed;",
  },
  {
    name: "a fee beside cost by the days of the year, not by those of its provider",
    file: "settlement/members.ts",
    right: "return days ? elapsedShare(days, context.through) : ratio(0n);",
    wrong: "return year.elapsed;",
  },
  {
    name: "what is carried divided by the key of the year in which it falls due",
    file: "settlement/carrying.ts",
    right: "const divided = alike(whole.map((row) => row.payers)) ? [whole] : byPurchaser(context, whole);",
    wrong: "const divided = [whole];",
  },
  {
    name: "what was carried forgotten with a purchaser that has no part in the last year",
    file: "settlement/carrying.ts",
    right: "return rows.filter((row, i) => !row.absent || i === rows.length - 1);",
    wrong: "return rows.filter((row) => !row.absent);",
  },
];
const COUNT = 6000;
/** The copy without a fault must agree on as many before anything is planted. */
const CONTROL = 500;

/** Exit code 0 when every fault is found, 1 when one is not or when its text no longer stands in the engine. */
export async function runPlanted(seed: string): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), "sameside-planted-"));
  let missed = 0;
  try {
    cpSync(fileURLToPath(new URL("../../src", import.meta.url)), join(root, "src"), { recursive: true });
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    const sound = await engineRun(root, seed, CONTROL);
    if (sound !== undefined) {
      console.log(`the engine disagrees with no fault planted, at ${sound.seed}: ${sound.why[0]}`);
      return 1;
    }
    for (const fault of PLANTED) {
      const said = await tried(fault, root, seed);
      if (!said.startsWith("found")) missed += 1;
      console.log(`${said.padEnd(28)} ${fault.name} (${fault.file})`);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  console.log(`seed ${seed}: ${PLANTED.length - missed} of ${PLANTED.length} planted faults found`);
  return missed === 0 ? 0 : 1;
}

async function tried(fault: Planted, root: string, seed: string): Promise<string> {
  const path = join(root, "src", fault.file);
  const source = readFileSync(path, "utf8");
  const pattern = new RegExp(
    fault.right
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\s+/g, "\\s*"),
    "g",
  );
  const places = [...source.matchAll(pattern)].length;
  if (places !== 1) return `TEXT STANDS ${places} TIMES`;
  try {
    writeFileSync(
      path,
      source.replace(pattern, () => fault.wrong),
    );
    const failed = await engineRun(root, seed, COUNT);
    if (failed === undefined) return `NOT FOUND in ${COUNT}`;
    if (failure(settle, randomCase(failed.seed)) !== undefined) return `WRONG WITHOUT IT TOO at ${failed.seed}`;
    return failed.why[0]!.startsWith("the engine threw") ? `CRASHED: ${failed.why[0]}` : `found at ${failed.seed}`;
  } finally {
    writeFileSync(path, source);
  }
}

async function engineRun(root: string, seed: string, count: number): Promise<Outcome["failed"]> {
  const engine = pathToFileURL(join(root, "src/settlement/settlement.ts")).href;
  const { failed } = await compareMany({ engine, seed, count, retellEvery: COUNT, shrinks: false }, () => undefined);
  return failed;
}
