/** Sends what webhooks want: looks through the streams from where each stands, and tries what is due. At least once, and not always in order. */
import { clock } from "../http.ts";
import type { Instant } from "../../kernel/day.ts";
import { INSTALLATION, type Store } from "../../store/store.ts";
import { type Allowed, guardedFetch, Redirected } from "../outgoing.ts";
import type { Seal } from "../sealing.ts";
import { ANSWER_MS, headersOf, later, messageOf, nextTry, pauseAfter } from "./sending.ts";
import { type Due, endHook, forgetOld, giveBack, type Hook, hooksAt, lookThrough, noteTried, sealedFor, takeDue, type Tried } from "./store.ts";

/** `log` is told of bugs, and of nothing that a receiver did. `signal` ends a round early: what was under way then is sent again. */
export type Sending = {
  readonly store: Store;
  readonly seal: Seal;
  readonly allowed: Allowed;
  readonly log: (bug: unknown) => void;
  readonly signal?: AbortSignal;
};

/** One round: everything that is due at an instant and may be tried. Receivers that failed are left alone for a while. */
export type Sender = { round(at: Instant): Promise<void> };

/** Milliseconds between rounds; receivers that are sent to at once; hours between looks at what is old. */
const EVERY_MS = 2000;
const TOGETHER = 8;
const FORGET_HOURS = 24;

export function createSender({ store, seal, allowed, log, signal = new AbortController().signal }: Sending): Sender {
  const guarded = guardedFetch(allowed);
  const by: By = { store, signal, send: (url, init) => guarded(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]) }) };
  const failing = new Map<string, { readonly times: number; readonly until: Instant }>();
  let forgotten = "";
  const serve = async (hook: Hook & { readonly isDue: boolean; readonly size: bigint }, at: Instant): Promise<void> => {
    if (hook.size > hook.next) await lookThrough(store, hook, at);
    const key = `${hook.stream}/${hook.hook}`;
    const paused = failing.get(key);
    if ((!hook.isDue && hook.size <= hook.next) || (paused && paused.until > at)) return;
    const secret = hook.secret ? seal.open(hook.secret, sealedFor(hook)) : undefined;
    if (!secret) return store.write(INSTALLATION, (writing) => endHook(writing, hook, at, "no-secret"));
    const isFine = await sendDue(by, { ...hook, secret }, at);
    if (isFine) failing.delete(key);
    else failing.set(key, { times: (paused?.times ?? 0) + 1, until: later(at, pauseAfter((paused?.times ?? 0) + 1)) });
  };
  return {
    round: async (at) => {
      const hooks = await store.read(INSTALLATION, (reading) => hooksAt(reading, at));
      const gone = hooks.filter(({ hasPart }) => !hasPart);
      for (const hook of gone) await store.write(INSTALLATION, (writing) => endHook(writing, hook, at, "no-part"));
      const waiting = hooks.filter(({ hasPart }) => hasPart);
      const lane = async (): Promise<void> => {
        for (let hook = waiting.shift(); hook && !signal.aborted; hook = waiting.shift()) await serve(hook, at).catch(log);
      };
      await Promise.all(Array.from({ length: TOGETHER }, lane));
      if (hooks.length === 0 || later(forgotten || "1970-01-01T00:00:00.000Z", FORGET_HOURS * 3600) > at) return;
      forgotten = at;
      await store.write(INSTALLATION, (writing) => forgetOld(writing, at));
    },
  };
}

/** A webhook with the secret that signs. */
type Opened = Hook & { readonly secret: Uint8Array };
type By = { readonly store: Store; readonly signal: AbortSignal; readonly send: ReturnType<typeof guardedFetch> };

/** Tries what is due of one webhook in the order of the stream, until one fails. Whether none did. */
async function sendDue({ store, signal, send }: By, hook: Opened, at: Instant): Promise<boolean> {
  const taken = await store.write(INSTALLATION, (writing) => takeDue(writing, hook, at));
  for (const [i, due] of taken.entries()) {
    const status = await tryOne(send, hook, due, clock());
    if (status === null && signal.aborted) return true;
    const tried = afterTry(due, status, at);
    const isGone = status === 410;
    await store.write(INSTALLATION, async (writing) => {
      await noteTried(writing, hook, tried);
      if (isGone) await endHook(writing, hook, at, "gone");
      const next = taken[i + 1];
      if (tried.state !== "delivered" && next) await giveBack(writing, hook, next.seq, at);
    });
    if (tried.state !== "delivered") return false;
  }
  return true;
}

/** What the receiver answered; null when it did not, or may not be asked. */
async function tryOne(send: By["send"], hook: Opened, due: Due, now: Instant): Promise<number | null> {
  const message = messageOf({ stream: hook.stream, hook: hook.hook, seq: Number(due.seq), bytes: due.bytes, leaf: due.leaf });
  try {
    const headers = headersOf(message, hook.secret, now);
    const response = await send(hook.url, { method: "POST", headers, body: message.body });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Redirected ? error.status : null;
  }
}

function afterTry(due: Due, status: number | null, at: Instant): Tried {
  const [tries, first] = [due.tries + 1, due.first ?? at];
  const of = { seq: due.seq, tries, first, tried: at, status };
  if (status !== null && status >= 200 && status < 300) return { ...of, state: "delivered", due: at };
  const next = status === 410 ? undefined : nextTry(first, at, tries);
  return next === undefined ? { ...of, state: "given-up", due: at } : { ...of, state: "waiting", due: next };
}

/** Rounds until it is stopped, one after the other. */
export function keepSending(sending: Omit<Sending, "signal">): { stop(): Promise<void> } {
  const ending = new AbortController();
  const sender = createSender({ ...sending, signal: ending.signal });
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = sender
      .round(clock())
      .catch(sending.log)
      .finally(() => void (isBusy = false));
  }, EVERY_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      ending.abort();
      return running;
    },
  };
}
