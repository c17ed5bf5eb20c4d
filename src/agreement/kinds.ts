/** The agreement on the record: which file is in force from which day. The file itself stands beside the record. */
import { type Decided, type Refusal, reasonsAgainst, refused, type Slice } from "../api/decide.ts";
import { z } from "zod";
import type { Day, Instant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Outcome } from "../kernel/refusal.ts";
import type { Entry } from "../log/entry.ts";
import { bodyOf, dayText, idText, randomIdText } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";
import type { Agreement } from "./agreement.ts";

/** Body of `agreement-adopted`: version from 1, the file, the first day it is in force, and the decision that it rests on, where one is noted. */
export type Adopted = { readonly version: number; readonly file: FileRef; readonly from: Day; readonly decision?: string };
/** Body of `party-left`: who has left by which exit, with the last day; without a party the alliance has ended. A kind, once published, never changes. */
export const LEFT_BODY = z.strictObject({ exit: randomIdText, party: idText.optional(), last: dayText });
/** A departure, and when it was recorded. */
export type Departure = { readonly party?: Id; readonly last: Day; readonly at: Instant; readonly seq: number };
/** `left`: who has left since; every version is read without them from the day after. */
export type Version = Adopted & { readonly seq: number; readonly left: readonly Departure[] };
export type AgreementState = { readonly versions: readonly Version[] };

export const agreementSlice: Slice<AgreementState> = {
  name: "agreement",
  start: { versions: [] },
  fold: (state, entry: Entry) => {
    const { versions } = state;
    if (entry.kind === "agreement-adopted") {
      return { versions: [...versions, { ...(entry.body as unknown as Adopted), seq: entry.seq, left: versions.at(-1)?.left ?? [] }] };
    }
    if (entry.kind !== "party-left") return state;
    const { party, last } = bodyOf(LEFT_BODY, entry);
    const departure = { ...(party === undefined ? {} : { party }), last, at: entry.at, seq: entry.seq };
    return { versions: versions.map((version) => ({ ...version, left: [...version.left, departure] })) };
  },
};

/** The version in force on a day; before the first day there is none. A later version wins on the day from which both are in force. */
export function versionOn({ versions }: AgreementState, day: Day): AgreementState["versions"][number] | undefined {
  return versions.findLast((version) => version.from <= day);
}

/** Versions that were not taken back: one was where the very file of a version before it is in force again from its first day. */
export function keptVersions({ versions }: AgreementState): AgreementState["versions"] {
  const isBack = ({ file }: Version, to: number): boolean => versions.some((earlier) => earlier.version < to && earlier.file.hash === file.hash);
  return versions.filter(({ version, from }) => !versions.some((later) => later.version > version && later.from <= from && isBack(later, version)));
}

/** Who has left since; undefined stands for the whole alliance. */
export function gone({ versions }: AgreementState): readonly (Id | undefined)[] {
  return versions.at(-1)?.left.map(({ party }) => party) ?? [];
}

/** Faults of a file that are told one by one when it is refused. */
const MOST_TOLD = 20;

/**
 * A file without faults, from no earlier day than the version before, becomes the next version; `unfit` says what else speaks against it: bound parties
 * that are not those of the file, a decision that cannot carry it, a text that is in force already.
 */
export function decideAdoption(
  state: AgreementState,
  read: Outcome<Agreement>,
  input: { readonly from: Day; readonly decision?: string },
  file: FileRef,
  unfit: readonly Refusal[] = [],
): Decided<{ readonly version: number }> {
  if (!read.value) {
    const faults = read.faults.filter(({ severity }) => severity === "fault");
    const [first] = faults;
    const args = { count: String(faults.length), line: String(first?.at.line ?? 1), code: first?.code ?? "" };
    const told = faults.slice(0, MOST_TOLD).map(({ code, basis, args: of }) => refused(code, basis, of, "/text"));
    return { refusals: [refused("agreement/has-faults", "docs/agreement-file.md", args, "/text"), ...told] };
  }
  const last = state.versions.at(-1);
  if (last && input.from < last.from) return { refusals: [refused("agreement/goes-back", "docs/record.md", { from: input.from, last: last.from }, "/from")] };
  const against = reasonsAgainst(unfit);
  if (against) return against;
  const version = (last?.version ?? 0) + 1;
  const body = { version, file, from: input.from, ...(input.decision === undefined ? {} : { decision: input.decision }) };
  return { drafts: [{ kind: "agreement-adopted", day: input.from, body }], result: { version } };
}
