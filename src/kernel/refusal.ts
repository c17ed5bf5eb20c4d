/** The languages of the product. */
export type Language = "fi" | "sv" | "en";
export const LANGUAGES: readonly Language[] = ["fi", "sv", "en"];

/** One text in every language of the product. */
export type Words = Readonly<Record<Language, string>>;

/** A place in a file; line and column count from 1, length in characters. */
export type Place = { readonly file: string; readonly line: number; readonly column: number; readonly length: number };

/**
 * Something wrong with what we were given. A fault refuses; a warning does not. The sentence and the remedy stand in the words of the slice
 * that owns the code, with `{name}` holes that `args` fill; `basis` is the section, clause or contract that it rests on.
 */
export type Fault = {
  readonly code: string;
  readonly severity: "fault" | "warning";
  readonly at: Place;
  readonly args: Readonly<Record<string, string>>;
  readonly basis: string;
};

/** A value, or every reason why there is none. Warnings may come with a value. */
export type Outcome<T> = { readonly value: T; readonly faults: readonly Fault[] } | { readonly value?: undefined; readonly faults: readonly Fault[] };

/** Finnish, Swedish and English tell one from more alike (CLDR): a whole number of one. */
const PLURAL = new Intl.PluralRules("en");

/**
 * Fills the holes of a text: `{name}` becomes `args.name`, and `{count|row is|rows are}` the words that go with a count. What is chosen may have holes of
 * its own.
 */
export function fill(text: string, args: Readonly<Record<string, string>>): string {
  const said = text.replace(/\{([a-z][a-z0-9-]*)\|([^|]*)\|((?:[^{}|]|\{[^{}]*\})*)\}/gi, (hole, name: string, one: string, other: string) => {
    const count = args[name];
    return count === undefined ? hole : /^\d+$/.test(count) && PLURAL.select(Number(count)) === "one" ? one : other;
  });
  return said.replace(/\{([a-z][a-z0-9-]*)\}/gi, (hole, name: string) => args[name] ?? hole);
}
