/** Savings reports that draw on ideas, and draws on the risk provision: what the registers and decisions say of them. Pure. Page: docs/registers.md. */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { aboveDecision } from "../decisions/kinds.ts";
import type { RandomId } from "../kernel/id.ts";
import { formatCents, parseCents } from "../kernel/money.ts";
import { type Registers, registersSlice } from "../registers/kinds.ts";
import { type Cells, DECISION, type Finding, idsIn } from "./noted.ts";

/** The column of a line on the record that names items of the registers, with spaces between: ideas of a savings report, the risk of a draw. */
export const REGISTER = "register";
const IDEAS = "docs/registers.md#ideas-and-alternative-solutions";
const RISKS = "docs/registers.md#risks-and-opportunities";

/** Lines that count already and name an item of a register, or draw on the provision. */
export type Earlier = readonly Cells[];

/** Whether a line is one of those. */
export function isRegistered(cells: Cells): boolean {
  return cells["kind"] === "draw" || cells[REGISTER] !== undefined;
}

export function registeredRefusals(states: States, lines: readonly Cells[], earlier: Earlier, find: Finding): Refusal[] {
  const registers = states.of(registersSlice);
  return lines.flatMap((cells, i) => {
    const before = [...earlier, ...lines.slice(0, i)];
    const at = (column: string): string => `/lines/${i}/${column}`;
    if (cells["kind"] === "draw") return drawRefusals(registers, cells, before, find).map((each) => ({ ...each, pointer: at(DECISION) }));
    if (cells[REGISTER] === undefined) return [];
    if (cells["kind"] !== "savings-report") return [refused("settlement/no-register", IDEAS, {}, at(REGISTER))];
    return ideaRefusals(registers, cells, before).map((each) => ({ ...each, pointer: at(REGISTER) }));
  });
}

/** A report draws on ideas that others found to have saved in its year, and no further than they did; the saving of an idea in a year is reported once. */
function ideaRefusals({ ideas }: Registers, cells: Cells, before: Earlier): Refusal[] {
  const year = cells["year"] ?? "";
  const named = idsIn(cells, REGISTER);
  const wrong = named.flatMap((id) => {
    const idea = ideas.get(id);
    if (!idea) return [refused("settlement/no-idea", IDEAS, { idea: id })];
    if (idea.status !== "adopted" || !idea.realised.has(year)) return [refused("settlement/idea-not-realised", IDEAS, { idea: id, year })];
    const reported = before.some((other) => other["kind"] === "savings-report" && other["year"] === year && idsIn(other, REGISTER).includes(id));
    return reported ? [refused("settlement/idea-reported", IDEAS, { idea: id, year })] : [];
  });
  if (named.length === 0 || wrong.length > 0) return wrong;
  const [asked, saved] = [parseCents(cells["amount"] ?? "") ?? 0n, named.reduce((sum, id) => sum + ideas.get(id)!.realised.get(year)!.saving, 0n)];
  const sums = { asked: formatCents(asked), saved: formatCents(saved), excess: formatCents(asked - saved) };
  return asked > saved ? [refused("settlement/above-ideas", IDEAS, { year, ...sums })] : [];
}

/** The provision is drawn by an enforceable decision of the day of the draw or before, for a risk of the register where it names one, within the decision's sum. */
function drawRefusals({ risks }: Registers, cells: Cells, before: Earlier, find: Finding): Refusal[] {
  const unknown = idsIn(cells, REGISTER).flatMap((risk) => (risks.get(risk)?.as === "risk" ? [] : [refused("settlement/no-risk", RISKS, { risk })]));
  const named = idsIn(cells, DECISION);
  if (named.length !== 1) return [...unknown, refused("settlement/draw-undecided", RISKS, { day: cells["day"] ?? "" })];
  const { decision, refusal } = find(named[0]!, "enforceable");
  if (refusal) return [...unknown, refusal];
  if (decision.stateOn > (cells["day"] ?? "")) return [...unknown, refused("settlement/draw-undecided", RISKS, { day: cells["day"] ?? "" })];
  const asked = parseCents(cells["amount"] ?? "") ?? 0n;
  const above = aboveDecision(decision, drawnBy(before, decision.id), asked);
  return above ? [...unknown, above] : unknown;
}

/** What draws take from the provision by a decision. */
export function drawnBy(before: Earlier, decision: RandomId): bigint {
  const draws = before.filter((cells) => cells["kind"] === "draw" && idsIn(cells, DECISION).includes(decision));
  return draws.reduce((all, cells) => all + (parseCents(cells["amount"] ?? "") ?? 0n), 0n);
}
