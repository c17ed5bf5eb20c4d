/**
 * The use of joint lines that are divided by use or customers, in a term that lies ahead: as a futures file states it, else as it is recorded, else
 * alike for every purchaser and day of membership. Whoever shows a result says which.
 */
import type { Agreement, Line, LineKey } from "../agreement/agreement.ts";
import { contains, length, type Period } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { ratio, sum } from "../kernel/share.ts";
import type { Use } from "../settlement/facts.ts";
import { type StatedUse, termYears } from "./futures.ts";
import { memberDays, purchasersOf, runningDays, termPart } from "./term.ts";

/** Where the units of a joint line in a year come from. `name`: what the line is called. */
export type ImaginedUse = { readonly line: Id; readonly name: string; readonly year: string; readonly from: "stated" | "recorded" | "equal" };

const SOURCE = { file: "plan", lines: [1] };

/** Units of every purchaser for each line and year in which a key follows them, and where each line's units come from. */
export function usesAhead(
  agreement: Agreement,
  recorded: readonly Use[],
  stated: readonly StatedUse[],
): { readonly facts: readonly Use[]; readonly imagined: readonly ImaginedUse[] } {
  const found = agreement.lines.flatMap((line) =>
    termYears(agreement).flatMap((year) => {
      const days = runningDays(agreement, year);
      if (!inForce(line, days)) return [];
      const ways: readonly [ImaginedUse["from"], readonly Use[]][] = [
        ["stated", statedUse(agreement, line, days, stated)],
        ["recorded", recordedUse(agreement, line, year, recorded)],
      ];
      const [from, facts] = ways.find(([, rows]) => sum(rows.map((row) => row.units)).n > 0n) ?? ["equal" as const, equalUse(agreement, line, days)];
      return [{ facts, imagined: { line: line.id, name: line.name, year, from } }];
    }),
  );
  return { facts: found.flatMap(({ facts }) => facts), imagined: found.map(({ imagined }) => imagined) };
}

/** A key that divides by the units of each party. */
export function byUnits(key: LineKey): boolean {
  return key.by !== "shares";
}

function inForce(line: Line, days: Period): boolean {
  return line.keys.some((key, i) => {
    const next = line.keys[i + 1]?.from;
    return byUnits(key) && (i === 0 || key.from <= days.to) && (next === undefined || next > days.from);
  });
}

function recordedUse(agreement: Agreement, line: Line, year: string, recorded: readonly Use[]): readonly Use[] {
  const term = termPart(agreement, year)!;
  const members = new Map(purchasersOf(agreement).map((party) => [party.id, memberDays(party, term)]));
  return recorded.filter((use) => {
    const days = members.get(use.party);
    return use.line === line.id && days !== undefined && contains(days, use.day);
  });
}

/** Shares of the year's units; who is no member in the year has none. */
function statedUse(agreement: Agreement, line: Line, days: Period, stated: readonly StatedUse[]): readonly Use[] {
  const shares = stated.find((one) => one.line === line.id)?.shares ?? {};
  return purchasersOf(agreement).flatMap((party) => {
    const [share, member] = [shares[party.id], memberDays(party, days)];
    return share && member ? [{ line: line.id, party: party.id, day: member.to, units: share, source: SOURCE }] : [];
  });
}

function equalUse(agreement: Agreement, line: Line, days: Period): readonly Use[] {
  return purchasersOf(agreement).flatMap((party) => {
    const member = memberDays(party, days);
    return member ? [{ line: line.id, party: party.id, day: member.to, units: ratio(BigInt(length(member))), source: SOURCE }] : [];
  });
}
