import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type Mutation, mutations } from "../../test/agreement/mutations.ts";
import { readAgreement } from "./read.ts";

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const FILES = ["test/agreement/sample.yaml", ...readdirSync(at("examples")).map((name) => `examples/${name}/agreement.yaml`)];
/** Every place of a file takes a minute; this many of them are tried at a time unless SAMESIDE_EVERY says otherwise. */
const EVERY = Number(process.env["SAMESIDE_EVERY"] ?? "16");

/** Mappings whose keys are the file's own names: another name there is another thing, not a mistake that can be seen. */
const OWN_NAMES = new RegExp(
  [
    "^(adjustments|reimbursable/types|target-cost/volume/[^/]+/case-mix|target-cost/index/series|gates|decisions/bodies)/[^/]+$",
    "^outcomes/\\d+/(tariff(/\\d+/amounts)?|instalments)/[^/]+$",
    "^(results/multiplier/(gain|pain)|results/money-tables/[^/]+|results/areas/\\d+/scale)/",
  ].join("|"),
);
/** A whole section that names several things: each of the names that then stand nowhere is told once. */
const SECTIONS = /^(joint-lines|gates)$/;

function problem({ kind, path, text }: Mutation): string | undefined {
  const faults = readAgreement("a.yaml", text).faults.filter((fault) => fault.severity === "fault");
  const shown = `${kind} ${path}: ${faults.map(({ code, at: { line, column } }) => `${code} ${line}:${column}`).join(", ") || "nothing"}`;
  if (faults.length > 1) return kind === "key deleted" && SECTIONS.test(path) ? undefined : shown;
  const mayBeSilent = kind === "key deleted" || kind === "share changed" || kind === "id changed" || (kind === "key renamed" && OWN_NAMES.test(path));
  return faults.length === 0 && !mayBeSilent ? shown : undefined;
}

for (const [n, file] of FILES.entries()) {
  test(`one mistake is one fault in ${file}`, () => {
    const all = [...mutations(readFileSync(at(file), "utf8"))];
    const some = all.filter((_, i) => i % EVERY === n % EVERY);
    assert.deepEqual(
      some.flatMap((mutation) => problem(mutation) ?? []),
      [],
    );
  });
}
