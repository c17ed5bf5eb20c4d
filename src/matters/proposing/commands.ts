/** How a matter is brought before a body, and its proposal changed. What it does to each party's money is reckoned by a later folder, which makes the commands. */
import { z } from "zod";
import { agreementSlice, decideAdoption, versionOn } from "../../agreement/kinds.ts";
import { readAgreement } from "../../agreement/read.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import type { Command, Moment } from "../../api/command.ts";
import { type SaltedFile, salted } from "../../api/content.ts";
import { type Refusal, refused } from "../../api/decide.ts";
import { newId } from "../../api/installation.ts";
import { keepFiles } from "../../api/titled.ts";
import { MATTER_KINDS, type MatterKind } from "../../decisions/competence.ts";
import { PROCEDURES } from "../../decisions/matter-bodies.ts";
import { canonical, exactJson, type Json } from "../../kernel/canonical.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import { type Cents } from "../../kernel/money.ts";
import { encode } from "../../kernel/utf8.ts";
import { centsOf } from "../../log/entry.ts";
import { amountText, centsText, dayText, idText, notOf, randomIdText, wordsText } from "../../log/fields.ts";
import type { Reading } from "../../store/store.ts";
import { type Change, changeRefusals, CHANGES, fileRefusals, isFollowed, needsChange, type Reckoned } from "../change.ts";
import { decideChange, decideOpening, type Files, type Ground } from "../opening.ts";
import { groundOf, PREPARING } from "../store.ts";

const year = z.string().regex(/^\d{4}$/, notOf("api/not-year"));
const cells = z
  .array(z.strictObject({ year, line: idText, provider: idText, amount: amountText }))
  .min(1)
  .max(200);
const sums = z
  .array(z.strictObject({ party: idText, year, amount: amountText }))
  .min(1)
  .max(200);
/** What changes, as data: targets that are to be, cost beyond the plan, allotments on top of what is granted, or the next agreement file. */
const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("targets"), cells }),
  z.strictObject({ kind: z.literal("cost"), cells }),
  z.strictObject({ kind: z.literal("allotments"), sums }),
  z.strictObject({ kind: z.literal("file"), text: z.string().max(1024 * 1024) }),
]);
const said = {
  title: wordsText(200),
  until: dayText.optional(),
  amount: amountText.optional(),
  concerns: z.array(idText).max(50).optional(),
  proposal: wordsText(20_000),
  rationale: wordsText(20_000).optional(),
  alternatives: z.array(wordsText(5000)).max(20).optional(),
  change: change.optional(),
  /** Typed, where nothing can reckon it. */
  effect: z
    .array(z.strictObject({ party: idText, cents: centsText }))
    .min(1)
    .max(100)
    .optional(),
};
const opening = z.strictObject({ kind: z.enum(MATTER_KINDS), body: idText, procedure: z.enum(PROCEDURES), from: randomIdText.optional(), ...said });
const changing = z.strictObject({ matter: randomIdText, ...said });

export type Opening = z.infer<typeof opening>;
export type Changing = z.infer<typeof changing>;
/** `next`: what the file of the change says, where it is one. */
export type ToReckon = {
  readonly agreement: Agreement;
  readonly hash: string;
  readonly change: Change;
  readonly next: Agreement | undefined;
  /** What no party's part is above; without it each is as large as it comes. */
  readonly amount: Cents | undefined;
};
/** Reckons what a change does to each party's money, on what the record has. */
export type Reckon = (reading: Reading, at: Moment, asked: ToReckon) => Promise<Reckoned>;
type Opened = { readonly ground: Ground; readonly files: readonly SaltedFile[]; readonly kept: Files; readonly unfit: readonly Refusal[] };

/** The commands by which a proposal is made and put in the place of the one before. */
export function proposingWith(reckon: Reckon) {
  const open: Command<Opening, Opened, { matter: RandomId }> = {
    name: "matters/open",
    on: "alliance",
    input: opening,
    roles: PREPARING,
    does: "Brings a matter before a body: the proposal with its rationale and alternatives, and what changes, from which each party's money is reckoned.",
    gather: async (reading, at, input) => filed(reckon, reading, at, input, input),
    decide: (_states, { ground, kept, unfit }, input, now) => decideOpening(ground, kept, input, now, unfit),
    keep: (writing, { stream, gathered }) => keepFiles(writing, stream, gathered.files),
  };
  const changed: Command<Changing, Opened, { matter: RandomId }> = {
    name: "matters/change",
    on: "alliance",
    input: changing,
    roles: PREPARING,
    does: "Puts another proposal in the place of the asker's organisation's own; positions start afresh.",
    gather: async (reading, at, input) => filed(reckon, reading, at, input),
    decide: (_states, { ground, kept, unfit }, input, now) => decideChange(ground, kept, input, now, unfit),
    keep: (writing, { stream, gathered }) => keepFiles(writing, stream, gathered.files),
  };
  return { open, change: changed };
}

type Said = Pick<Opening, "proposal" | "rationale" | "alternatives" | "effect" | "change" | "amount"> & { readonly matter?: RandomId };

async function filed(reckon: Reckon, reading: Reading, at: Moment, said: Said, opened?: Before): Promise<Opened> {
  const { proposal, rationale, alternatives = [], effect } = said;
  const ground = await groundOf(reading, { ...at, day: at.now.day });
  const before = opened ?? ground.matters.matters.get(said.matter ?? "");
  const { moved, unfit } = await movedBy(reckon, { reading, at }, ground.agreement, { ...said, before });
  const json = (value: Json): SaltedFile => salted(encode(canonical(value)), "application/json");
  const about = { ...(rationale === undefined ? {} : { rationale }), ...(alternatives.length === 0 ? {} : { alternatives }) };
  const text = json({ proposal, ...about });
  const money = moved ? json(exactJson(moved)) : effect && json(effect);
  const kept = { id: newId(), proposal: text.ref, ...(money ? { effect: money.ref } : {}) };
  return { ground, kept, files: money ? [text, money] : [text], unfit };
}

/** Of which kind a matter is, and before which body. */
type Before = { readonly kind: MatterKind; readonly body: Id };
type Asked = Pick<Said, "change" | "effect" | "amount"> & { readonly before: Before | undefined };
type Where = { readonly reading: Reading; readonly at: Moment };

/** What the change does to the parties' money; or why it cannot be reckoned as it stands. */
async function movedBy(
  reckon: Reckon,
  { reading, at }: Where,
  agreement: Agreement | undefined,
  { change: data, effect, amount, before }: Asked,
): Promise<{ readonly moved?: Reckoned; readonly unfit: readonly Refusal[] }> {
  const version = versionOn(at.states.of(agreementSlice), at.now.day);
  if (!agreement || !version || !before) return { unfit: [] };
  const { kind } = before;
  const isTyped = effect !== undefined && CHANGES[kind].length > 0;
  const typed = isTyped ? [refused("matters/effect-typed", "docs/matters.md#what-a-proposal-changes", { fitting: CHANGES[kind].join(", ") }, "/effect")] : [];
  const bare = data ? undefined : needsChange(agreement, before);
  if (!data) return { unfit: bare ? [...typed, bare] : typed };
  const cents = amount === undefined ? undefined : centsOf(amount);
  const read = data.kind === "file" ? readAgreement("agreement.yaml", data.text) : undefined;
  const faults = read ? (decideAdoption({ versions: [] }, read, { from: at.now.day }, version.file).refusals ?? []) : [];
  const unfit = [...typed, ...changeRefusals(agreement, kind, data, cents), ...faults.map((each) => ({ ...each, pointer: "/change/text" }))];
  if (unfit.length > 0) return { unfit };
  const next = read?.value;
  const capped = next && isFollowed(kind) ? undefined : (cents ?? 0n);
  const moved = await reckon(reading, at, { agreement, hash: version.file.hash, change: data, next, amount: capped });
  const other = next ? [...fileRefusals({ before: agreement, next }, kind, moved.parties, cents)] : [];
  return other.length > 0 ? { unfit: other } : { unfit, moved };
}
