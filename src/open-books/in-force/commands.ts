/** What every command on the books stands on: the agreement in force, who is who, and salted lines. */
import { randomBytes } from "node:crypto";
import type { Agreement } from "../../agreement/agreement.ts";
import { agreementText } from "../../agreement/commands.ts";
import { agreementSlice, versionOn } from "../../agreement/kinds.ts";
import { readAgreement } from "../../agreement/read.ts";
import type { States } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Body, lineBytes } from "../../log/entry.ts";
import { SALT_BYTES, saltedHash } from "../../log/reference.ts";
import { type KeptLine, NODE } from "../../log/store.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import type { Reading } from "../../store/store.ts";
import type { Standing } from "../deciding.ts";
import { booksSlice } from "../kinds.ts";

/** The state that decisions on the books rest on. */
export function standingOf(states: States): Standing {
  return { books: states.of(booksSlice), parties: states.of(partiesSlice) };
}

export type InForce = { readonly hash: string; readonly agreement: Agreement };
const read = new Map<string, Agreement>();
const MOST_READ = 32;

/** The agreement that is in force on a day; undefined where there is none. */
export async function agreementOn(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const version = versionOn(states.of(agreementSlice), day);
  if (!version) return undefined;
  const { hash } = version.file;
  const known = read.get(hash);
  if (known) return { hash, agreement: known };
  const yaml = await agreementText(reading, stream, hash);
  const agreement = yaml === undefined ? undefined : readAgreement("agreement.yaml", yaml).value;
  if (!agreement) return undefined;
  if (read.size >= MOST_READ) read.delete(read.keys().next().value!);
  read.set(hash, agreement);
  return { hash, agreement };
}

/** A line with the salt that was drawn for it. */
export function keptLine(line: Body): KeptLine {
  const { value: bytes, faults } = lineBytes(line, "line");
  if (!bytes) throw new Error(`a line was refused: ${faults[0]!.code}`);
  return withSalt(bytes, new Uint8Array(randomBytes(SALT_BYTES)));
}

/** Makes kept lines of bytes by the million: salts are drawn many at a time, each is still of one line alone. */
export function createSalter(): (bytes: Uint8Array) => KeptLine {
  let drawn = new Uint8Array(0);
  let at = 0;
  return (bytes) => {
    if (at === drawn.length) {
      drawn = new Uint8Array(randomBytes(SALT_BYTES * 4096));
      at = 0;
    }
    return withSalt(bytes, drawn.subarray(at, (at += SALT_BYTES)));
  };
}

function withSalt(bytes: Uint8Array, salt: Uint8Array): KeptLine {
  return { salt, bytes, leaf: saltedHash(NODE.sha256, salt, bytes) };
}
