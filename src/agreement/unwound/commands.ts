/** A version of the agreement whose decision was annulled, or binds no more, is taken back by a correcting entry: the version before it is in force again. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import { type Refusal, refused, type States } from "../../api/decide.ts";
import { shaken } from "../../decisions/kinds.ts";
import { adoptedText } from "../adopted/store.ts";
import { misfitsOf } from "../bound/commands.ts";
import { agreementSlice } from "../kinds.ts";
import { readAgreement } from "../read.ts";
import { standingVersion } from "../resting.ts";

const BASIS = "docs/record.md#when-a-decision-is-annulled";
const unwinding = z.strictObject({ version: z.int().min(1) });
type Version = ReturnType<typeof standingVersion>;

/** The newest version, where what it rests on stands no more and there is another to go back to. */
export function toUnwind(states: States): { readonly version: number; readonly back: number; readonly decision: string } | undefined {
  const last = states.of(agreementSlice).versions.at(-1);
  if (last?.decision === undefined || !shaken(states, last.decision)) return undefined;
  const back = standingVersion(states, last.version);
  return back && { version: last.version, back: back.version, decision: last.decision };
}

export const unwindAgreement: Command<z.infer<typeof unwinding>, readonly Refusal[], { version: number; back: number }> = {
  name: "agreement/unwind",
  on: "alliance",
  input: unwinding,
  roles: ["project-office"],
  does: "Takes back the newest version of the agreement, whose decision was annulled: from its first day the last version that rests on none such is in force again.",
  gather: async (reading, { stream, states }, { version }) => {
    const back: Version = standingVersion(states, version);
    const text = back && (await adoptedText(reading, stream, back.file.hash));
    const agreement = text === undefined ? undefined : readAgreement("agreement.yaml", text).value;
    return agreement ? misfitsOf(reading, states, agreement) : [];
  },
  decide: (states, unfit, { version }) => {
    const last = states.of(agreementSlice).versions.at(-1);
    if (last?.version !== version) return { refusals: [refused("agreement/not-newest", BASIS, { version: String(last?.version ?? 0) }, "/version")] };
    if (last.decision === undefined || !shaken(states, last.decision)) {
      return { refusals: [refused("agreement/stands", BASIS, { version: String(version) }, "/version")] };
    }
    const back = standingVersion(states, version);
    if (!back) return { refusals: [refused("agreement/nothing-before", BASIS, { version: String(version) }, "/version")] };
    const [first, ...others] = unfit;
    if (first) return { refusals: [first, ...others] };
    const { file, decision } = back;
    const body = { version: version + 1, file, from: last.from, ...(decision === undefined ? {} : { decision }) };
    return { drafts: [{ kind: "agreement-adopted", day: last.from, body }], result: { version: version + 1, back: back.version } };
  },
};
