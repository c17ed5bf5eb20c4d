/** Agreement files of the record: their texts, and what each says, read once whoever asks. */
import { fileOf, saidIn } from "../../api/content.ts";
import type { States } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import { decisionSlice } from "../../decisions/kinds.ts";
import type { RandomId } from "../../kernel/id.ts";
import { decode } from "../../kernel/utf8.ts";
import type { Reading } from "../../store/store.ts";
import type { Carried } from "../agreed.ts";
import type { Agreement } from "../agreement.ts";
import { agreementSlice, type Version, versionOn } from "../kinds.ts";
import { leftBy } from "../left.ts";
import { readAgreement } from "../read.ts";

/** By the hash of the file, and who has left since: what is named by its hash never changes. */
const read = new Map<string, Agreement>();
const MOST_READ = 64;

/** The text of an adopted file; undefined when it was erased. */
export async function adoptedText(reading: Reading, stream: RandomId, hash: string): Promise<string | undefined> {
  const bytes = await fileOf(reading, stream, hash);
  return bytes && decode(bytes).text;
}

/** A version by its file; `left` as in its state, absent where the file is to be read as it was adopted. */
export type OfVersion = { readonly file: Pick<Version["file"], "hash">; readonly left?: Version["left"] };

/** What the text of an adopted file says, without those who have left; undefined where this release finds faults in it that the one which took it did not. */
export function agreementIn(version: OfVersion, text: string): Agreement | undefined {
  const key = keyOf(version);
  const known = read.get(key);
  if (known) return known;
  const { value } = readAgreement("agreement.yaml", text);
  if (!value) return undefined;
  const agreement = without(value, version.left ?? []);
  if (read.size >= MOST_READ) read.delete(read.keys().next().value!);
  read.set(key, agreement);
  return agreement;
}

function keyOf({ file, left = [] }: OfVersion): string {
  return [file.hash, ...left.map(({ party = "", last }) => `${party} ${last}`)].join("/");
}

/** A later version that names somebody no more, or says itself until when, is read as it is. */
function without(agreement: Agreement, left: Version["left"]): Agreement {
  return left.reduce((before, { party, last }) => leftBy(before, party === undefined ? { whole: true } : { party }, last).agreement ?? before, agreement);
}

/** What the newest version calls its parties, services and bodies, by their ids; nothing before there is one. */
export async function namesIn(
  reading: Reading,
  { stream, states }: { readonly stream: RandomId; readonly states: States },
): Promise<ReadonlyMap<string, string>> {
  const version = states.of(agreementSlice).versions.at(-1);
  const agreement = version && (await adoptedAgreement(reading, stream, version));
  if (!agreement) return new Map();
  const bodies = Object.entries(agreement.decisions.bodies).map(([id, { name }]) => ({ id, name }));
  return new Map([...bodies, ...agreement.lines, ...agreement.parties].map(({ id, name }) => [id, name]));
}

/** What an adopted file says, also from memory without looking whether it was erased since; undefined when it was erased before anybody read it. */
export async function adoptedAgreement(reading: Reading, stream: RandomId, version: OfVersion): Promise<Agreement | undefined> {
  const known = read.get(keyOf(version));
  if (known) return known;
  const text = await adoptedText(reading, stream, version.file.hash);
  return text === undefined ? undefined : agreementIn(version, text);
}

/** What a body's decision carries of the agreement: nothing where it carries another change or none, and where it was erased. */
export async function carriedBy(reading: Reading, stream: RandomId, states: States, decision: string): Promise<Carried | undefined> {
  const effect = states.of(decisionSlice).decisions.get(decision)?.ofBody?.effect;
  const said = effect && (await saidIn(reading, stream, [effect])).get(effect.hash);
  // An effect that somebody typed is a list without a change.
  const { change } = (said === undefined ? {} : JSON.parse(said)) as {
    readonly change?: { readonly kind: "file"; readonly text: string } | Extract<Carried, { kind: "targets" }>;
  };
  if (change?.kind === "targets") return change;
  const agreement = change?.kind === "file" ? readAgreement("agreement.yaml", change.text).value : undefined;
  return change?.kind === "file" && agreement ? { ...change, agreement } : undefined;
}

/** What each version of the record says, as it was adopted. */
export function versionsRead(reading: Reading, stream: RandomId, states: States): Promise<readonly (Agreement | undefined)[]> {
  return Promise.all(states.of(agreementSlice).versions.map(({ file }) => adoptedAgreement(reading, stream, { file })));
}

export type InForce = { readonly version: number; readonly hash: string; readonly agreement: Agreement };

/** The agreement that is in force on a day; undefined where there is none. */
export async function agreementOn(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const version = versionOn(states.of(agreementSlice), day);
  if (!version) return undefined;
  const agreement = await adoptedAgreement(reading, stream, version);
  return agreement && { version: version.version, hash: version.file.hash, agreement };
}

/** The same, and where none is in force the one that was adopted last: what readers see of an alliance before its first day and after its last. */
export async function agreementShown(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const last = states.of(agreementSlice).versions.at(-1);
  return (await agreementOn(reading, stream, states, day)) ?? (last && agreementOn(reading, stream, states, last.from));
}
