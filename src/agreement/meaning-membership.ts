/** Membership: nothing is asked of a party, or given to it, on days on which it is no member (docs/agreement-file.md § 2). */
import { addDays, type Day, overlap, type Period, year } from "../kernel/day.ts";
import { sign } from "../kernel/share.ts";
import { type Line, type Party, pays } from "./agreement.ts";
import { daysOfYear, finding, type Findings, type Ground, grouped, item, linePath, memberDays, present, written } from "./meaning-ground.ts";

export function* membershipFindings(g: Ground): Findings {
  yield* payerEveryDay(g);
  for (const line of g.agreement.lines) if (line.kind === "joint") yield* keyMembers(g, line);
  yield* organisers(g);
  yield* appropriated(g);
  yield* leads(g);
}

/** The first of the days on which the party is no member; nothing for a party that has no member day at all, which is told itself. */
function firstAbsent(g: Ground, party: Party, within: Period): Day | undefined {
  const member = memberDays(g, party);
  if (!member) return undefined;
  if (member.from > within.from) return within.from;
  return member.to < within.to ? maxDay(within.from, addDays(member.to, 1)) : undefined;
}

/** On every day of the term somebody who pays is a member. */
function* payerEveryDay(g: Ground): Findings {
  const payers = g.agreement.parties.filter(pays);
  const member = payers.flatMap((party) => {
    const days = memberDays(g, party);
    return days ? [{ party, days }] : [];
  });
  // A party without a member day is told itself, and its days are not to be trusted.
  if (member.length < payers.length) return;
  const inOrder = member.toSorted((a, b) => (a.days.from < b.days.from ? -1 : a.days.from > b.days.from ? 1 : 0));
  let day = g.term.from;
  let last: Party | undefined;
  for (const { party, days } of inOrder) {
    if (days.from > day) break;
    if (days.to >= day) [day, last] = [addDays(days.to, 1), party];
  }
  if (day > g.term.to) return;
  const next = inOrder[0]?.party;
  const path = last ? `parties/${last.id}/leaves` : next ? `parties/${next.id}/joins` : "parties";
  yield finding("agreement/nobody-pays", path, { day }, ["parties", "contract-periods"]);
}

/** A dated key names only who is a member on every day on which the entry is in force. */
function* keyMembers(g: Ground, line: Line): Findings {
  const path = linePath(line);
  for (const [n, key] of line.keys.entries()) {
    if (key.by !== "shares") continue;
    const next = line.keys.slice(n + 1).find((other) => other.from > key.from);
    const force = overlap({ from: key.from, to: next ? addDays(next.from, -1) : g.term.to }, g.term);
    if (!force) continue;
    const shares = `${written(g, item(g, `${path}/key`, n), `${path}/key`)}/shares`;
    for (const [id, share] of Object.entries(key.shares)) {
      const party = g.parties.get(id);
      if (!party || !pays(party) || sign(share) <= 0) continue;
      const day = firstAbsent(g, party, force);
      if (day === undefined) continue;
      const { from, to } = memberDays(g, party)!;
      yield finding("agreement/key-names-non-member", `${shares}/${id}`, { party: id, line: line.id, day, from, to }, [
        `parties/${id}`,
        `${path}/key`,
        "contract-periods",
      ]);
    }
  }
}

/** The organiser of a service is there in every year for which the service has a target. */
function* organisers(g: Ground): Findings {
  const inYear = grouped(g.agreement.targets.filter((t) => t.amount > 0n).map((t) => [`${t.year}/${t.line}`, t] as const));
  for (const [name, targets] of inYear) {
    const { year: yearName, line: id } = targets[0]!;
    const organiser = g.parties.get(g.lines.get(id)?.organiser ?? "");
    if (!organiser || !g.years.includes(yearName) || !memberDays(g, organiser)) continue;
    const path = `target-cost/${name}`;
    const args = { year: yearName, line: id, party: organiser.id };
    const rests = [`parties/${organiser.id}`, `services/${id}/organiser`, "contract-periods"];
    if (!present(g, organiser, yearName)) {
      yield finding("agreement/target-without-organiser", path, args, rests);
      continue;
    }
    if (firstAbsent(g, organiser, daysOfYear(g, yearName)) === undefined) continue;
    const { from, to } = overlap(memberDays(g, organiser)!, year(yearName))!;
    yield finding("agreement/organiser-part-of-year", path, { ...args, from, to }, [...rests, "phases"]);
  }
}

function* appropriated(g: Ground): Findings {
  for (const a of g.agreement.appropriations) {
    const party = g.parties.get(a.party);
    if (!party || !pays(party) || !g.years.includes(a.year) || !memberDays(g, party) || present(g, party, a.year)) continue;
    yield finding("agreement/appropriation-without-member", `appropriations/${a.year}/${a.party}`, { year: a.year, party: a.party }, [
      `parties/${a.party}`,
      "contract-periods",
    ]);
  }
}

/** Whoever pays for all others should be there to do it. */
function* leads(g: Ground): Findings {
  const told = new Set<string>();
  for (const { payer, path } of g.agreement.payments) {
    const lead = payer.by === "lead" ? g.parties.get(payer.lead) : undefined;
    if (!lead || !pays(lead) || told.has(lead.id)) continue;
    const day = firstAbsent(g, lead, g.term);
    if (day === undefined) continue;
    told.add(lead.id);
    yield finding("agreement/lead-payer-absent", `${path}/payer/lead`, { lead: lead.id, day }, [`parties/${lead.id}`, "contract-periods"]);
  }
}

function maxDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}
