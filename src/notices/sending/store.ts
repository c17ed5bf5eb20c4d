/** Sends what people asked to be told: looks who is to be told what, and gives each mail to the mail server once. docs/notices.md. */
import { nextTry } from "../../api/hooks/sending.ts";
import { clock } from "../../api/http.ts";
import { type Mail, sendMail } from "../../api/mailing.ts";
import { dayAt, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Access, newSecret } from "../../parties/access/store.ts";
import { INSTALLATION } from "../../store/store.ts";
import { waitingFor } from "../store.ts";
import { confirmMail, noticeMail } from "../mail/message.ts";
import { DIGESTS, type Often } from "../mail/slots.ts";
import { addDigest, forgetOld, noteEnd, noteHanding, sizesOf, slotAt, type Subscriber, subscribers, type Taken, takeDue, tellNew } from "../mail/store.ts";
import type { MailSettings } from "../settings.ts";
import { countsOf, type WaitsOn } from "../waiting.ts";

/** `log` is told of bugs, and of nothing that a mail server did. */
export type Sending = { readonly access: Access; readonly settings: MailSettings; readonly log: (bug: unknown) => void };

/** One round: makes the mails that are due at an instant, and tries all that may be tried. */
export type Sender = { round(at: Instant): Promise<void> };

/** Milliseconds between rounds. */
const EVERY_MS = 20_000;

export function createSender({ access, settings, log }: Sending): Sender {
  const { store } = access;
  const looked = new Map<RandomId, string>();
  let forgotten = "";
  const make = async (subscriber: Subscriber, at: Instant): Promise<void> => {
    const { person, wishes, slots } = subscriber;
    const streamsOf = (often: Often): readonly RandomId[] => [...wishes].flatMap(([stream, each]) => (each === often ? [stream] : []));
    for (const often of DIGESTS) {
      const streams = streamsOf(often);
      if (streams.length === 0 || slots.has(slotAt(often, at))) continue;
      const counts = countsOf(await waitingForPerson(access, person, streams, at));
      await store.write(INSTALLATION, (writing) => addDigest(writing, person, often, counts, at));
    }
    const streams = streamsOf("immediate");
    if (streams.length === 0) return;
    const now = `${dayAt(at)} ${await store.read(INSTALLATION, (reading) => sizesOf(reading, streams))}`;
    if (looked.get(person) === now) return;
    const waiting = await waitingForPerson(access, person, streams, at);
    await store.write(INSTALLATION, (writing) => tellNew(writing, { person, streams, waiting, countsOf }, at));
    looked.set(person, now);
  };
  return {
    round: async (at) => {
      for (const subscriber of await store.read(INSTALLATION, (reading) => subscribers(reading, at))) await make(subscriber, at).catch(log);
      for (const taken of await store.write(INSTALLATION, (writing) => takeDue(writing, at))) await send({ access, settings }, taken, at).catch(log);
      if (forgotten === dayAt(at)) return;
      forgotten = dayAt(at);
      await store.write(INSTALLATION, (writing) => forgetOld(writing, at));
    },
  };
}

/** What waits for a person, whichever of their organisations they do it for. */
async function waitingForPerson(access: Access, person: RandomId, streams: readonly RandomId[], at: Instant): Promise<readonly WaitsOn[]> {
  const all: WaitsOn[] = [];
  for (const who of await access.actings(person, at)) all.push(...(await waitingFor(access, who, at, streams)));
  return all;
}

async function send({ access: { store }, settings }: Pick<Sending, "access" | "settings">, taken: Taken, at: Instant): Promise<void> {
  const secret = newSecret();
  const envelope = { language: taken.language, url: settings.url, secret };
  const written = taken.kind === "confirm" ? confirmMail(envelope) : noticeMail(taken.kind, taken.counts, envelope);
  const mail: Mail = { ...written, from: settings.from, to: taken.email, id: `${taken.id}@${settings.from.split("@")[1]!}` };
  const { became, status } = await sendMail(settings, mail, () => store.write(INSTALLATION, (writing) => noteHanding(writing, taken, secret, at)));
  const tries = taken.tries + 1;
  const next = became === "again" ? nextTry(taken.made, at, tries) : undefined;
  const state = became === "again" ? (next === undefined ? "given-up" : "waiting") : became;
  await store.write(INSTALLATION, (writing) => noteEnd(writing, taken, { state, due: next ?? at, status, tries, tried: at }));
}

/** Rounds until it is stopped, one after the other. What is under way then is finished. */
export function keepSending(sending: Sending): { stop(): Promise<void> } {
  const sender = createSender(sending);
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
      return running;
    },
  };
}
