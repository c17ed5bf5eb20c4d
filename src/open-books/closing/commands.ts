/** A month's end as commands and questions: reconciliation with a ledger, accruals, and how a month stands. */
import { z } from "zod";
import type { Agreement } from "../../agreement/agreement.ts";
import type { Command } from "../../api/command.ts";
import { type SaltedFile, salted } from "../../api/content.ts";
import { type Refusal, refused } from "../../api/decide.ts";
import type { AnyCommand, AnyQuery } from "../../api/http.ts";
import type { Query, View } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import { keepFiles } from "../../api/titled.ts";
import { exactJson, type Json } from "../../kernel/canonical.ts";
import { endOfMonth, EVERYTHING_KNOWN, type Month } from "../../kernel/day.ts";
import { encode } from "../../kernel/utf8.ts";
import { centsText, idText, monthText, notOf, wordsText } from "../../log/fields.ts";
import type { Reading } from "../../store/store.ts";
import { agreementOn, standingOf } from "../in-force/commands.ts";
import { waitingIn } from "../approvals/store.ts";
import { signedMonth } from "../kinds.ts";
import { eyesIn, isSeen } from "../shown/store.ts";
import { type Mapping, readMapping } from "../mapping.ts";
import { shownMonth } from "../store.ts";
import { decideAccrual, decideReconciling, type ReconcileResult, type Reconciling } from "./deciding.ts";
import { MOST_ACCRUED, placeOf, type Reconciled, type Reconciliation, reconciliationOf } from "./kinds.ts";
import { comparedTypes, cutOffOf } from "./month.ts";
import { readLedger } from "./read-ledger.ts";
import * as closing from "./store.ts";

/** Bytes of a ledger extract at most. */
export const MOST_LEDGER = 20 * 1024 * 1024;

/** The mapping of an extract, or why it cannot be read. */
export function mappingOf(text: string | undefined): { readonly mapping?: Mapping; readonly refusals: readonly Refusal[] } {
  if (text === undefined) return { refusals: [] };
  const { value, faults } = readMapping("mapping.yaml", text);
  if (value) return { mapping: value, refusals: [] };
  const told = faults.map(({ code, args, at }) =>
    refused(code.startsWith("mapping/") ? code : "mapping/shape", "docs/cost-files.md", { key: String(at.line), ...args }, "/mapping"),
  );
  return { refusals: told };
}

/** What an extract says of a month, and why it cannot be taken whatever it says. */
export function extractOf(bytes: Uint8Array, name: string, month: Month, mappingText: string | undefined) {
  const { mapping, refusals } = mappingOf(mappingText);
  const tooLarge = bytes.length > MOST_LEDGER ? [refused("open-books/evidence-size", "docs/books.md", { most: "20" }, "/content")] : [];
  return { read: readLedger(bytes, name, month, mapping), refusals: [...refusals, ...tooLarge] };
}

const reconciling = z.strictObject({
  party: idText,
  month: monthText,
  name: wordsText(200),
  content: z.base64().max(28 * 1024 * 1024),
  mapping: z.string().min(1).max(100_000).optional(),
});
type Kept = Reconciling & { readonly files: readonly (SaltedFile | undefined)[] };

export const reconcileLedger: Command<z.infer<typeof reconciling>, Kept, ReconcileResult> = {
  name: "months/reconcile",
  on: "alliance",
  input: reconciling,
  roles: ["provider-manager", "project-office"],
  does: "Puts the extract of the organisation's own ledger (base64, CSV) beside its books of a month and keeps what they come to; a dry run keeps nothing.",
  gather: async (reading, { stream }, { party, month, name, content, mapping: text }) => {
    const bytes = new Uint8Array(Buffer.from(content, "base64"));
    const [file, map] = [salted(bytes, "text/csv"), text === undefined ? undefined : salted(encode(text), "application/yaml")];
    return {
      ...extractOf(bytes, name, month, text),
      books: await closing.booksOfMonth(reading, stream, { party, month }),
      file: file.ref,
      ...(map ? { mapping: map.ref } : {}),
      files: [file, map],
    };
  },
  decide: (states, gathered, input, now) => decideReconciling(standingOf(states), gathered, input, now),
  keep: (writing, { stream, gathered }) => keepFiles(writing, stream, gathered.files),
};

const accruing = z.strictObject({
  party: idText,
  month: monthText,
  lines: z
    .array(
      z.strictObject({
        line: idText,
        type: idText,
        net: centsText.refine((text) => !text.startsWith("-"), notOf("api/not-amount")),
        quantity: z
          .string()
          .regex(/^\d{1,9}(\.\d{1,6})?$/, notOf("api/not-quantity"))
          .refine((text) => /[1-9]/.test(text), notOf("api/not-positive"))
          .optional(),
      }),
    )
    .max(MOST_ACCRUED),
});

export const enterAccrual: Command<z.infer<typeof accruing>, Agreement | undefined, { party: string; month: string; total: string }> = {
  name: "accruals/enter",
  on: "alliance",
  input: accruing,
  roles: ["provider-manager", "project-office"],
  does: "Enters what a month has cost the organisation's own party and nobody has invoiced yet, in place of what it entered before; it is never paid.",
  gather: async (reading, { stream, states }, { month }) => (await agreementOn(reading, stream, states, endOfMonth(month)))?.agreement,
  decide: (states, agreement, input, now) => decideAccrual(standingOf(states), agreement, input, now),
};

/** How a party's month stands at its end. Money in cents; null is what whoever looks may not see the cost of. */
export async function monthAt(reading: Reading, view: Pick<View, "who" | "stream" | "states" | "day">, place: closing.PartyMonth) {
  const { stream, states } = view;
  const state = standingOf(states).books;
  const signed = signedMonth(state, place.party, place.month);
  const eyes = await eyesIn(reading, view);
  const { agreement } = eyes;
  const read = await shownMonth(reading, { stream, agreement }, place.party, place.month);
  const reconciled = state.closing.reconciled.get(placeOf(place));
  const isClosed = read.total === null;
  const accruals = await closing.accrualsOf(reading, stream, state.closing, { ...place, knownAt: EVERYTHING_KNOWN });
  const reconciliation: Reconciliation = reconciliationOf(reconciled, { count: read.count, net: read.total });
  const brought = await closing.broughtTo(reading, stream, place);
  return {
    ...place,
    count: read.count,
    net: read.total,
    counted: await closing.countedOfMonth(reading, { stream, agreement }, place),
    /** What of it counts only once it is approved. */
    waits: agreement ? await waitingIn(reading, stream, agreement, place, eyes) : 0n,
    signed: signed && isClosed ? { ...signed, total: null } : signed,
    reconciled: reconciled && isClosed ? closedTotals(reconciled) : reconciled,
    reconciliation,
    types: comparedTypes(await closing.typeMonths(reading, stream, place), place.month),
    cutOff: cutOffOf(brought, place.month, signed),
    late: signed ? brought.filter(({ seq }) => seq > signed.seq) : [],
    accruals: accruals.map((each) => (each.entered === 0n || isSeen(eyes, { ...place, service: each.line }) ? each : { ...each, net: null, open: null })),
  };
}

/** What a ledger and the books came to says what they cost. */
function closedTotals({ ledger, books, ...rest }: Reconciled) {
  return { ...rest, ledger: { count: ledger.count, total: null }, books: { count: books.count, total: null, net: null } };
}

export type MonthEnd = Awaited<ReturnType<typeof monthAt>>;

const asked = z.strictObject({ party: idText, month: monthText });

export const monthEnd: Query<z.infer<typeof asked>, Json> = {
  name: "months/end",
  on: "alliance",
  params: asked,
  roles: ALLIANCE_ROLES,
  does: "A party's month at its end: net, VAT that stays a cost, grants and what counts of it, what is missing beside the months before, what came late, accruals, its reconciliation and its signature.",
  answer: async (reading, view, place) => exactJson(await monthAt(reading, view, place)),
};

export const closingCommands: readonly AnyCommand[] = [reconcileLedger, enterAccrual];
export const closingQueries: readonly AnyQuery[] = [monthEnd];
