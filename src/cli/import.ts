/** `sameside import FILE --alliance ID --party P`: sends a cost file in pieces, shows what the server read, and takes it into the books when that is accepted. */
import { basename } from "node:path";
import { type FileHandle, open } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { fill } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import { EXIT, type ExitCode, IoError, namedError, UsageError } from "./ending.ts";
import { FAULT_WORDS } from "./faults.ts";
import { readBytes } from "./paths.ts";
import { progressOf } from "./progress.ts";
import { read, type Remote, type RemoteOptions, remoteOf } from "./remote.ts";
import type { Terminal } from "./terminal.ts";

export type ImportOptions = RemoteOptions & { readonly party?: string; readonly mapping?: string; readonly yes?: boolean; readonly again?: boolean };

type Tally = { readonly rows: number; readonly cents: string; readonly first: number };
type Row = { readonly line: number; readonly code: string; readonly args: Readonly<Record<string, string>> };
/** Cents as text. */
type Counted = Readonly<Record<"net" | "vat" | "grants" | "counts" | "apart" | "priced", string>>;
type Report = {
  readonly rows: number;
  readonly lines: { readonly count: number; readonly total: string };
  readonly counts: Counted;
  readonly months: readonly ({ readonly month: string; readonly count: number } & Counted)[];
  readonly byCode: Readonly<Record<string, Tally>>;
  readonly other: { readonly rows: number; readonly net: string };
  readonly outside: Tally;
  readonly outsideRows: readonly { readonly line: number; readonly day: string; readonly cents: string }[];
  readonly skipped: Tally;
  readonly listed: readonly Row[];
  readonly faults: readonly Row[];
  readonly leftOut: number;
};
type Staged = {
  readonly batch: number;
  readonly state: string;
  readonly size: number;
  readonly received: number;
  readonly taken: number;
  readonly report?: Report;
  /** What will wait for approval. */
  readonly waits?: Some;
  /** The batch that the same bytes became before. */
  readonly same?: number;
  readonly doubles?: Doubles;
  /** The server is still looking which vouchers its books have. */
  readonly uncounted?: boolean;
};
type Some = { readonly rows: number; readonly net: string };
type Voucher = { readonly row: number; readonly document: string; readonly supplier: string; readonly net: string };
type Doubles = {
  readonly equal: Some;
  readonly known: Some;
  readonly twice: Some;
  readonly booked: readonly (Voucher & { readonly line: string })[];
  readonly alike: readonly (Voucher & { readonly times: number })[];
};
type Coded = { readonly code: ExitCode };

const PIECE = 4 << 20;
/** How often a piece that was cut off is sent again, and the milliseconds before that, which double. */
const TRIES = 5;
const AGAIN_MS = 500;
const LOOK_MS = 300;
const SHOWN = 20;
const BYTES_TYPE = { "content-type": "application/octet-stream" };
const JSON_TYPE = { "content-type": "application/json" };

export async function run(terminal: Terminal, [path = ""]: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const { party, mapping, yes = false, again = false } = options;
  if (party === undefined) throw new UsageError("option-needed", { what: "--party" });
  if (!yes && !process.stdin.isTTY) throw new UsageError("import-asks", {});
  const remote = remoteOf(terminal, options);
  const text = mapping === undefined ? undefined : readBytes(mapping).toString("utf8");
  const file = await open(path, "r").catch((error: unknown) => {
    throw namedError(error, path);
  });
  try {
    const { size } = await file.stat();
    const body = JSON.stringify({ party, name: basename(path), size, ...(text === undefined ? {} : { mapping: text }) });
    const begun = await read<{ batch: number }>(terminal, remote, "imports", await remote.send("imports", { method: "POST", headers: JSON_TYPE, body }));
    if ("code" in begun) return begun.code;
    const { batch } = begun.value;
    const sent = (await sendFile(terminal, remote, file, { batch, size })) ?? (await readThere(terminal, remote, batch));
    if ("code" in sent) return sent.code;
    return await decide(terminal, remote, basename(path), sent, { yes, again });
  } finally {
    await file.close();
  }
}

/** Sends the file piece by piece; a piece that was cut off goes again from where the server has it. */
async function sendFile(terminal: Terminal, remote: Remote, file: FileHandle, { batch, size }: { batch: number; size: number }): Promise<Coded | undefined> {
  const progress = progressOf(terminal, terminal.say("import-sending"));
  let [at, failures] = [0, 0];
  try {
    while (at < size) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(PIECE, size - at)), 0, undefined, at);
      try {
        const response = await remote.send(`imports/${batch}?offset=${at}`, { method: "PUT", headers: BYTES_TYPE, body: buffer.subarray(0, bytesRead) });
        const taken = await read<{ received: number }>(terminal, remote, "imports", response);
        if ("code" in taken) return taken;
        at = taken.value.received;
        failures = 0;
      } catch (error) {
        if (!(error instanceof IoError) || ++failures === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * 2 ** failures));
        const there = await staged(terminal, remote, batch);
        if ("code" in there) return there;
        at = there.received;
      }
      progress.at(at, size);
    }
  } finally {
    progress.end();
  }
  return undefined;
}

async function staged(terminal: Terminal, remote: Remote, batch: number): Promise<Staged | Coded> {
  const listed = await read<{ imports: Staged[] } & Record<string, never>>(terminal, remote, "imports/list", await remote.send("imports/list"));
  if ("code" in listed) return listed;
  const found = listed.value.imports.find((each) => each.batch === batch);
  if (!found) throw new IoError(`${remote.origin} ${batch}`, "io-no-answer");
  return found;
}

/** Waits until the server has read the file. */
async function readThere(terminal: Terminal, remote: Remote, batch: number): Promise<Staged | Coded> {
  const progress = progressOf(terminal, terminal.say("import-reading"));
  try {
    for (;;) {
      const found = await staged(terminal, remote, batch);
      if ("code" in found || (found.report && !(found.state === "ready" && found.uncounted))) return found;
      progress.at(found.taken, found.size);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    progress.end();
  }
}

type Meant = { readonly yes: boolean; readonly again: boolean };

/** Whoever is asked sees what the books have already; whoever is not says beforehand that it is meant. */
async function decide(terminal: Terminal, remote: Remote, file: string, staged: Staged, { yes, again }: Meant): Promise<ExitCode> {
  const { batch, state, report, same, doubles } = staged;
  const { lines, counts, leftOut, outside } = report!;
  const isDouble = same !== undefined || (doubles?.equal.rows ?? 0) > 0;
  terminal.err(`${[reportText(terminal, file, report!), ...doubleTexts(terminal, staged)].join("\n")}\n`);
  if (state !== "ready") terminal.err(`${terminal.say("import-refused")}\n`);
  else if (isDouble && yes && !again) terminal.err(`${terminal.say("import-again")}\n`);
  const isMeant = yes && (again || !isDouble);
  if (state !== "ready" || !(isMeant || (!yes && (await accepts(terminal))))) {
    const dropped = await remote.send(`imports/${batch}`, { method: "DELETE", headers: JSON_TYPE });
    const told = dropped.status === 204 ? undefined : await read(terminal, remote, "imports", dropped);
    if (told && "code" in told) return told.code;
    terminal.err(`${terminal.say("import-dropped")}\n`);
    return EXIT.faults;
  }
  const body = JSON.stringify({
    batch,
    count: lines.count,
    total: lines.total,
    counts: counts.counts,
    leftOut,
    outside: outside.rows,
    ...(isDouble ? { again: true } : {}),
  });
  const headers = { ...JSON_TYPE, "idempotency-key": `import-${batch}` };
  const taken = await read(terminal, remote, "imports/accept", await remote.send("imports/accept", { method: "POST", headers, body }));
  if ("code" in taken) return taken.code;
  const money = (cents: string): string => showCents(BigInt(cents), terminal.language);
  const args = { batch: String(batch), count: String(lines.count), net: money(lines.total), counts: money(counts.counts) };
  terminal.out(`${terminal.say("import-taken", args)}\n`);
  return EXIT.fine;
}

async function accepts(terminal: Terminal): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const [yes, no] = [terminal.say("import-yes"), terminal.say("import-no")];
    return (await prompt.question(`${terminal.say("import-accept")} [${yes}/${no}] `)).trim().toLowerCase().startsWith(yes);
  } finally {
    prompt.close();
  }
}

/** Totals, months, and every reason for which rows are left out with the first of them. */
function reportText(terminal: Terminal, file: string, report: Report): string {
  const { rows, lines, counts, months, byCode, other, listed, faults, leftOut, outside, outsideRows, skipped } = report;
  const money = (cents: string): string => showCents(BigInt(cents), terminal.language);
  const out = [terminal.say("import-rows", { file, rows: String(rows), count: String(lines.count), net: money(lines.total) })];
  const told = ({ net, vat, grants, counts: counted }: Counted) => ({ net: money(net), vat: money(vat), grants: money(grants), counts: money(counted) });
  out.push(terminal.say("import-counts", told(counts)));
  if (counts.priced !== "0") out.push(terminal.say("import-priced", { sum: money(counts.priced) }));
  if (counts.apart !== "0") out.push(terminal.say("import-apart", { sum: money(counts.apart) }));
  out.push(...months.map(({ month, count, ...of }) => terminal.say("import-month", { month, count: String(count), ...told(of) })));
  if (leftOut > 0) out.push(terminal.say("import-left-out", { n: String(leftOut) }));
  for (const [code, tally] of Object.entries(byCode)) {
    out.push(terminal.say("import-reason", { code, n: String(tally.rows), sum: money(tally.cents), first: String(tally.first) }));
  }
  if (other.rows > 0) out.push(terminal.say("import-others", { n: String(other.rows), sum: money(other.net) }));
  if (outside.rows > 0) out.push(terminal.say("import-outside", { n: String(outside.rows), sum: money(outside.cents) }));
  for (const { line, day, cents } of outsideRows.slice(0, SHOWN)) {
    out.push(terminal.say("import-outside-row", { line: String(line), day: showDay(day, terminal.language), sum: money(cents) }));
  }
  if (skipped.rows > 0) out.push(terminal.say("import-skipped", { n: String(skipped.rows), sum: money(skipped.cents) }));
  out.push(
    ...[...faults, ...listed]
      .slice(0, SHOWN)
      .map((row) => terminal.say("import-row", { line: String(row.line), code: row.code, sentence: sentence(terminal, row) })),
  );
  return out.join("\n");
}

/** What will wait for approval, what the books have already, and what the file has twice, each with its first rows. */
function doubleTexts(terminal: Terminal, { waits, same, doubles }: Staged): readonly string[] {
  const money = (cents: string): string => showCents(BigInt(cents), terminal.language);
  const some = (name: "import-waits" | "import-equal" | "import-known" | "import-twice", { rows, net }: Some = { rows: 0, net: "0" }): readonly string[] =>
    rows === 0 ? [] : [terminal.say(name, { n: String(rows), sum: money(net) })];
  const of = ({ row, document, supplier, net }: Voucher) => ({ row: String(row), voucher: [document, supplier].filter(Boolean).join(", "), net: money(net) });
  return [
    ...some("import-waits", waits),
    ...(same === undefined ? [] : [terminal.say("import-same", { batch: String(same) })]),
    ...some("import-equal", doubles?.equal),
    ...some("import-known", doubles?.known),
    ...(doubles?.booked ?? []).map((row) => terminal.say("import-booked-row", { ...of(row), line: row.line })),
    ...some("import-twice", doubles?.twice),
    ...(doubles?.alike ?? []).map((row) => terminal.say("import-alike-row", { ...of(row), times: String(row.times) })),
  ];
}

function sentence(terminal: Terminal, { code, args }: Row): string {
  const words = Object.hasOwn(FAULT_WORDS, code) ? FAULT_WORDS[code] : undefined;
  return words ? fill(words.sentence[terminal.language], args) : Object.values(args).join(", ");
}
