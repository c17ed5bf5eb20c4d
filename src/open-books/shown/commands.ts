/** The questions that can be asked of the books, as the interface and the pages ask them. */
import { z } from "zod";
import type { AnyQuery } from "../../api/http.ts";
import { plainQuery, type Query, type View } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import { toBase64 } from "../../kernel/bytes.ts";
import type { Json } from "../../kernel/canonical.ts";
import { decode, encode } from "../../kernel/utf8.ts";
import { centsText, monthText, notOf } from "../../log/fields.ts";
import type { Reading } from "../../store/store.ts";
import { type ApprovalRow, approvalsOf, waitingBy } from "../approvals/store.ts";
import { placeOf, reconciliationOf } from "../closing/kinds.ts";
import { closingQueries } from "../closing/commands.ts";
import { beforeOf } from "../doubles/store.ts";
import { readReport, waitingIn } from "../import/report.ts";
import { importsOf } from "../import/store.ts";
import { lineRef, partsOf, type Signed, signedMonth } from "../kinds.ts";
import { agreementOn, agreementShown, enteredOf, standingOf } from "../in-force/commands.ts";
import { erasedOf } from "../erasing/files/store.ts";
import { erasureOf } from "../erasing/store.ts";
import * as books from "./store.ts";
import { afterOf, linesOf, type Sort, SORTS } from "./paged/store.ts";

const short = z
  .string()
  .max(100)
  .refine((text) => !text.includes("\0"), notOf("api/not-plain-text"))
  .optional();
/** An amount that a column of 64 bits can be compared with. */
export const filterCents = centsText.refine((text) => text.length <= 18, notOf("api/not-short-cents"));
const cents = filterCents.optional();
/** An empty field of a form asks for nothing. */
const given = (raw: unknown): unknown =>
  typeof raw === "object" && raw !== null ? Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== "")) : raw;

const filterFields = { party: short, line: short, type: short, month: monthText.optional(), status: z.enum(["accepted", "disputed", "disallowed"]).optional() };
const asked = z.strictObject({ ...filterFields, text: short, least: cents, most: cents });
const paged = asked.extend({
  sort: z.enum(SORTS).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, notOf("api/not-count"))
    .optional(),
  after: z.string().max(300).optional(),
});
export const lineParams = z.preprocess(given, paged);
export type LineParams = z.infer<typeof paged>;
const MOST = 200;
export const PAGE_LINES = 50;

export function filterOf({ least, most, party, line, type, month, status, text }: z.infer<typeof asked>): books.Filter {
  const bound = (text: string | undefined): bigint | undefined => (text === undefined ? undefined : BigInt(text));
  return { party, line, type, month, status, text: text?.trim() || undefined, least: bound(least), most: bound(most) };
}

/** A line as it is told; what the asker may not see is absent. */
export function lineJson(line: books.Line): { readonly [key: string]: Json } {
  const entries: readonly (readonly [string, Json | null])[] = [
    ["ref", `${line.batch}/${line.line}`],
    ["party", line.party],
    ["line", line.service],
    ["type", line.type],
    ["day", line.day],
    ["recorded", line.at],
    ["net", text(line.net)],
    ["vat", text(line.vat)],
    ["vatKind", line.tax_kind],
    ["grants", line.grants === 0n ? null : text(line.grants)],
    ["cents", String(line.cents)],
    ["status", line.status],
    ["approved", line.approved],
    ["corrects", line.corrects],
    ["evidence", Number(line.evidence)],
    ["findings", Number(line.findings)],
    ["seen", line.seen],
    ["quantity", line.quantity === 0n ? null : text(line.quantity)],
    ["supplier", line.supplier],
    ["supplierId", line.supplier_id],
    ["document", line.document],
    ["costCentre", line.cost_centre],
    ["account", line.account],
    ["text", line.words],
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== null));
}

function text(value: bigint | null): string | null {
  return value === null ? null : String(value);
}

/** `net` is null where the asker does not see that of every line. */
export type LinesAnswer = { lines: { readonly [key: string]: Json }[]; count: string; net: string | null; cents: string; next?: string };

async function answerLines(reading: Reading, view: View, params: LineParams): Promise<LinesAnswer> {
  const eyes = await books.eyesIn(reading, view);
  const filter = filterOf(params);
  const sort = params.sort ?? "-day";
  const limit = Math.min(MOST, Number(params.limit ?? PAGE_LINES));
  const sums = await books.sumsOf(reading, view.stream, filter, eyes);
  const found = await linesOf(reading, view.stream, filter, eyes, { sort, limit: limit + 1, after: afterOf(params.after, sort) });
  const lines = found.slice(0, limit);
  const last = found.length > limit ? lines.at(-1) : undefined;
  return {
    lines: lines.map(lineJson),
    count: String(sums.count),
    net: text(sums.net),
    cents: String(sums.cents),
    ...(last ? { next: cursorAt(last, sort) } : {}),
  };
}

/** The cursor behind a line. */
export function cursorAt(line: books.Line, sort: Sort): string {
  return toBase64(encode(JSON.stringify([sort.endsWith("day") ? line.day : String(line.net ?? line.cents), line.batch, line.line])));
}

export const bookLines: Query<LineParams, LinesAnswer> = {
  name: "books/lines",
  on: "alliance",
  params: lineParams as never,
  roles: ALLIANCE_ROLES,
  does: "Lines of the books by party, line, type, month, status, text and amount, with count and sums over all that is found.",
  answer: answerLines,
};

const grouped = z.preprocess(
  given,
  z.strictObject({
    ...filterFields,
    by: z
      .string()
      .refine((text) => dimensionsOf(text) !== undefined, notOf("api/not-dimensions"))
      .optional(),
  }),
);
type GroupParams = z.infer<typeof grouped>;

/** The dimensions that a text names, none twice. */
function dimensionsOf(text: string): readonly books.Dimension[] | undefined {
  const names = text.split(",");
  const known = books.DIMENSIONS.filter((dimension) => names.includes(dimension));
  return known.length === names.length ? names.map((name) => known.find((dimension) => dimension === name)!) : undefined;
}

export const bookGroups: Query<GroupParams, { groups: { readonly [key: string]: Json }[] }> = {
  name: "books/groups",
  on: "alliance",
  params: grouped as never,
  roles: ALLIANCE_ROLES,
  does: "Sums of the books by month, party, type and line; `waits` is what of `cents` counts only once it is approved.",
  answer: async (reading, { stream, states, day }, { by, ...params }) => {
    const agreement = (await agreementShown(reading, stream, states, day))?.agreement;
    const [of, filter, dimensions] = [{ stream, agreement }, filterOf(params), dimensionsOf(by ?? "month,party,type,line")!];
    const groups = await books.groupsOf(reading, of, filter, dimensions);
    const waiting = await waitingBy(reading, of, dimensions, filter);
    const waits = (group: books.Group): string => String(waiting.get(dimensions.map((name) => group[name]!).join(" ")) ?? 0n);
    return { groups: groups.map((group) => ({ ...group, count: String(group.count), waits: waits(group) })) };
  },
};

const one = z.strictObject({ ref: lineRef });

export const bookLine: Query<z.infer<typeof one>, Json> = {
  name: "books/line",
  on: "alliance",
  params: one,
  roles: ALLIANCE_ROLES,
  does: "One line with its corrections, findings, approvals, for those who may see it its evidence, and under what its details and its evidence were erased.",
  answer: async (reading, view, { ref }) => {
    const eyes = await books.eyesIn(reading, view);
    const at = partsOf(ref);
    const line = await books.lineAt(reading, view.stream, eyes, at);
    if (!line) return { line: null };
    const findings = await books.findingsOf(reading, { stream: view.stream, agreement: eyes.agreement }, { at });
    const evidence = line.seen ? await books.evidenceOf(reading, view.stream, at) : [];
    const erased = await erasureOf(reading, view.stream, at);
    return {
      line: lineJson(line),
      ...(erased ? { erased } : {}),
      corrections: (await books.correctionsOf(reading, view.stream, eyes, ref)).map(lineJson),
      findings: findings.map(findingJson),
      approvals: (await approvalsOf(reading, view.stream, at)).map((step) => approvalJson(step, line.seen)),
      evidence: evidence.map(({ hash, type, size, at: recorded, ...file }) => {
        const gone = erasedOf(file);
        return { hash, type, bytes: Number(size), recorded, ...(gone ? { erased: gone } : {}) };
      }),
    };
  },
};

function approvalJson({ day, approved, organisation, decision, text: reason }: ApprovalRow, seen: boolean): { readonly [key: string]: Json } {
  const told = seen && reason ? decode(reason).text : undefined;
  return { day, approved, organisation, ...(decision === null ? {} : { decision }), ...(told === undefined ? {} : { reason: told }) };
}

function findingJson({ finding, party, status, opened, lines, net, cents }: books.FindingRow): { readonly [key: string]: Json } {
  return { finding, party, status, opened, lines: Number(lines), net, cents };
}

const inbox = z.preprocess(given, z.strictObject({ status: z.enum(["questioned", "answered", "accepted", "disallowed", "escalated"]).optional() }));

export const findingList: Query<z.infer<typeof inbox>, { findings: { readonly [key: string]: Json }[] }> = {
  name: "findings/list",
  on: "alliance",
  params: inbox as never,
  roles: ALLIANCE_ROLES,
  does: "Findings with their party, state, number of lines, net sum and what the lines cost.",
  answer: async (reading, { stream, states, day }, params) => {
    const agreement = (await agreementShown(reading, stream, states, day))?.agreement;
    return { findings: (await books.findingsOf(reading, { stream, agreement }, params)).map(findingJson) };
  },
};

const months = z.strictObject({});

function signedCounts({ counts }: Signed): { readonly signedCents?: string } {
  return counts === undefined ? {} : { signedCents: String(counts) };
}

export const monthList: Query<Record<string, never>, { months: { readonly [key: string]: Json }[] }> = {
  name: "months/list",
  on: "alliance",
  params: months as never,
  roles: ALLIANCE_ROLES,
  does: "Every party's months: their net, what of it counts and what of that waits for approval, what is disputed, what came late, and whether they are signed.",
  answer: async (reading, { stream, states, day }) => {
    const agreement = (await agreementShown(reading, stream, states, day))?.agreement;
    const rows = await books.monthsOf(reading, { stream, agreement });
    const waiting = await waitingBy(reading, { stream, agreement }, ["month", "party"]);
    const state = standingOf(states).books;
    return {
      months: rows.map(({ count, late, ...row }) => {
        const signed = signedMonth(state, row.party, row.month);
        const reconciliation = reconciliationOf(state.closing.reconciled.get(placeOf(row)), { count: Number(count), net: books.asCents(row.net) });
        const told = signed
          ? { signed: signed.day, signedNet: row.net === null ? null : String(signed.total), ...signedCounts(signed), signedAs: signed.reconciliation }
          : {};
        const waits = String(waiting.get(`${row.month} ${row.party}`) ?? 0n);
        return { ...row, count: Number(count), late: Number(late), waits, reconciliation, ...told };
      }),
    };
  },
};

export const importList = plainQuery<{ imports: { readonly [key: string]: Json }[] }>("imports/list", {
  roles: ["provider-manager", "project-office"],
  does: "What the organisation has on its way into the books: what was read of it, what will wait for approval, and what the books have already.",
  answer: async (reading, { stream, who, states, day }) => {
    const rows = who.organisation === undefined ? [] : await importsOf(reading, stream, who.organisation);
    const agreement = (await agreementOn(reading, stream, states, day))?.agreement;
    const before = await Promise.all(rows.map((row) => beforeOf(reading, row, enteredOf(states, row.party))));
    return {
      imports: rows.map(({ batch, party, name, size, received, taken, state, report }, i) => ({
        batch,
        party,
        name,
        state,
        size: Number(size),
        received: Number(received),
        taken: Number(taken),
        ...(report === null ? {} : { report: JSON.parse(report) as Json }),
        ...(report === null || !agreement ? {} : { waits: waitingIn(readReport(report), agreement) }),
        ...(before[i] as { readonly [key: string]: Json }),
      })),
    };
  },
});

export const bookQueries: readonly AnyQuery[] = [bookLines, bookGroups, bookLine, findingList, monthList, importList, ...closingQueries];
