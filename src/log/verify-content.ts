/** Content of an export: every file and every line that an entry refers to is there and right, or withheld, or erased by an entry. Page section 10, 5. */
import { fromHex, sameBytes, toHex } from "../kernel/bytes.ts";
import { centsOf, parseValue } from "./entry.ts";
import { refName } from "./export.ts";
import type { Inspection } from "./inspection.ts";
import { type HeldLine, LINES_A_FILE, linesPath, linesPaths, parseLines } from "./lines-file.ts";
import { contentPath, saltPath } from "./manifest.ts";
import { createFrontier } from "./merkle.ts";
import { type FileRef, type LinesRef, SALT_BYTES, saltedHash } from "./reference.ts";
import type { Walk } from "./verify-leaves.ts";

/** What was checked, and what was not there to be checked. */
export type Content = { files: number; lines: number; batches: number; erased: number; withheld: number };

export async function checkContent(inspection: Inspection, walk: Walk): Promise<Content> {
  const content: Content = { files: 0, lines: 0, batches: 0, erased: 0, withheld: 0 };
  const withheld = new Set(inspection.manifest.withheld);
  const named = new Set([...walk.refs.values()].map(({ ref }) => refName(ref)));
  for (const name of withheld) if (!named.has(name)) inspection.find("log/withheld-unknown", "manifest", { name }, 9);
  for (const { ref, seq } of walk.refs.values()) {
    if (withheld.has(refName(ref))) {
      content.withheld++;
      inspection.find("log/content-withheld", "manifest", { name: refName(ref), seq: String(seq) }, 9);
    } else if (ref.ref === "file") await checkFile(inspection, walk, content, ref);
    else await checkLines(inspection, walk, content, ref);
  }
  return content;
}

async function checkFile(inspection: Inspection, walk: Walk, content: Content, { hash, bytes }: FileRef): Promise<void> {
  const path = contentPath(hash);
  const erasure = walk.erasedFiles.get(hash);
  if (erasure) {
    const { seq, day, under } = erasure;
    content.erased++;
    const still = [path, saltPath(hash)].filter((file) => inspection.isListed(file));
    for (const file of still) inspection.find("log/erased-still-here", file, { seq: String(seq), day, under }, 4);
    if (still.length === 0) inspection.find("log/erased", path, { seq: String(seq), day, under }, 4);
    return;
  }
  const [found, salt] = [await inspection.take(path), await inspection.take(saltPath(hash))];
  if (!found || !salt) return;
  content.files++;
  const right = salt.length === SALT_BYTES && found.length === bytes && toHex(saltedHash(inspection.primitives.sha256, salt, found)) === hash;
  if (!right) inspection.find("log/content-differs", path, {}, 3);
}

/** Where a batch stands while its lines go by. */
type Tally = { count: number; erased: number; total: bigint };

async function checkLines(inspection: Inspection, walk: Walk, content: Content, ref: LinesRef): Promise<void> {
  const { sha256 } = inspection.primitives;
  const frontier = createFrontier(sha256);
  const tally: Tally = { count: 0, erased: 0, total: 0n };
  let index = -1;
  for (const path of linesPaths(ref.root, ref.count)) {
    index++;
    const bytes = await inspection.take(path);
    if (!bytes) return;
    for (const line of parseLines(bytes)) {
      const place = tally.count % LINES_A_FILE;
      if (!line || Math.floor(tally.count / LINES_A_FILE) !== index) return inspection.find("log/line-broken", path, { line: String(place + 1) }, 9);
      frontier.push("leaf" in line ? line.leaf : saltedHash(sha256, line.salt, line.bytes));
      checkLine(inspection, walk, ref, line, tally);
      tally.count++;
    }
  }
  content.batches++;
  content.lines += tally.count - tally.erased;
  content.erased += tally.erased;
  conclude(inspection, walk, ref, tally, sameBytes(frontier.root(), fromHex(ref.root)!));
}

function checkLine(inspection: Inspection, walk: Walk, ref: LinesRef, line: HeldLine, tally: Tally): void {
  const path = linesPath(ref.root, Math.floor(tally.count / LINES_A_FILE));
  const args = { line: String((tally.count % LINES_A_FILE) + 1) };
  const erasures = (walk.erasedLines.get(ref.root) ?? []).filter(({ from, to }) => from <= tally.count && tally.count <= to);
  if ("erasedBy" in line) {
    tally.erased++;
    if (!erasures.some(({ seq }) => seq === line.erasedBy)) inspection.find("log/erased-without-entry", path, { ...args, seq: String(line.erasedBy) }, 4);
    return;
  }
  for (const { seq, day, under } of erasures) inspection.find("log/erased-still-here", path, { seq: String(seq), day, under }, 4);
  const { value, faults } = parseValue(line.bytes, path);
  inspection.findings.push(...faults);
  if (!value || ref.sum === undefined) return;
  const cents = centsOf(value[ref.sum]);
  if (cents === undefined) inspection.find("log/line-without-sum", path, { ...args, sum: ref.sum }, 3);
  else tally.total += cents;
}

function conclude(inspection: Inspection, walk: Walk, ref: LinesRef, tally: Tally, rooted: boolean): void {
  const path = linesPath(ref.root, 0);
  if (!rooted) inspection.find("log/lines-differ", path, {}, 3);
  if (tally.count !== ref.count) inspection.find("log/count-differs", path, { count: String(tally.count), entered: String(ref.count) }, 3);
  if (tally.erased > 0) {
    for (const { from, to, seq, day, under } of walk.erasedLines.get(ref.root) ?? []) {
      const args = { from: String(from + 1), to: String(to + 1), seq: String(seq), day, under };
      inspection.find("log/lines-erased", path, args, 4);
    }
  } else if (ref.total !== undefined && String(tally.total) !== ref.total) {
    inspection.find("log/total-differs", path, { total: String(tally.total), entered: ref.total }, 3);
  }
}
