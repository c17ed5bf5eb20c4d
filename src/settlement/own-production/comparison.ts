/**
 * What the organisers' own production of a year costs beside what is bought, each with its full cost: what counts by the agreement, the overhead that it
 * adds, and the fee (docs/books.md#own-production-beside-bought-service). What is missing is a note, never a guess. Pure.
 */
import { type Agreement, classFor, type Line, type Party } from "../../agreement/agreement.ts";
import { isByQuantity, isPaid, paidFor } from "../../agreement/pricing.ts";
import { contains, type Day, type Instant } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { add, div, inProportion, mul, type Ratio, ratio, sub, sum, ZERO } from "../../kernel/share.ts";
import { type Context, contextOf, type Year } from "../context.ts";
import { type CostCell, costsOf } from "../costs.ts";
import type { Facts } from "../facts.ts";
import { feesOf } from "../fees.ts";
import { targetsOf } from "../targets.ts";
import { type Noted, notesOf } from "./notes.ts";
import { type Side, sideOf, type Stated } from "./sides.ts";

/** Exact cents. `credits` (grants, subsidies and rebates, as they lower the cost) and `vatCost` are inside `direct`; `vatBack` is no cost of anybody's. */
export type Sums = {
  readonly direct: Ratio;
  readonly overhead: Ratio;
  readonly fee: Ratio;
  readonly credits: Ratio;
  readonly vatCost: Ratio;
  readonly vatBack: Ratio;
};
/** What was done for it: `customers` where it is known who served them, `results` verified by the end of the asking. */
export type Done = { readonly customers?: Ratio; readonly results: number };
/** One provider's part of a line, or of a side of it. */
export type Part = Sums & Done & { readonly side: Side; readonly providers: readonly Id[] };
export type LineOfYear = {
  readonly line: Line;
  readonly parts: readonly Part[];
  readonly own?: Part;
  readonly bought?: Part;
  /** Customers of the line as a whole, where they are counted. */
  readonly customers?: Ratio;
};
/** Own production and bought service that can be laid side by side: on one line, or on lines of the same tasks of the catalogue. */
export type Pair = { readonly lines: readonly Line[]; readonly tasks: readonly string[]; readonly own: Part; readonly bought: Part; readonly types: OneSided };
/** Cost types that only one side has booked. */
export type OneSided = Readonly<Record<Side, readonly Id[]>>;
export type Comparison = { readonly year: string; readonly lines: readonly LineOfYear[]; readonly pairs: readonly Pair[]; readonly notes: readonly Noted[] };

/** `through` is the day of asking: cost of later days does not count, and results verified later are none yet. */
export type Asked = { readonly year: string; readonly through: Day; readonly knownAt: Instant };

/** A year of the term; undefined where the term has no such year, or it has not begun. */
export function comparisonOf(agreement: Agreement, facts: Facts, stated: readonly Stated[], { year: name, through, knownAt }: Asked): Comparison | undefined {
  const context = contextOf(agreement, facts, through, knownAt);
  const year = context.years.find((each) => each.name === name);
  if (!year) return undefined;
  const all = partsOf(context, year, stated);
  const lines = agreement.lines.flatMap((line) => {
    const parts = all.filter((part) => part.line === line.id).map(({ line: _line, ...part }) => part);
    return parts.length === 0 ? [] : [ofLine(context, year, line, parts)];
  });
  const pairs = pairsOf(context, year, lines);
  return { year: name, lines, pairs, notes: notesOf(context, year, { lines, pairs, stated }) };
}

/** What a side costs in all. */
export function fullCost({ direct, overhead, fee }: Sums): Ratio {
  return sum([direct, overhead, fee]);
}

/** An amount for each customer; undefined where nobody counted them. */
export function perCustomer({ customers }: Done, amount: Ratio): Ratio | undefined {
  return customers === undefined || customers.n === 0n ? undefined : div(amount, customers);
}

type PartOfLine = Part & { readonly line: Id };

/** Each provider's part of each line; its fee belongs to no line, so it is spread over its lines by their targets, or by their cost without any. */
function partsOf(context: Context, year: Year, stated: readonly Stated[]): readonly PartOfLine[] {
  const { agreement, graph } = context;
  const { implementation } = costsOf(context);
  const targets = targetsOf(context);
  const cells = implementation.filter((cell) => cell.year === year);
  const fees = new Map(feesOf(context, targets, implementation).flatMap((fee) => (fee.year === year ? [[fee.provider, graph.value(fee.earned)]] : [])));
  const weight = (line: Line, provider: Id): Ratio => {
    const own = targets.filter((target) => target.year === year && target.provider === provider);
    if (own.some(({ ref }) => graph.value(ref).n > 0n)) return sum(own.filter((target) => target.line === line).map(({ ref }) => graph.value(ref)));
    return sum(cells.filter((cell) => cell.provider === provider && cell.line === line).map(({ ref }) => graph.value(ref)));
  };
  return agreement.lines.flatMap((line) =>
    line.providers.flatMap((provider) => {
      const own = cells.filter((cell) => cell.line === line && cell.provider === provider);
      const [direct, whole] = [sum(own.map((cell) => directOf(context, cell))), sum(own.map(({ ref }) => graph.value(ref)))];
      const lines = agreement.lines.filter(({ providers }) => providers.includes(provider));
      const share = inProportion(lines.map((each) => weight(each, provider)))[lines.indexOf(line)]!;
      const fee = mul(fees.get(provider) ?? ZERO, share);
      if (own.length === 0 && fee.n === 0n) return [];
      const party = agreement.parties.find(({ id }) => id === provider)!;
      return [
        {
          line: line.id,
          side: sideOf(party),
          providers: [provider],
          direct,
          overhead: sub(whole, direct),
          fee,
          ...statedOf(agreement, party, line, stated, creditsOf(context, year, party, line)),
          results: resultsOf(context, year, party, line),
        },
      ];
    }),
  );
}

/** What the settlement counts of a cell before it adds the overhead. */
function directOf({ graph }: Context, { year, line, provider, slot }: CostCell): Ratio {
  const name = `${year.name}/${line.id}/${provider}${line.kind === "joint" ? `/${slot}` : ""}`;
  return graph.value(graph.find(`cost-direct/${name}`)!);
}

/** Credits that are booked as lines of their own: grants and rebates by their type. */
function creditsOf({ agreement, facts }: Context, { days }: Year, party: Party, line: Line): Ratio {
  const rows = facts.costs.filter((row) => row.party === party.id && row.line === line.id && row.status === "accepted" && contains(days, row.day));
  return ratio(rows.reduce((all, row) => (classFor(agreement.costTypes[row.type]!, party) === "netted" ? all - paidFor(agreement, row) : all), 0n));
}

function statedOf(agreement: Agreement, party: Party, line: Line, stated: readonly Stated[], credits: Ratio): Pick<Sums, "credits" | "vatCost" | "vatBack"> {
  // Neither VAT nor grants are part of what is paid by quantity.
  const isBooked = (type: Id): boolean => isPaid(agreement, party, type) && !isByQuantity(agreement.costTypes[type]!);
  const rows = stated.filter((row) => row.party === party.id && row.line === line.id && isBooked(row.type));
  const vat = (isCost: boolean): Ratio => ratio(rows.reduce((all, row) => ((row.vatKind === "neither") === isCost ? all + row.vat : all), 0n));
  return { credits: add(credits, ratio(rows.reduce((all, { grants }) => all + grants, 0n))), vatCost: vat(true), vatBack: vat(false) };
}

/** Verified results, each customer once for an outcome; of counts the instalment that most reached. */
function resultsOf({ facts, through }: Context, { period }: Year, { id }: Party, line: Line): number {
  const claims = facts.claims.filter(
    ({ provider, line: of, achieved, verified, revoked }) =>
      provider === id && of === line.id && contains(period, achieved) && verified && verified.on <= through && !(revoked && revoked.on <= through),
  );
  const counts = facts.outcomeCounts.filter((count) => count.provider === id && count.line === line.id && contains(period, count.day));
  const reached = [...Map.groupBy(counts, ({ outcome, group }) => `${outcome} ${group}`).values()].map((own) =>
    Math.max(...[...Map.groupBy(own, ({ instalment }) => instalment).values()].map((rows) => rows.reduce((all, { count }) => all + count, 0))),
  );
  return new Set(claims.map(({ outcome, customer }) => `${outcome} ${customer}`)).size + reached.reduce((all, count) => all + count, 0);
}

/** Customers are counted by the line: they are a provider's or a side's only where nobody else served on it. */
function ofLine({ facts }: Context, { period }: Year, line: Line, parts: readonly Part[]): LineOfYear {
  const rows = facts.volumes.filter((row) => row.line === line.id && contains(period, row.day));
  const customers = rows.length === 0 ? {} : { customers: sum(rows.map(({ count }) => count)) };
  const isOneSided = parts.every(({ side }) => side === parts[0]!.side);
  const side = (of: Side): Readonly<Partial<Record<Side, Part>>> => {
    const own = parts.filter((part) => part.side === of);
    return own.length === 0 ? {} : { [of]: { ...together(of, own), ...(isOneSided ? customers : {}) } };
  };
  const shown = parts.length === 1 ? [{ ...parts[0]!, ...customers }] : parts;
  return { line, parts: shown, ...side("own"), ...side("bought"), ...customers };
}

/** Customers of parts together are known only where each part's are. */
function together(side: Side, parts: readonly Part[]): Part {
  const total = (of: (part: Part) => Ratio): Ratio => sum(parts.map(of));
  const counted = parts.every(({ customers }) => customers !== undefined);
  return {
    side,
    providers: [...new Set(parts.flatMap(({ providers }) => providers))],
    direct: total(({ direct }) => direct),
    overhead: total(({ overhead }) => overhead),
    fee: total(({ fee }) => fee),
    credits: total(({ credits }) => credits),
    vatCost: total(({ vatCost }) => vatCost),
    vatBack: total(({ vatBack }) => vatBack),
    results: parts.reduce((all, { results }) => all + results, 0),
    ...(counted ? { customers: total(({ customers }) => customers!) } : {}),
  };
}

/** A line with both sides is a pair by itself; the other services are laid beside those of the same tasks. Joint lines serve different ends. */
function pairsOf(context: Context, year: Year, lines: readonly LineOfYear[]): readonly Pair[] {
  const alone = lines.filter(({ own, bought }) => own && bought);
  const services = lines.filter(({ line, own, bought }) => line.kind === "service" && line.tasks.length > 0 && !(own && bought));
  const groups = [...alone.map((each) => [each]), ...Map.groupBy(services, ({ line }) => line.tasks.toSorted().join(" ")).values()];
  return groups.flatMap((group) => {
    const [own, bought] = [group.flatMap((each) => each.own ?? []), group.flatMap((each) => each.bought ?? [])];
    if (own.length === 0 || bought.length === 0) return [];
    const of = group.map(({ line }) => line);
    return [{ lines: of, tasks: of[0]!.tasks, own: together("own", own), bought: together("bought", bought), types: typesOf(context, year, of) }];
  });
}

function typesOf({ agreement, facts }: Context, { days }: Year, lines: readonly Line[]): OneSided {
  const booked: Record<Side, Set<Id>> = { own: new Set(), bought: new Set() };
  for (const { party: id, line, type, status, day } of facts.costs) {
    const party = agreement.parties.find((each) => each.id === id)!;
    const counts = status === "accepted" && contains(days, day) && lines.some((each) => each.id === line) && isPaid(agreement, party, type);
    if (counts && classFor(agreement.costTypes[type]!, party) !== "netted") booked[sideOf(party)].add(type);
  }
  return { own: [...booked.own].filter((type) => !booked.bought.has(type)), bought: [...booked.bought].filter((type) => !booked.own.has(type)) };
}
