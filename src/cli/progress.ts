/** A progress bar on standard error: bytes of what is known, rows of what is read. */
import type { Terminal } from "./terminal.ts";

export type Progress = {
  /** Says how far the work has come; called as often as one likes. */
  readonly at: (done: number, rows?: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
};

const WIDTH = 24;
const EVERY_MS = 100;
const SILENT: Progress = { at: () => undefined, end: () => undefined };

/** A bar for `total` units of work; nothing at all where nobody watches, and nothing for work that is over at once. */
export function progressOf(terminal: Terminal, what: string, total: number): Progress {
  if (!terminal.lively) return SILENT;
  let shown = performance.now() + 2 * EVERY_MS;
  let drawn = false;
  return {
    at(done, rows) {
      const now = performance.now();
      if (now < shown) return;
      shown = now + EVERY_MS;
      drawn = true;
      terminal.err(`\r\x1b[2K${bar(what, done, total)}${rows === undefined ? "" : `  ${terminal.say("rows", { n: rows.toLocaleString(terminal.language) })}`}`);
    },
    end() {
      if (drawn) terminal.err("\r\x1b[2K");
    },
  };
}

function bar(what: string, done: number, total: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const full = Math.round(share * WIDTH);
  return `${what} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
