/** The proof that all win or all lose, for the terminal. */
import type { Agreement } from "../agreement/agreement.ts";
import { parseRatio } from "../kernel/share.ts";
import { fill } from "../kernel/refusal.ts";
import { showChange, showMoney, showNumber, showShare } from "../kernel/shown.ts";
import { type Finding, type Proof, type ProofPoint, saidUses, type Stake, type Undecided, type Verdict } from "../simulation/simulation.ts";
import { SIMULATION } from "../simulation/words.ts";
import type { Terminal } from "./terminal.ts";
import type { TextName } from "./words.ts";

/** What a proof is said with: names of parties, and the currency of the agreement. */
type Says = { readonly terminal: Terminal; readonly agreement: Agreement; readonly file: string };

/** Findings of one verdict, those in which most is at stake first. */
const SHOWN = 6;
/** Cents: what is at stake in less than this is told by its number alone. */
const SLIVER = 100n;
const MARKS: Readonly<Record<Verdict["outcome"], string>> = { holds: "✓", excepted: "✓", broken: "✗", "cannot-decide": "?" };

/** The verdicts one after another, each with the first point, who gains, who loses and the clause. */
export function proofText(proof: Proof, agreement: Agreement, file: string, terminal: Terminal): string {
  const says = { terminal, agreement, file };
  const { cost, score, years } = proof.domain;
  const head = [
    terminal.paint.bold(proof.alliance),
    terminal.paint.dim(terminal.say("proof-domain", { from: share(cost[0], says), to: share(cost[1], says), years: years.join(", ") })),
  ];
  if (score) head.push(terminal.paint.dim(terminal.say("proof-score", { from: number(score[0], says), to: number(score[1], says) })));
  head.push(...[terminal.say("proof-assumes"), ...saidUses(proof.uses, terminal.language)].map(terminal.paint.dim));
  return `${[head.join("\n"), ...proof.verdicts.map((verdict) => verdictText(verdict, says))].join("\n\n")}\n`;
}

function verdictText(verdict: Verdict, says: Says): string {
  const { terminal } = says;
  const question = terminal.say(`proof-${verdict.question}`);
  const results = terminal.say(`proof-results-${verdict.results}`);
  const outcome = terminal.say(verdict.results === "not-stated" ? "proof-not-asked" : `proof-${verdict.outcome}`);
  const head = `${verdict.results === "not-stated" ? "–" : MARKS[verdict.outcome]} ${terminal.paint.bold(question)} (${results}): ${outcome}`;
  const heavy = verdict.findings.filter((finding) => BigInt(finding.weight) >= SLIVER);
  const all = [...heavy.map((finding) => findingText(finding, says)), ...verdict.undecided.map((one) => undecidedText(one, says))];
  const more = all.length > SHOWN ? [`  ${terminal.say("proof-more", { n: String(all.length - SHOWN) })}`] : [];
  return [head, ...all.slice(0, SHOWN), ...more, ...sliversText(verdict.findings.length - heavy.length, says)].join("\n");
}

function sliversText(count: number, { terminal, agreement }: Says): string[] {
  if (count === 0) return [];
  const { language } = terminal;
  const args = { count: String(count), amount: showMoney(SLIVER, language, agreement.currency) };
  return [`  ${fill(SIMULATION.slivers[language], args)}`];
}

function findingText(finding: Finding, says: Says): string {
  const { terminal } = says;
  const from = point(finding.from, says);
  const to = point(finding.to, says);
  const lines = [terminal.say(finding.from.beyond ? "proof-beyond" : "proof-from", { along: terminal.say(`proof-along-${finding.along}`), from, to })];
  const stakes = (name: TextName, all: readonly Stake[]) => {
    if (all.length > 0) lines.push(`  ${terminal.say(name, { who: all.map((stake) => stakeText(stake, says)).join("; ") })}`);
  };
  stakes("proof-gains", finding.gains);
  stakes("proof-loses", finding.loses);
  stakes("proof-flat", finding.flat);
  if (finding.moving.length > 0) lines.push(`  ${terminal.say("proof-moving", { who: finding.moving.map((id) => nameOf(id, says)).join(", ") })}`);
  for (const { path, line, column } of finding.clauses) {
    const place = line === undefined ? says.file : `${says.file}:${line}:${column ?? 1}`;
    lines.push(`  ${terminal.say("proof-clause", { place, path })}`);
  }
  for (const exception of finding.exceptions) lines.push(`  ${terminal.say("proof-exception", { because: exception.because, path: exception.path })}`);
  return lines.map((line) => `  ${line}`).join("\n");
}

function undecidedText(one: Undecided, says: Says): string {
  const cost = one.cost.map((end) => share(end, says)).join("–");
  const score = one.score.map((end) => number(end, says)).join("…");
  return `  ${says.terminal.say("proof-undecided", { cost, score })}`;
}

function stakeText(stake: Stake, says: Says): string {
  const change = (cents: string) => showChange(BigInt(cents), says.terminal.language, says.agreement.currency);
  return `${nameOf(stake.party, says)} ${change(stake.atFrom)} → ${change(stake.atTo)}`;
}

function point(at: ProofPoint, says: Says): string {
  return says.terminal.say("proof-point", { cost: share(at.cost, says), score: number(at.score, says) });
}

function share(text: string, says: Says): string {
  return showShare(parseRatio(text)!, says.terminal.language);
}

function number(text: string, says: Says): string {
  return showNumber(parseRatio(text)!, says.terminal.language, 2);
}

function nameOf(id: string, says: Says): string {
  return says.agreement.parties.find((party) => party.id === id)?.name ?? id;
}
