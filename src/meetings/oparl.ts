/** Meetings in the shape of OParl 1.1, for those who gather the meetings of many: https://schema.oparl.org/1.1. Pure. */
import type { Json } from "../kernel/canonical.ts";
import { endOfDay } from "../kernel/day.ts";
import type { Instant } from "../kernel/day.ts";
import type { Language } from "../kernel/refusal.ts";
import { textOf } from "../web/document.ts";
import { type Minutes, sectionOf } from "./minutes.ts";
import { inVersion } from "./redacted.ts";
import { headingOf } from "./sheet.ts";
import { DOCUMENT_WORDS } from "./words.ts";
import { fill } from "../kernel/refusal.ts";

const TYPE = "https://schema.oparl.org/1.1";

/** A file of the meeting that stands at an address of its own. */
export type ServedFile = { readonly name: string; readonly address: string; readonly type: string; readonly bytes: number; readonly sha512?: string };
/** `address` is the meeting's own, without a slash at its end; objects of it stand below. `changed` is when its last entry was recorded. */
export type Served = {
  readonly address: string;
  readonly organization: string;
  readonly created: Instant;
  readonly changed: Instant;
  readonly state: "called" | "held" | "signed" | "cancelled";
  readonly minutes?: ServedFile;
};

/** The public version: no names of persons, and of secret items the statute alone. */
export function meetingOparl(given: Minutes, served: Served, language: Language): Json {
  const minutes = inVersion(given, "public", language);
  const { address, organization, created, changed, state } = served;
  const file = served.minutes;
  return {
    id: address,
    type: `${TYPE}/Meeting`,
    name: minutes.body.name,
    meetingState: state,
    cancelled: state === "cancelled",
    start: atTime(minutes.day, minutes.from),
    ...(minutes.until === "" ? {} : { end: atTime(minutes.day, minutes.until) }),
    ...(minutes.place === undefined
      ? {}
      : { location: { id: `${address}/location`, type: `${TYPE}/Location`, description: minutes.place, created, modified: changed } }),
    organization: [organization],
    ...(file ? { resultsProtocol: fileOparl(file, served) } : {}),
    agendaItem: minutes.handled.map((each, i) => itemOparl(minutes, each, { served, order: i, language })),
    created,
    modified: changed,
  };
}

type Item = { readonly served: Served; readonly order: number; readonly language: Language };

function itemOparl(minutes: Minutes, handled: Minutes["handled"][number], { served, order, language }: Item): Json {
  const section = sectionOf(minutes, handled, { language, version: "public" });
  const secret = section.publicity?.class === "secret";
  const decision = section.decided?.parts.find(({ kind }) => kind === "decision");
  return {
    id: `${served.address}/items/${order + 1}`,
    type: `${TYPE}/AgendaItem`,
    meeting: served.address,
    number: headingOf(section.number, "", language).trim(),
    order,
    name: secret ? fill(DOCUMENT_WORDS.secret[language], { basis: section.publicity?.basis ?? "" }) : section.title,
    public: !secret,
    ...(secret || !decision ? {} : { result: handled.outcome, resolutionText: textOf(decision.blocks) }),
    created: served.created,
    modified: served.changed,
  };
}

function fileOparl({ name, address, type, bytes, sha512 }: ServedFile, { created, changed }: Served): Json {
  const sum = sha512 === undefined ? {} : { sha512Checksum: sha512 };
  return { id: address, type: `${TYPE}/File`, name, mimeType: type, size: bytes, ...sum, accessUrl: address, downloadUrl: address, created, modified: changed };
}

/** A time of the day in Finland with its distance from UTC, which is read off the end of that day (changes of the clock are at night). */
export function atTime(day: string, time: string): string {
  return `${day}T${time}:00+0${endOfDay(day).slice(11, 13) === "20" ? 3 : 2}:00`;
}
