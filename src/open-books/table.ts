/** A separated file as a table: its marks and encoding, its separator, the row of headers, and the watch against personal data. */
import type { Fault } from "../kernel/refusal.ts";
import { createCsvReader, type CsvReader, type OnRow } from "./csv.ts";
import { personColumn } from "./headers.ts";
import { findIdentity, hasIdentity, maskIdentity } from "./identity.ts";
import { createFront, decode, type Encoding } from "./text.ts";

export const SEPARATORS = [";", "\t", "|", ",", ":"] as const;
/** The header stands within these first rows. */
const HEADER_ROWS = 30;
const HEAD_BYTES = 1 << 18;

export type TableOptions = {
  readonly file: string;
  readonly separator?: string;
  readonly encoding?: Encoding;
  /** How well a row of texts does as the header: 0 or less is no header; the highest wins, the first of equals. */
  readonly score: (cells: readonly string[]) => number;
  /** Whether a column of customers is one that this reader guards itself: of pseudonyms, or of the agreement's parties. */
  readonly guards?: (header: string) => boolean;
  /** Says what the header lacks; any fault that is not a warning refuses the file. */
  readonly onHeader: (cells: readonly string[], line: number) => readonly Fault[];
  readonly onRow: OnRow;
  readonly block?: number;
};

export type TableState = {
  readonly separator: string;
  readonly headerLine: number;
  readonly headers: readonly string[];
  readonly utf16: boolean;
  readonly blankLines: number;
  readonly faults: readonly Fault[];
  /** The file is refused: nothing of it counts. */
  readonly refused: boolean;
};

export type TableReader = {
  /** False once the file is refused: what follows is not looked at. */
  readonly push: (chunk: Uint8Array) => boolean;
  readonly end: () => TableState;
};

type State = {
  readonly options: TableOptions;
  readonly faults: Fault[];
  head: Uint8Array[];
  headBytes: number;
  csv: CsvReader | undefined;
  separator: string;
  headers: readonly string[];
  headerLine: number;
  utf16: boolean;
  refused: boolean;
};

export function createTable(options: TableOptions): TableReader {
  const state: State = {
    options,
    faults: [],
    head: [],
    headBytes: 0,
    csv: undefined,
    separator: options.separator ?? "",
    headers: [],
    headerLine: 0,
    utf16: false,
    refused: false,
  };
  if (hasIdentity(options.file)) refuse(state, "csv/personal-code-in-name", 1, 1, {});
  const front = createFront(
    (bytes) => (state.csv ? state.csv.push(bytes) : gather(state, bytes)),
    () => void (state.utf16 = true),
  );
  return {
    push(chunk) {
      if (!state.refused) front.push(chunk);
      return !state.refused;
    },
    end() {
      if (!state.refused) front.end();
      if (!state.refused && !state.csv) open(state);
      if (!state.refused) state.csv?.end();
      const { separator, headerLine, headers, utf16, faults, refused } = state;
      return {
        separator,
        headerLine,
        headers,
        utf16,
        faults,
        refused,
        blankLines: state.csv?.blankLines() ?? 0,
      };
    },
  };
}

export function faultAt(file: string, code: string, line: number, column: number, args: Fault["args"], severity: Fault["severity"] = "fault"): Fault {
  return {
    code,
    severity,
    at: { file: maskIdentity(file), line, column, length: 1 },
    args,
    basis: "docs/cost-files.md",
  };
}

function refuse(state: State, code: string, line: number, column: number, args: Fault["args"]): void {
  if (state.refused) return;
  state.refused = true;
  state.faults.push(faultAt(state.options.file, code, line, column, args));
}

/** Holds the head of the file until there is enough of it to find the header. */
function gather(state: State, bytes: Uint8Array): void {
  if (state.refused) return;
  state.head.push(bytes.slice());
  state.headBytes += bytes.length;
  if (state.headBytes >= HEAD_BYTES) open(state);
}

function open(state: State): void {
  const head = joined(state.head, state.headBytes);
  state.head = [];
  const kind = binaryKind(head);
  if (kind) return refuse(state, "csv/file-binary", kind === "NUL" ? lineOf(head, head.indexOf(0)) : 1, 1, { kind });
  const { options } = state;
  if (options.encoding === undefined && hasDosLetters(head)) {
    refuse(
      state,
      "csv/encoding-dos",
      lineOf(
        head,
        head.findIndex((_, i) => isDosLetter(head, i)),
      ),
      1,
      {},
    );
    return watchHead(state, head);
  }
  const choices = options.separator === undefined ? SEPARATORS : [options.separator];
  const best = choices.map((separator) => headerIn(head, separator, options)).reduce((a, b) => (b.score > a.score ? b : a));
  state.separator = best.separator;
  state.headers = best.cells;
  state.headerLine = best.line;
  state.csv = startRows(state);
  if (best.score > 0) {
    const person = personColumn(best.cells, options.guards);
    if (person >= 0) return refuse(state, "csv/personal-column", best.line, person + 1, {});
    for (const fault of options.onHeader(best.cells, best.line)) {
      state.faults.push(fault);
      if (fault.severity === "fault") state.refused = true;
    }
    if (!state.refused) state.csv.expect(best.cells.length);
  } else if (head.length === 0) refuse(state, "csv/file-empty", 1, 1, {});
  else refuse(state, "csv/header-missing", 1, 1, { rows: String(HEADER_ROWS) });
  // A head that was refused is still watched for personal data, which is the graver fault.
  if (state.refused) return watchHead(state, head);
  state.csv.push(head);
}

/** ä, ö, å, Ä, Ö and Å of DOS (code pages 437 and 850): inside a word they are nothing in UTF-8, and in Windows-1252 signs that stand in no word. */
const DOS_LETTERS: readonly number[] = [0x84, 0x94, 0x86, 0x8e, 0x99, 0x8f];

function hasDosLetters(head: Uint8Array): boolean {
  return head.some((_, i) => isDosLetter(head, i));
}

function isDosLetter(head: Uint8Array, at: number): boolean {
  return DOS_LETTERS.includes(head[at]!) && isLetter(head[at - 1]) && isLetter(head[at + 1]);
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

type Header = { separator: string; cells: readonly string[]; line: number; score: number };

/** The best header that the first rows hold when they are cut by a separator. */
function headerIn(head: Uint8Array, separator: string, options: TableOptions): Header {
  let best: Header = { separator, cells: [], line: 0, score: 0 };
  let rows = 0;
  const csv = createCsvReader({
    separator,
    onRow(bytes, bounds, count, line, flaw) {
      if (rows++ >= HEADER_ROWS || flaw !== "none" || count > 4096) return;
      const cells = Array.from({ length: count }, (_, i) => decode(bytes, bounds[2 * i]!, bounds[2 * i + 1]!, options.encoding ?? "auto") ?? "");
      const score = options.score(cells) + (personColumn(cells, options.guards) >= 0 ? 1 : 0);
      if (score > best.score) best = { separator, cells, line, score };
    },
  });
  csv.push(head.subarray(0, lineEnd(head)));
  csv.end();
  return best;
}

/** Where the line behind the last that can hold the header begins, so that junk further down costs nothing. */
function lineEnd(head: Uint8Array): number {
  let at = 0;
  for (let lines = 0; lines < HEADER_ROWS * 4; lines++) {
    const feed = head.indexOf(10, at);
    if (feed < 0) return head.length;
    at = feed + 1;
  }
  return at;
}

function startRows(state: State): CsvReader {
  const { options, headerLine } = state;
  return createCsvReader({
    separator: state.separator,
    ...(options.block === undefined ? {} : { block: options.block }),
    onRow(bytes, bounds, cells, line, flaw) {
      if (state.refused) return;
      if (cells > 0) {
        const found = findIdentity(bytes, bounds[0]!, bounds[2 * cells - 1]!);
        if (found >= 0) return refuse(state, "csv/personal-code", line, columnOf(bounds, cells, found), {});
      }
      if (line > headerLine) options.onRow(bytes, bounds, cells, line, flaw);
    },
    onMixedEnds: (line) => void state.faults.push(faultAt(options.file, "csv/line-ends-mixed", line, 1, {}, "warning")),
    onBinary: (line) => refuse(state, "csv/file-binary", line, 1, { kind: "NUL" }),
  });
}

function watchHead(state: State, head: Uint8Array): void {
  const found = findIdentity(head, 0, head.length);
  if (found < 0 || state.faults.some((fault) => fault.code.startsWith("csv/personal"))) return;
  state.refused = false;
  refuse(state, "csv/personal-code", lineOf(head, found), 1, {});
}

/** The physical line, from 1, of a position in the head. */
function lineOf(head: Uint8Array, position: number): number {
  let line = 1;
  for (let i = 0; i < position; i++) if (head[i] === 10) line++;
  return line;
}

/** The column, from 1, of the cell that holds a position. */
function columnOf(bounds: Int32Array, cells: number, position: number): number {
  let column = 1;
  while (column < cells && bounds[2 * column]! <= position) column++;
  return column;
}

function binaryKind(head: Uint8Array): string | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x50, 0x4b, 3, 4)) return "xlsx, ods, zip";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "xls";
  if (starts(0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (starts(0x1f, 0x8b)) return "gz";
  return head.includes(0) ? "NUL" : undefined;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
