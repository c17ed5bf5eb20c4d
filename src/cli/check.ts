/** `sameside check FILE|DIR…`: every fault of agreements, and of the data beside them when a directory is given. */
import { statSync } from "node:fs";
import type { Agreement } from "../agreement/agreement.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { Use } from "../settlement/facts.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { type Listing, listingJson, listingText } from "./listing.ts";
import { agreementPath, baseOf, filesOf, inputsBeside, loadAgreement, loadFacts } from "./loading.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type CheckOptions = { readonly prove?: boolean; readonly format?: string; readonly output?: string };

type Checked = {
  readonly file: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
  readonly listings: readonly Listing[];
  /** Use of joint lines. */
  readonly recorded: readonly Use[];
  readonly agreement?: Agreement;
};

export async function run(terminal: Terminal, operands: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const all: Checked[] = [];
  for (const path of operands) all.push(await checked(path, terminal));
  const proofs = options.prove ? await proofsOf(all, terminal, format) : [];
  const bad = all.filter((one) => one.listings.length > 0 || one.faults.some((fault) => fault.severity === "fault"));
  const text =
    format === "json"
      ? json(all, proofs, terminal)
      : [...all.map((one) => said(one, terminal)), ...proofs.map((proof) => `${proof}\n`), `${summary(all, bad.length, terminal)}\n`].join("");
  deliver(terminal, text, options.output, operands.flatMap(readFor));
  return bad.length === 0 ? EXIT.fine : EXIT.faults;
}

async function checked(path: string, terminal: Terminal): Promise<Checked> {
  const { file, text, faults, agreement } = loadAgreement(path);
  const texts = new Map([[file, text]]);
  if (!agreement || !statSync(path).isDirectory()) return { file, texts, faults, listings: [], recorded: [], ...(agreement ? { agreement } : {}) };
  const facts = await loadFacts(agreement, baseOf(path), inputsBeside(path), {}, terminal);
  return {
    file,
    texts: new Map([...texts, ...facts.texts]),
    faults: [...faults, ...facts.faults],
    listings: facts.listings,
    recorded: facts.facts.uses,
    agreement,
  };
}

/** The files that checking a path reads. */
function readFor(path: string): string[] {
  const beside = statSync(path).isDirectory() ? filesOf(inputsBeside(path)) : [];
  return [agreementPath(path), ...beside];
}

function said(one: Checked, terminal: Terminal): string {
  const faults = one.faults.length === 0 ? "" : `${faultsText(one.faults, one.texts, terminal)}\n`;
  return faults + one.listings.map((listing) => `${listingText(listing, terminal, one.agreement?.currency ?? "EUR")}\n\n`).join("");
}

function summary(all: readonly Checked[], bad: number, terminal: Terminal): string {
  const faults = all.flatMap((one) => one.faults);
  const warnings = String(faults.filter((fault) => fault.severity === "warning").length);
  const count =
    faults.filter((fault) => fault.severity === "fault").length + all.flatMap((one) => one.listings).reduce((sum, listing) => sum + listing.rows, 0);
  const n = String(all.length);
  return bad === 0 ? terminal.say("check-fine", { n, warnings }) : terminal.say("check-faults", { faults: String(count), warnings, bad: String(bad), n });
}

function json(all: readonly Checked[], proofs: readonly string[], terminal: Terminal): string {
  const files = all.map((one) => ({ file: one.file, faults: faultsJson(one.faults, terminal), listings: one.listings.map(listingJson) }));
  return `${JSON.stringify({ files, ...(proofs.length > 0 ? { proofs: proofs.map((proof): unknown => JSON.parse(proof)) } : {}) }, null, 2)}\n`;
}

/** The proof of every agreement that could be read. Its verdict informs and changes no exit code, as in `prove`. */
async function proofsOf(all: readonly Checked[], terminal: Terminal, format: "text" | "json"): Promise<string[]> {
  const { proofAs } = await import("./prove.ts");
  return all.flatMap((one) => (one.agreement ? [proofAs(format, one.agreement, one.file, terminal, one.recorded)] : []));
}
