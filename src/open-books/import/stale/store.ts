/** Files that nobody takes are dropped: when the server starts, and every hour. */
import { setInterval } from "node:timers";
import { INSTALLATION } from "../../../store/store.ts";
import { dropStale, forget, type Spool } from "../store.ts";

const HOUR_MS = 3_600_000;

/** Drops what is too old, with its lines and pieces; returns how many files. */
export async function sweep(spool: Spool): Promise<number> {
  const dropped = await spool.store.write(INSTALLATION, dropStale);
  for (const place of dropped) await forget(spool, place);
  return dropped.length;
}

/** Sweeps now and every hour until it is stopped; `log` is told of every bug. */
export function keepSwept(spool: Spool, log: (bug: unknown) => void): { stop(): Promise<void> } {
  let under: Promise<unknown> = sweep(spool).catch(log);
  const timer = setInterval(() => void (under = sweep(spool).catch(log)), HOUR_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await under;
    },
  };
}
