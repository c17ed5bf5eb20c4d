/** What can be asked of an alliance's agreement on the record. */
import { z } from "zod";
import type { Command } from "../api/command.ts";
import { keepFile, type SaltedFile, salted } from "../api/content.ts";
import type { Refusal } from "../api/decide.ts";
import type { Query } from "../api/query.ts";
import { encode } from "../kernel/utf8.ts";
import { dayText } from "../log/fields.ts";
import { misfitsOf } from "./bound/commands.ts";
import { agreementSlice, decideAdoption } from "./kinds.ts";
import { readAgreement } from "./read.ts";
import { ALLIANCE_ROLES } from "../api/roles.ts";

const MIB = 1024 * 1024;

const adoption = z.strictObject({ text: z.string().max(MIB), from: dayText, decision: z.string().max(63).optional() });

type Gathered = SaltedFile & { readonly read: ReturnType<typeof readAgreement>; readonly unfit: readonly Refusal[] };

export const adoptAgreement: Command<z.infer<typeof adoption>, Gathered, { version: number }> = {
  name: "agreement/adopt",
  on: "alliance",
  input: adoption,
  roles: ["project-office"],
  does: "Takes a file without faults as the agreement that is in force from a day.",
  gather: async (reading, { states }, { text }) => {
    const read = readAgreement("agreement.yaml", text);
    return { ...salted(encode(text), "application/yaml"), read, unfit: read.value ? await misfitsOf(reading, states, read.value) : [] };
  },
  decide: (states, { ref, read, unfit }, { from, decision }) =>
    decideAdoption(states.of(agreementSlice), read, { from, ...(decision === undefined ? {} : { decision }) }, ref, unfit),
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered),
};

export const agreementVersions: Query<Record<string, never>, { versions: { version: number; from: string; hash: string }[] }> = {
  name: "agreement/versions",
  on: "alliance",
  params: z.strictObject({}) as never,
  roles: ALLIANCE_ROLES,
  does: "Every version of the agreement, with the hash of its file.",
  answer: async (_reading, { states }) => ({
    versions: states.of(agreementSlice).versions.map(({ version, from, file }) => ({ version, from, hash: file.hash })),
  }),
};
