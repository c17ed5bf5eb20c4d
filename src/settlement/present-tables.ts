/** A statement as tables that people read: the same tables for the terminal, for a page and for paper. */
import type { Id } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { parseRatio, ZERO } from "../kernel/share.ts";
import { showCents, showChange, showNumber, showShare } from "../kernel/shown.ts";
import * as words from "./present-words.ts";
import { type Cell, type Row, type Table, tableWord, type Voice } from "./present.ts";
import type { Component, Obligation, PartyTotal, Payment, Standing, Statement, Sum } from "./statement.ts";

const ORDER: readonly Component[] = ["cost", "development", "fee", "withheld", "gain-and-pain", "results", "outcomes", "late-interest"];
export const STANDING_ORDER: readonly Standing[] = ["payable", "accrued", "retained", "notional", "internal"];

/** All tables of a statement that have something in them, in the order in which a controller reads. */
export function tables(statement: Statement, voice: Voice): Table[] {
  return [
    ...statement.years.map((year) => yearTable(statement, year, voice)),
    partyTable(statement, "provider", voice),
    partyTable(statement, "purchaser", voice),
    paymentsByParty(statement, voice),
    paymentTable(statement, voice),
    heldTable(statement, voice),
    appropriationTable(statement, voice),
    apartTable(statement, voice),
    volumeTable(statement, voice),
    refusedTable(statement, voice),
    madeFromTable(statement, voice),
  ].filter((table) => table.rows.length > 0);
}

/** The same statement as far as it concerns one party: what it gets, owes, pays and was given to spend. */
export function concerning(statement: Statement, party: Id): Statement {
  const names = (row: { readonly provider: Id; readonly purchaser: Id }): boolean => row.provider === party || row.purchaser === party;
  return {
    ...statement,
    obligations: statement.obligations.filter(names),
    parties: statement.parties.filter((total) => total.party === party),
    payments: statement.payments.filter(({ from, to }) => from === party || to === party),
    ...(statement.held ? { held: statement.held.filter(names) } : {}),
    appropriations: statement.appropriations.filter((row) => row.party === party),
    apart: [],
    volumeShares: statement.volumeShares.filter((row) => row.provider === party),
    refusedClaims: [],
    get figures() {
      return statement.figures;
    },
  };
}

function ofOneParty({ parties }: Statement): boolean {
  return new Set(parties.map(({ party }) => party)).size === 1;
}

function yearTable(statement: Statement, year: Statement["years"][number], voice: Voice): Table {
  const { language } = voice;
  const mine = statement.obligations.filter((o) => o.year === year.year);
  const columns = ORDER.filter((component) => mine.some((o) => o.component === component && o.cents !== "0"));
  const rows: Row[] = [];
  for (const standing of STANDING_ORDER) {
    const standingRows = mine.filter((o) => o.standing === standing);
    const pairs = pairsOf(standingRows);
    if (pairs.length > 0) rows.push(group(words.STANDINGS[standing][language]));
    for (const of of pairs) {
      const { provider, purchaser } = of[0]!;
      rows.push({ cells: [...texts(voice.name(provider), voice.name(purchaser)), ...amounts(of, columns, statement, voice)] });
    }
    if (pairs.length > 1) rows.push({ strong: true, cells: [...texts(tableWord("sum", language), ""), ...amounts(standingRows, columns, statement, voice)] });
  }
  const missing = year.missing.length === 0 ? {} : { note: tableWord("missing", language, { what: year.missing.map(voice.indicator).join("; ") }) };
  return {
    id: `year-${year.year}`,
    title: `${year.year} · ${words.STATES[year.state][language]}`,
    ...missing,
    head: [head("provider", language), head("purchaser", language), ...componentHeads(columns, language)],
    rows,
  };
}

/** Obligations by provider and purchaser, each provider's together; pairs between which nothing stands are left out. */
function pairsOf(rows: readonly Obligation[]): Obligation[][] {
  const providers = [...new Set(rows.map((o) => o.provider))];
  const pairs = [...Map.groupBy(rows, (o) => `${o.provider} ${o.purchaser}`).values()].filter((of) => of.some((o) => o.cents !== "0"));
  return pairs.sort((a, b) => providers.indexOf(a[0]!.provider) - providers.indexOf(b[0]!.provider));
}

function partyTable(statement: Statement, side: PartyTotal["side"], voice: Voice): Table {
  const { language } = voice;
  const parties = statement.parties.filter((p) => p.side === side);
  const columns = ORDER.filter((component) => parties.some((p) => p.rows.some((r) => r.component === component && r.cents !== "0")));
  return {
    id: `${side}s`,
    title: tableWord(side === "provider" ? "providers" : "purchasers", language),
    head: [head("year", language), head("standing", language), ...componentHeads(columns, language)],
    rows: parties.flatMap((party) => partyRows(party, columns, statement, voice)),
  };
}

function partyRows(party: PartyTotal, columns: readonly Component[], statement: Statement, voice: Voice): Row[] {
  const { language } = voice;
  const sorted = party.rows.toSorted((a, b) =>
    a.year < b.year ? -1 : a.year > b.year ? 1 : STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing),
  );
  const groups = [...Map.groupBy(sorted, (row) => `${row.year} ${row.standing}`).values()].filter((of) => of.some((row) => row.cents !== "0"));
  const rows = groups.map((of): Row => {
    const { year, standing } = of[0]!;
    return { cells: [...texts(year, words.STANDINGS[standing][language]), ...amounts(of, columns, statement, voice)] };
  });
  const payable = party.rows.filter((r) => r.standing === "payable");
  const cells = amounts(payable, columns, statement, voice).slice(0, -1);
  const sum = { ...moneyCell(party.payable, statement, language), figure: party.figure };
  return [
    group(voice.name(party.party)),
    ...rows,
    { strong: true, cells: [...texts(tableWord("sum", language), words.STANDINGS.payable[language]), ...cells, sum] },
  ];
}

/** What each party pays and receives now, in all: where a reader looks for what is theirs. */
function paymentsByParty(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  const total = (rows: readonly Payment[]): bigint => rows.reduce((all, row) => all + BigInt(row.cents), 0n);
  const moved = new Map(statement.moved?.parties.map((sums) => [sums.party, sums]));
  const own = statement.parties.map(({ party }) => party);
  // One party's own statement has payments with others, but not all of theirs.
  const parties = [...new Set(ofOneParty(statement) ? own : own.concat(statement.payments.flatMap(({ from, to }) => [from, to])))];
  const rows = parties.map((party) => {
    const pays = total(statement.payments.filter(({ from }) => from === party));
    const receives = total(statement.payments.filter(({ to }) => to === party));
    const sums = moved.get(party);
    const cell = (text: string, figure: string | undefined): Cell => ({ text, right: true, ...(figure === undefined ? {} : { figure }) });
    const money = (cents: bigint): string => showCents(cents, language, statement.currency);
    const net = cell(showChange(receives - pays, language, statement.currency), sums?.net.figure);
    return { cells: [{ text: voice.name(party), party }, cell(money(pays), sums?.pays?.figure), cell(money(receives), sums?.receives?.figure), net] };
  });
  return {
    id: "mine",
    title: tableWord("payments-by-party", language),
    head: [head("party", language), ...(["pays", "receives", "net"] as const).map((key) => head(key, language, true))],
    rows: statement.payments.length === 0 ? [] : rows,
  };
}

function paymentTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  const { payments } = statement;
  const total = (of: readonly Payment[]): Cell => moneyCell(String(of.reduce((all, row) => all + BigInt(row.cents), 0n)), statement, language);
  const sumRow = (text: string, of: readonly Payment[], sum: Sum | undefined): Row => {
    const cell = total(of);
    return { strong: true, cells: [...texts(text, "", "", "", ""), sum ? { ...cell, figure: sum.figure } : cell] };
  };
  const [only] = ofOneParty(statement) ? statement.parties : [];
  // Of one party's own statement what others pay is what they pay to it.
  const whole = (party: Id): Sum | undefined =>
    only === undefined || only.party === party
      ? statement.moved?.parties.find((sums) => sums.party === party)?.pays
      : statement.moved?.pairs.find(({ from, to }) => from === party && to === only.party);
  const payers = [...Map.groupBy(payments, ({ from }) => from)];
  const rows = payers.flatMap(([from, of]): Row[] => [
    group(tableWord("payer-pays", language, { party: voice.name(from) })),
    ...of.map((p) => ({
      cells: [
        ...texts(voice.name(p.to), words.FLOWS[p.flow][language], words.DOCUMENTS[p.document][language], terms(p.terms, language), vatText(p, language)),
        { ...moneyCell(p.cents, statement, language), figure: p.figure },
      ],
    })),
    ...(of.length > 1 ? [sumRow(tableWord("sum", language), of, whole(from))] : []),
  ]);
  return {
    id: "payments",
    title: tableWord("payments", language),
    head: [...(["to", "flow", "document", "terms", "vat"] as const).map((key) => head(key, language)), head("amount", language, true)],
    // What one party pays and receives has no sum.
    rows: payers.length > 1 && !ofOneParty(statement) ? [...rows, sumRow(tableWord("sum-of-all", language), payments, statement.moved?.all)] : rows,
  };
}

/** Interest on late payment is no price of anything, whatever statements said that were made before this was told apart. */
export function vatText({ flow, vat }: Payment, language: Language): string {
  return words.VAT[flow === "late-interest" ? "none" : vat][language];
}

function heldTable({ held = [], currency }: Statement, voice: Voice): Table {
  const { language } = voice;
  const text = (cents: bigint): Cell => ({ text: showCents(cents, language, currency), right: true });
  const sum = (of: typeof held): Cell => {
    const label = (row: (typeof held)[number]): string => [voice.name(row.provider), voice.name(row.purchaser), words.FLOWS[row.flow][language]].join(" · ");
    const parts = of.map((row) => ({ label: label(row), text: text(-BigInt(row.cents)).text, figure: row.figure }));
    return { ...text(of.reduce((all, row) => all - BigInt(row.cents), 0n)), parts };
  };
  const rows = [...Map.groupBy(held, ({ reason }) => reason)].flatMap(([reason, of]): Row[] => [
    group(tableWord(`held-${reason}`, language)),
    ...of.map(({ provider, purchaser, flow, cents, figure }) => ({
      cells: [
        ...texts(voice.name(provider), voice.name(purchaser), words.FLOWS[flow][language]),
        { ...text(-BigInt(cents)), ...(figure === undefined ? {} : { figure }) },
      ],
    })),
    ...(of.length > 1 ? [{ strong: true, cells: [...texts(tableWord("sum", language), "", ""), sum(of)] }] : []),
  ]);
  const heads = (["provider", "purchaser", "flow"] as const).map((key) => head(key, language));
  return { id: "held", title: tableWord("held", language), head: [...heads, head("amount", language, true)], rows };
}

/** What a purchaser owes for a year, as far as it counts against its appropriation. */
function owedOf(statement: Statement, year: string, party: Id): { readonly payable: bigint; readonly accrued: bigint } {
  const own = statement.obligations.filter((o) => o.year === year && o.purchaser === party);
  const total = (rows: readonly Obligation[]): bigint => rows.reduce((all, row) => all + BigInt(row.cents), 0n);
  const accrued = own.filter((o) => o.standing === "accrued" && BigInt(o.cents) > 0n);
  return { payable: total(own.filter((o) => o.standing !== "notional" && o.standing !== "accrued")), accrued: total(accrued) };
}

/** What a row stands beside: what the purchaser's own budget grants, and what the agreement's table says; each where there is such a sum. */
export function appropriationSums({ by, agreed, appropriation, state }: Statement["appropriations"][number]): {
  readonly granted?: string;
  readonly agreed?: string;
} {
  if (by === "budget") return { granted: appropriation, ...(agreed === undefined ? {} : { agreed }) };
  return state === "none" ? {} : { agreed: appropriation };
}

function appropriationTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  const money = (cents: string | bigint): Cell => moneyCell(String(cents), statement, language);
  const isOnRecord = statement.appropriations.some(({ by }) => by === "budget");
  const given = statement.appropriations.map((a): Row => {
    const { accrued } = owedOf(statement, a.year, a.party);
    const payable = BigInt(a.owes) - accrued;
    const state = words.APPROPRIATION_STATES[a.state]?.[language] ?? a.state;
    const { granted, agreed } = appropriationSums(a);
    const sum = (cents: string | undefined): Cell => (cents === undefined ? { text: "–", right: true } : money(cents));
    return {
      strong: BigInt(a.excess) > 0n,
      cells: [
        ...texts(voice.name(a.party), a.year, state),
        money(payable),
        money(accrued),
        { ...money(a.owes), figure: a.figure },
        ...(isOnRecord ? [sum(granted)] : []),
        sum(agreed),
        money(a.excess),
      ],
    };
  });
  const sums = ["payable", "accrued", "owes", ...(isOnRecord ? (["granted"] as const) : []), "appropriation", "excess"] as const;
  return {
    id: "appropriations",
    title: tableWord("appropriations", language),
    note: tableWord("appropriations-note", language),
    head: [...(["purchaser", "year", "state"] as const).map((key) => head(key, language)), ...sums.map((key) => head(key, language, true))],
    rows: given.length === 0 ? [] : [...given, ...withoutAppropriation(statement, voice, isOnRecord)],
  };
}

/** Purchasers that owe for a year for which nobody gave them an appropriation. */
function withoutAppropriation(statement: Statement, voice: Voice, isOnRecord: boolean): Row[] {
  const { language } = voice;
  const known = new Set(statement.appropriations.map(({ year, party }) => `${year} ${party}`));
  const owing = [...new Set(statement.obligations.map(({ year, purchaser }) => `${year} ${purchaser}`))].filter((pair) => !known.has(pair));
  return owing.flatMap((pair) => {
    const [year, party] = pair.split(" ") as [string, string];
    const { payable, accrued } = owedOf(statement, year, party);
    if (payable + accrued <= 0n) return [];
    const money = (cents: bigint): Cell => moneyCell(String(cents), statement, language);
    const cells = [...texts(voice.name(party), year, tableWord("no-appropriation", language)), ...[payable, accrued, payable + accrued].map(money)];
    const none = { text: "–", right: true };
    return [{ strong: true, cells: [...cells, ...(isOnRecord ? [none] : []), none, money(payable + accrued)] }];
  });
}

/** `30 day` as each language shortens it. */
export function terms(text: string, language: Language): string {
  const [count, unit] = text.split(" ");
  const short = unit === undefined ? undefined : words.TERM_UNITS[unit];
  return short ? `${count}\u00a0${short[language]}` : text;
}

function apartTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  // A part that is cut off has no rows of its own.
  const count = (rows: number): string => (rows === 0 ? "–" : showNumber({ n: BigInt(rows), d: 1n }, language));
  return {
    id: "apart",
    title: tableWord("apart", language),
    head: [head("reason", language), head("rows", language, true), head("amount", language, true)],
    rows: statement.apart.map((a) => ({
      cells: [
        { text: words.APART[a.reason][language] },
        { text: count(a.count), right: true },
        { ...moneyCell(a.cents, statement, language), figure: a.figure },
      ],
    })),
  };
}

function volumeTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  return {
    id: "volume-shares",
    title: tableWord("volume-shares", language),
    head: [head("line", language), head("year", language), head("provider", language), head("share", language, true)],
    rows: statement.volumeShares.map((v) => {
      const share = showShare(parseRatio(v.share) ?? ZERO, language, 6);
      return { cells: [...texts(voice.lineName(v.line), v.year, voice.name(v.provider)), { text: share, right: true, figure: v.figure }] };
    }),
  };
}

function refusedTable(statement: Statement, voice: Voice): Table {
  const { language } = voice;
  return {
    id: "refused",
    title: tableWord("refused", language),
    head: [head("claim", language), head("reason", language), head("source", language)],
    rows: statement.refusedClaims.map((c) => ({
      cells: [{ text: c.id, exact: true }, { text: words.REASONS[c.reason]?.[language] ?? c.reason }, { text: c.source, exact: true }],
    })),
  };
}

function texts(...all: string[]): Cell[] {
  return all.map((text) => ({ text }));
}

function group(text: string): Row {
  return { group: true, cells: [{ text }] };
}

function moneyCell(cents: string, statement: Statement, language: Language): Cell {
  return { text: showCents(BigInt(cents), language, statement.currency), right: true };
}

function head(key: words.TableWord, language: Language, right = false): Cell {
  return right ? { text: tableWord(key, language), right } : { text: tableWord(key, language) };
}

function componentHeads(columns: readonly Component[], language: Language): Cell[] {
  return [...columns.map((c) => ({ text: words.COMPONENTS[c][language], right: true })), head("sum", language, true)];
}

type Amount = Pick<Obligation, "component" | "cents" | "figure" | "year" | "standing"> & Partial<Pick<Obligation, "provider" | "purchaser">>;

/** One cell a component and their sum; a cell of a single amount leads to its figure, a sum to those of its parts. */
function amounts(of: readonly Amount[], columns: readonly Component[], statement: Statement, voice: Voice): Cell[] {
  const { language } = voice;
  const money = (cents: bigint): string => showCents(cents, language, statement.currency);
  const total = (items: readonly Amount[]) => items.reduce((sum, item) => sum + BigInt(item.cents), 0n);
  const label = ({ provider, purchaser, year, component }: Amount): string =>
    [...(provider && purchaser ? [voice.name(provider), voice.name(purchaser)] : [year]), words.COMPONENTS[component][language]].join(" · ");
  const partsOf = (items: readonly Amount[]) =>
    items.filter(({ cents }) => cents !== "0").map((item) => ({ label: label(item), text: money(BigInt(item.cents)), figure: item.figure }));
  const cell = (items: readonly Amount[]): Cell => {
    const parts = partsOf(items);
    const only = items.length === 1 ? items[0] : parts.length === 1 ? parts[0] : undefined;
    const opens = only ? { figure: only.figure } : parts.length > 1 ? { parts } : {};
    return { text: items.length === 0 ? "" : money(total(items)), right: true, ...opens };
  };
  return [...columns.map((column) => cell(of.filter((item) => item.component === column))), cell(of)];
}

function madeFromTable({ sources = [] }: Statement, { language }: Voice): Table {
  return {
    title: tableWord("made-from", language),
    head: [{ text: tableWord("source", language) }, { text: tableWord("file", language) }, { text: "SHA-256" }],
    rows: sources.map(({ kind, file, sha256 }) => ({
      cells: [{ text: tableWord(`source-${kind}`, language) }, { text: file, exact: true }, { text: sha256, exact: true }],
    })),
  };
}
