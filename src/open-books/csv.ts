/**
 * A push reader of separated text over bytes (RFC 4180 with the dialects met in the wild). It finds cells and physical lines, and knows no meaning.
 * Every row is handed over exactly once; what is wrong with it comes along as its flaw. Memory is bounded by the longest row allowed.
 */

/** What is wrong with a row as text. A row whose quote never closes is handed over as its first physical line, unquoted. */
export type RowFlaw = "none" | "quote-unclosed" | "quote-stray" | "row-overlong";

/**
 * One row: cell `i` is `bytes[bounds[2i] … bounds[2i+1])`, without its quotes. Bytes and bounds are reused: copy what must outlive the call.
 * `line` is the physical line, from 1, on which the row begins. An overlong row has no cells.
 */
export type OnRow = (bytes: Uint8Array, bounds: Int32Array, cells: number, line: number, flaw: RowFlaw) => void;

export type CsvOptions = {
  /** One ASCII character. */
  readonly separator: string;
  readonly onRow: OnRow;
  /** Called once, at the first line that ends otherwise than the lines before it. */
  readonly onMixedEnds?: (line: number) => void;
  /** Called once at the first NUL byte; nothing is read after it. */
  readonly onBinary?: (line: number) => void;
  /** The longest row in bytes. */
  readonly maxRow?: number;
  /** Bytes gathered before they are scanned. */
  readonly block?: number;
};

export type CsvReader = {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  /** How many cells a row should have: a quoted row of several lines with another number is taken for one whose quote never closed. */
  readonly expect: (cells: number) => void;
  /** Lines without any character, which are no rows. */
  readonly blankLines: () => number;
};

const MAX_ROW = 1 << 20;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SEPARATOR = 1;
const OTHER_STOP = 2;

/** `next` after a try at one row: where the following row begins, or one of these. */
const UNFINISHED = -1;
const NUL_FOUND = -2;

type State = {
  readonly options: CsvOptions;
  readonly maxRow: number;
  /** By byte: 0 inside a cell, SEPARATOR, or OTHER_STOP for LF, CR and NUL. */
  readonly classes: Uint8Array;
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
  bounds: Int32Array<ArrayBuffer>;
  /** Positions in `bounds` of the cells with doubled quotes. */
  escaped: number[];
  line: number;
  expected: number;
  /** The rest of an overlong line is being passed. */
  skipping: boolean;
  stopped: boolean;
  /** How lines have ended so far: 0 unknown, 1 LF, 2 CRLF, 3 CR. */
  ending: number;
  mixed: boolean;
  blanks: number;
  /** The try at the row in hand. */
  next: number;
  cells: number;
  lines: number;
  stray: boolean;
  open: boolean;
  rowEnding: number;
};

export function createCsvReader(options: CsvOptions): CsvReader {
  const block = options.block ?? 1 << 18;
  const state = begin(options);
  let held = 0;
  return {
    push(chunk) {
      for (let from = 0; from < chunk.length && !state.stopped;) {
        const part = chunk.subarray(from, from + block - held);
        append(state, part);
        from += part.length;
        held += part.length;
        if (held < block) continue;
        held = 0;
        readRows(state, false);
      }
    },
    end: () => readRows(state, true),
    expect: (cells) => void (state.expected = cells),
    blankLines: () => state.blanks,
  };
}

function begin(options: CsvOptions): State {
  const classes = new Uint8Array(256);
  classes[LF] = classes[CR] = classes[0] = OTHER_STOP;
  classes[options.separator.charCodeAt(0)] = SEPARATOR;
  return {
    options,
    maxRow: options.maxRow ?? MAX_ROW,
    classes,
    bytes: new Uint8Array(1 << 12),
    length: 0,
    bounds: new Int32Array(128),
    escaped: [],
    line: 1,
    expected: -1,
    skipping: false,
    stopped: false,
    ending: 0,
    mixed: false,
    blanks: 0,
    next: 0,
    cells: 0,
    lines: 1,
    stray: false,
    open: false,
    rowEnding: 0,
  };
}

function append(state: State, part: Uint8Array): void {
  const needed = state.length + part.length + 2;
  if (needed > state.bytes.length) {
    const larger = new Uint8Array(needed * 2);
    larger.set(state.bytes.subarray(0, state.length));
    state.bytes = larger;
  }
  state.bytes.set(part, state.length);
  state.length += part.length;
}

function readRows(state: State, final: boolean): void {
  if (state.stopped) return;
  // Line feeds behind the last byte stop every scan without a check of the length at each byte.
  state.bytes[state.length] = state.bytes[state.length + 1] = LF;
  let start = 0;
  while (start < state.length) {
    const next = state.skipping ? skip(state, start, final) : step(state, start, final);
    if (next === UNFINISHED || next === start) break;
    start = next;
  }
  if (state.stopped) return;
  state.bytes.copyWithin(0, start, state.length);
  state.length -= start;
}

/** Reads one row and hands it over; returns where the next begins, or UNFINISHED to wait for more bytes. */
function step(state: State, start: number, final: boolean): number {
  scanRow(state, start, true, final);
  if (state.stray || tooLongOpen(state, start, final) || wrongWidth(state)) {
    const flaw: RowFlaw = state.stray && state.lines === 1 ? "quote-stray" : "quote-unclosed";
    scanRow(state, start, false, final);
    if (state.next >= 0 && state.next - start <= state.maxRow) return hand(state, start, flaw);
  }
  if (state.next === NUL_FOUND) return binary(state, start);
  if ((state.next < 0 ? state.length : state.next) - start > state.maxRow) return overlong(state, start);
  return state.next < 0 ? UNFINISHED : hand(state, start, "none");
}

function tooLongOpen(state: State, start: number, final: boolean): boolean {
  return state.open && (final || state.length - start > state.maxRow);
}

function wrongWidth(state: State): boolean {
  return state.next >= 0 && state.lines > 1 && state.expected >= 0 && state.cells !== state.expected;
}

/** Finds the cells of the row at `start`; quotes mean something only when `quotes`. */
function scanRow(state: State, start: number, quotes: boolean, final: boolean): void {
  const { bytes, classes } = state;
  let { bounds } = state;
  let i = start;
  let at = 0;
  state.lines = 1;
  state.stray = state.open = false;
  if (state.escaped.length > 0) state.escaped = [];
  for (;;) {
    if (at + 2 > bounds.length) bounds = widen(state);
    if (quotes && bytes[i] === QUOTE && i < state.length) {
      i = scanQuoted(state, i, at);
      if (state.open || state.stray) break;
    } else {
      bounds[at] = i;
      while (classes[bytes[i]!] === 0) i++;
      bounds[at + 1] = i;
    }
    at += 2;
    if (classes[bytes[i]!] !== SEPARATOR) break;
    i++;
  }
  state.cells = at >> 1;
  if (state.open) state.next = UNFINISHED;
  else if (state.stray) state.next = i;
  else endRow(state, i, final);
}

/** Decides from the byte that ended the last cell where the next row begins. */
function endRow(state: State, i: number, final: boolean): void {
  const { bytes, length } = state;
  state.rowEnding = 0;
  if (i >= length) state.next = final ? length : UNFINISHED;
  else if (bytes[i] === LF) {
    state.next = i + 1;
    state.rowEnding = 1;
  } else if (bytes[i] !== CR) state.next = NUL_FOUND;
  else if (i + 1 >= length && !final) state.next = UNFINISHED;
  else {
    const pair = bytes[i + 1] === LF && i + 1 < length;
    state.next = pair ? i + 2 : i + 1;
    state.rowEnding = pair ? 2 : 3;
  }
}

/** Reads the cell whose quote stands at `open`; returns the position behind it. */
function scanQuoted(state: State, open: number, at: number): number {
  const { bytes, length, bounds } = state;
  let i = open + 1;
  let doubled = false;
  for (; ; i++) {
    const byte = bytes[i]!;
    if (i >= length) {
      state.open = true;
      return i;
    }
    if (byte > QUOTE) continue;
    if (byte === QUOTE) {
      if (bytes[i + 1] !== QUOTE || i + 1 >= length) break;
      doubled = true;
      i++;
    } else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) state.lines++;
    else if (byte === 0) return i;
  }
  bounds[at] = open + 1;
  bounds[at + 1] = i;
  if (doubled) state.escaped.push(at);
  i++;
  while (bytes[i] === 32 && state.classes[32] === 0) i++;
  if (state.classes[bytes[i]!] === 0) state.stray = true;
  return i;
}

function hand(state: State, start: number, flaw: RowFlaw): number {
  const { bounds, rowEnding } = state;
  if (!state.mixed && rowEnding !== 0 && rowEnding !== state.ending) {
    state.mixed = state.ending !== 0;
    if (state.mixed) state.options.onMixedEnds?.(state.line + state.lines - 1);
    else state.ending = rowEnding;
  }
  if (state.cells === 1 && bounds[0] === start && bounds[1] === start) state.blanks++;
  else {
    if (state.escaped.length > 0) unescape(state);
    state.options.onRow(state.bytes, bounds, state.cells, state.line, flaw);
  }
  state.line += state.lines;
  return state.next;
}

function unescape({ bytes, bounds, escaped }: State): void {
  for (const at of escaped) {
    let to = bounds[at]!;
    for (let i = to; i < bounds[at + 1]!; i++) {
      bytes[to++] = bytes[i]!;
      if (bytes[i] === QUOTE) i++;
    }
    bounds[at + 1] = to;
  }
}

function binary(state: State, start: number): number {
  for (let i = start; state.bytes[i] !== 0; i++) if (state.bytes[i] === LF) state.line++;
  state.stopped = true;
  state.length = 0;
  state.options.onBinary?.(state.line);
  return UNFINISHED;
}

function overlong(state: State, start: number): number {
  state.options.onRow(state.bytes, state.bounds, 0, state.line, "row-overlong");
  if (state.next >= 0) {
    state.line += state.lines;
    return state.next;
  }
  state.skipping = true;
  return skip(state, start, false);
}

/** Passes the rest of an overlong line. */
function skip(state: State, start: number, final: boolean): number {
  const { bytes, length } = state;
  let i = start;
  while (i < length && bytes[i] !== LF && bytes[i] !== CR) i++;
  if (i >= length || (bytes[i] === CR && i + 1 >= length && !final)) return i;
  state.skipping = false;
  state.line++;
  return bytes[i] === CR && bytes[i + 1] === LF && i + 1 < length ? i + 2 : i + 1;
}

function widen(state: State): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(state.bounds.length * 2);
  wider.set(state.bounds);
  state.bounds = wider;
  return wider;
}
