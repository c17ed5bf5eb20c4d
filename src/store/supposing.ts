/**
 * Answers that are known beforehand nearly always: whoever asks goes on with what is supposed while the database looks, and nothing is kept before it has
 * said that it is so.
 */
import { setImmediate as turn } from "node:timers/promises";

export type Supposing = {
  /** What is asked meanwhile may be supposed, and has left for the database before anything else is done. */
  supposing(work: () => Promise<void>): Promise<void>;
  /** What is supposed of an answer, or the answer where nothing is. */
  suppose<T>(supposed: T | undefined, asked: Promise<T>): Promise<T>;
  /** Resolves when every answer was as supposed; throws `isSupposedWrongly` where one was not, or could not be had. */
  borneOut(): Promise<void>;
};

const WRONG = new Error("what was supposed is not so");

/** Whether a transaction was taken back only because it supposed too much: the same may be done again without. */
export function isSupposedWrongly(error: unknown): boolean {
  return error === WRONG;
}

export function createSupposing(): Supposing {
  const checks: Promise<boolean>[] = [];
  let open = false;
  return {
    supposing: async (work) => {
      open = true;
      await work().finally(() => (open = false));
      // What was said in one turn of the event loop leaves at its end.
      if (checks.length > 0) await turn();
    },
    suppose: (supposed, asked) => {
      if (!open || supposed === undefined) return asked;
      // Why a question failed is told when it is asked again by itself.
      checks.push(
        asked.then(
          (answer) => isSame(supposed, answer),
          () => false,
        ),
      );
      return Promise.resolve(supposed);
    },
    borneOut: async () => {
      if ((await Promise.all(checks)).includes(false)) throw WRONG;
    },
  };
}

/** Lists are alike where both have nothing in them. */
function isSame(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? one.length === 0 && other.length === 0 : one === other;
}
