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

/** Fills the holes of a text: `{name}` becomes `args.name`. */
export function fill(text: string, args: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z][a-z0-9-]*)\}/gi, (hole, name: string) => args[name] ?? hole);
}
