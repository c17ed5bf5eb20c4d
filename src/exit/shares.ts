/** What an exit changes for those who stay: targets cut to the last day, and shares divided again. docs/exit.md. */
import type { Agreement, ById } from "../agreement/agreement.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { formatRatio, inProportion, type Ratio, ZERO } from "../kernel/share.ts";

/** A target before and after, in cents as strings; `kept`: the share of the running days that is left. */
export type TargetCut = {
  readonly year: string;
  readonly line: Id;
  readonly provider: Id;
  readonly before: string;
  readonly after: string;
  readonly kept: string;
};
/** A share of the file before and from the day after the last one; exact. `of`: the line or the scheme. */
export type SharesChange = {
  readonly what: "key" | "gain-providers" | "gain-purchasers" | "results-providers" | "results-purchasers";
  readonly of: Id;
  readonly party: Id;
  readonly before: string;
  readonly after: string;
};

export function targetsCut(before: Agreement, after: Agreement): readonly TargetCut[] {
  return after.targets.flatMap(({ year, line, provider, amount, cut }, i) => {
    const was = before.targets[i]!;
    if (!cut || was.cut === cut) return [];
    return [{ year, line, provider, before: String(was.amount), after: String(amount), kept: formatRatio(cut.kept) }];
  });
}

/** Keys in force on the last day beside those of the day after, and shares without a date as they stand and divided again without the party. */
export function sharesChanged(before: Agreement, after: Agreement, party: Id, last: Day): readonly SharesChange[] {
  const next = addDays(last, 1);
  const keys = before.lines.flatMap((line, i): SharesChange[] => {
    const was = line.keys.findLast(({ from }) => from <= last);
    const is = after.lines[i]!.keys.findLast(({ from }) => from <= next);
    return was?.by === "shares" && is?.by === "shares" && was !== is ? changes("key", line.id, was.shares, is.shares) : [];
  });
  const undated = (what: SharesChange["what"], of: Id, among: { readonly by: string; readonly shares?: ById<Ratio> }): SharesChange[] =>
    among.shares && (among.shares[party] ?? ZERO).n > 0n ? changes(what, of, among.shares, without(among.shares, party)) : [];
  const { schemes, results } = before;
  return [
    ...keys,
    ...schemes.flatMap(({ id, amongProviders, amongPurchasers }) => [
      ...undated("gain-providers", id, amongProviders),
      ...undated("gain-purchasers", id, amongPurchasers),
    ]),
    ...(results
      ? [...undated("results-providers", "results", results.amongProviders), ...undated("results-purchasers", "results", results.amongPurchasers)]
      : []),
  ];
}

function changes(what: SharesChange["what"], of: Id, before: ById<Ratio>, after: ById<Ratio>): SharesChange[] {
  return Object.keys(before).flatMap((party) => {
    const [was, is] = [before[party] ?? ZERO, after[party] ?? ZERO].map(formatRatio) as [string, string];
    return was === is && was === "0" ? [] : [{ what, of, party, before: was, after: is }];
  });
}

function without(shares: ById<Ratio>, party: Id): ById<Ratio> {
  const stay = Object.entries(shares).filter(([id]) => id !== party);
  const divided = inProportion(stay.map(([, share]) => share));
  return Object.fromEntries(stay.map(([id], i) => [id, divided[i]!]));
}
