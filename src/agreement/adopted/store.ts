/** Agreement files of the record: their texts, and what each says, read once whoever asks. */
import { fileOf } from "../../api/content.ts";
import type { States } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { decode } from "../../kernel/utf8.ts";
import type { Reading } from "../../store/store.ts";
import type { Agreement } from "../agreement.ts";
import { agreementSlice, versionOn } from "../kinds.ts";
import { readAgreement } from "../read.ts";

/** By the hash of the file: what is named by its hash never changes. */
const read = new Map<string, Agreement>();
const MOST_READ = 64;

/** The text of an adopted file; undefined when it was erased. */
export async function adoptedText(reading: Reading, stream: RandomId, hash: string): Promise<string | undefined> {
  const bytes = await fileOf(reading, stream, hash);
  return bytes && decode(bytes).text;
}

/** What the text of an adopted file says; undefined where this release finds faults in it that the one which took it did not. */
export function agreementIn(hash: string, text: string): Agreement | undefined {
  const known = read.get(hash);
  if (known) return known;
  const { value } = readAgreement("agreement.yaml", text);
  if (!value) return undefined;
  if (read.size >= MOST_READ) read.delete(read.keys().next().value!);
  read.set(hash, value);
  return value;
}

/** What the newest version calls its parties and services, by their ids; nothing before there is one. */
export async function namesIn(
  reading: Reading,
  { stream, states }: { readonly stream: RandomId; readonly states: States },
): Promise<ReadonlyMap<string, string>> {
  const version = states.of(agreementSlice).versions.at(-1);
  const agreement = version && (await adoptedAgreement(reading, stream, version.file.hash));
  return new Map(agreement ? [...agreement.lines, ...agreement.parties].map(({ id, name }) => [id, name]) : []);
}

/** What an adopted file says, also from memory without looking whether it was erased since; undefined when it was erased before anybody read it. */
export async function adoptedAgreement(reading: Reading, stream: RandomId, hash: string): Promise<Agreement | undefined> {
  const known = read.get(hash);
  if (known) return known;
  const text = await adoptedText(reading, stream, hash);
  return text === undefined ? undefined : agreementIn(hash, text);
}

export type InForce = { readonly hash: string; readonly agreement: Agreement };

/** The agreement that is in force on a day; undefined where there is none. */
export async function agreementOn(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const version = versionOn(states.of(agreementSlice), day);
  if (!version) return undefined;
  const { hash } = version.file;
  const agreement = await adoptedAgreement(reading, stream, hash);
  return agreement && { hash, agreement };
}

/** The same, and where none is in force the one that was adopted last: what readers see of an alliance before its first day and after its last. */
export async function agreementShown(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const last = states.of(agreementSlice).versions.at(-1);
  return (await agreementOn(reading, stream, states, day)) ?? (last && agreementOn(reading, stream, states, last.from));
}
