/** Says how the use of joint lines was found: whoever shows a plan says it. */
import { fill, type Language } from "../kernel/refusal.ts";
import type { ImaginedUse } from "./uses.ts";
import { SIMULATION } from "./words.ts";

/** A sentence for each line and source of its units, with the years. */
export function saidUses(uses: readonly ImaginedUse[], language: Language): string[] {
  const groups = Map.groupBy(uses, ({ line, from }) => `${line} ${from}`);
  return [...groups.values()].map((same) =>
    fill(SIMULATION[`uses-${same[0]!.from}`][language], { line: same[0]!.name, years: same.map(({ year }) => year).join(", ") }),
  );
}
