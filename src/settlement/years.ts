/** The money of each year at a glance: what is compared, what follows from it, and what else the providers get. Every amount leads to its figure. */
import type { Agreement, Scheme } from "../agreement/agreement.ts";
import { round } from "../kernel/money.ts";
import { parseRatio } from "../kernel/share.ts";
import { showCents, showChange, showList } from "../kernel/shown.ts";
import { figuresOf } from "./explain.ts";
import { STANDING_ORDER } from "./present-tables.ts";
import * as words from "./present-words.ts";
import { againstTarget, capital, tableWord, type Voice } from "./present.ts";
import type { Component, Figure, Statement } from "./statement.ts";

/** One amount of a cell; `note` says what it is when it is not simply payable. */
export type YearAmount = { readonly text: string; readonly figure: string; readonly note?: string };
/** One thing over all years: a list of amounts a year, empty where there is nothing. A `group` row names what the rows below it are. */
export type YearRow = { readonly title: string; readonly cells: readonly (readonly YearAmount[])[]; readonly strong?: boolean; readonly group?: boolean };

const PAID: readonly Component[] = ["gain-and-pain", "fee", "withheld", "results", "outcomes", "cost", "development", "late-interest"];
const SIGNED: readonly Component[] = ["withheld", "gain-and-pain", "results"];

/** Rows over `statement.years`. */
export function yearRows(agreement: Agreement, statement: Statement, voice: Voice): readonly YearRow[] {
  const figures = figuresOf(statement);
  const compared = agreement.schemes.flatMap((scheme) => schemeRows(agreement, scheme, statement, figures, voice));
  const paid = PAID.flatMap((component) => {
    const cells = statement.years.map(({ year }) => paidIn(year, component, statement, figures, voice));
    return cells.every((amounts) => amounts.length === 0) ? [] : [{ title: capital(words.COMPONENTS[component][voice.language]), cells }];
  });
  return [...compared, { title: tableWord("providers-get", voice.language), cells: [], group: true }, ...paid];
}

/** Target and actual as the sharing compares them: not the sums of the file, and without what is never shared. */
function schemeRows(agreement: Agreement, scheme: Scheme, statement: Statement, figures: ReadonlyMap<string, Figure>, voice: Voice): readonly YearRow[] {
  const { language } = voice;
  const names = agreement.lines.filter((line) => scheme.lines.includes(line.id)).map((line) => line.name);
  const title = agreement.schemes.length === 1 ? tableWord("compared", language) : tableWord("compared-of", language, { lines: showList(names, language) });
  const at = (year: string, what: string): Figure | undefined => figures.get(`share/${scheme.id}/${year}/${what}`);
  const centsOf = (figure: Figure): bigint => round(parseRatio(figure.value)!, "half-up");
  const row = (key: words.TableWord, what: string, shown: (figure: Figure, year: string) => string): YearRow => ({
    title: tableWord(key, language),
    cells: statement.years.map(({ year, state }) => {
      const figure = at(year, what);
      if (!figure) return [];
      const over = at(year, "target")!.label.args?.["year"] ?? year;
      const note = over !== year ? over : state === "interim" && what === "target" ? tableWord("so-far", language) : undefined;
      return [{ text: shown(figure, year), figure: figure.id, ...(note === undefined ? {} : { note }) }];
    }),
  });
  const money = (figure: Figure): string => showCents(centsOf(figure), language, statement.currency);
  const against = (_gap: Figure, year: string): string =>
    againstTarget(centsOf(at(year, "target")!), centsOf(at(year, "actual")!), language, statement.currency);
  const rows = [
    row("target-compared", "target", money),
    row("actual-compared", "actual", money),
    { ...row("against-target", "gain/gap", against), strong: true },
  ];
  return [{ title, cells: [], group: true }, ...rows];
}

/** What all providers get of one component, by how it stands. */
function paidIn(year: string, component: Component, statement: Statement, figures: ReadonlyMap<string, Figure>, voice: Voice): readonly YearAmount[] {
  const { language } = voice;
  return STANDING_ORDER.flatMap((standing) => {
    const figure = figures.get(`rounded/${year}/${component}/${standing}`);
    if (!figure || figure.value === "0") return [];
    const cents = BigInt(figure.value);
    const text = SIGNED.includes(component) ? showChange(cents, language, statement.currency) : showCents(cents, language, statement.currency);
    return [{ text, figure: figure.id, ...(standing === "payable" ? {} : { note: words.STANDINGS[standing][language] }) }];
  });
}
