/** A progress bar on standard error. */
import type { Terminal } from "./terminal.ts";

export type Progress = {
  /** Says how far the work has come; called as often as one likes. */
  readonly at: (done: number, all: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
};

const WIDTH = 24;
const EVERY_MS = 100;
const SILENT: Progress = { at: () => undefined, end: () => undefined };

/** A bar for bytes, or for what `counted` says otherwise; nothing where nobody watches, and nothing for work that is over at once. */
export function progressOf(terminal: Terminal, what: string, counted: (n: number) => string = megabytes): Progress {
  if (!terminal.lively) return SILENT;
  let next = performance.now() + 2 * EVERY_MS;
  let drawn = false;
  return {
    at(done, all) {
      const now = performance.now();
      if (now < next) return;
      next = now + EVERY_MS;
      drawn = true;
      terminal.err(`\r\x1b[2K${bar(what, done, all)}  ${counted(done)} / ${counted(all)}`);
    },
    end() {
      if (drawn) terminal.err("\r\x1b[2K");
    },
  };
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

function bar(what: string, done: number, all: number): string {
  const share = all > 0 ? Math.min(1, done / all) : 0;
  const full = Math.round(share * WIDTH);
  return `${what} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %`;
}
