/** How a form says what a proposal changes: a field for each amount that can become another, empty where it stays as it is. Pure. */
import { type Agreement, pays } from "../../agreement/agreement.ts";
import { MATTER_KINDS, type MatterKind } from "../../decisions/competence.ts";
import { yearsOf } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import type { Language } from "../../kernel/refusal.ts";
import { centsTyped, showTyped } from "../../kernel/shown.ts";
import { type CellChange, type Change, CHANGES, keyOf, type SumChange } from "../change.ts";

export type Fields = Readonly<Record<string, string>>;
/** A list of the command, which the names of its fields begin with, as its refusals' pointers do. */
export type List = "cells" | "sums" | "effect";

export function nameOf(list: List, ...ids: readonly string[]): string {
  return [list, ...ids].join(":");
}

export type Cell = Omit<CellChange, "amount"> & { readonly now?: Cents };

/** Every amount of the target that there is or could be, by year. */
export function cellsOf({ periods, lines, targets }: Agreement): readonly (readonly [string, readonly Cell[]])[] {
  const known = new Map(targets.map((target) => [keyOf(target), target.amount]));
  return periods.flatMap(yearsOf).map((year) => {
    const cells = lines.flatMap(({ id: line, providers }) => providers.map((provider) => ({ year, line, provider })));
    return [
      year,
      cells.map((cell): Cell => {
        const now = known.get(keyOf(cell));
        return now === undefined ? cell : { ...cell, now };
      }),
    ] as const;
  });
}

/** Whoever grants allotments, in each year. */
export function sumsOf({ periods, parties }: Agreement): readonly Omit<SumChange, "amount">[] {
  const granting = parties.filter(pays);
  return periods.flatMap(yearsOf).flatMap((year) => granting.map(({ id: party }) => ({ year, party })));
}

/** What stands in the fields at first, where a change is made of another. */
export function typedOf(change: Change | undefined, effect: readonly { readonly party: Id; readonly cents: string }[], language: Language): Fields {
  const typed = (cents: string): string => showTyped(formatCents(BigInt(cents)), language);
  const of = (): readonly (readonly [string, string])[] => {
    if (!change || change.kind === "file") return [];
    if (change.kind === "allotments") return change.sums.map(({ party, year, amount }) => [nameOf("sums", year, party), typed(amount)]);
    return change.cells.map(({ year, line, provider, amount }) => [nameOf("cells", year, line, provider), typed(amount)]);
  };
  return Object.fromEntries([...of(), ...effect.map(({ party, cents }) => [nameOf("effect", party), typed(cents)] as const)]);
}

/** What is said of a matter in its form. */
export function saidIn(fields: Fields, language: Language): object {
  const { amount = "", concerns = "", alternatives = "" } = fields;
  const change = changeIn(fields, language);
  const effect = filledIn(fields, "effect").map(([[party], typed]) => ({ party, cents: centsTyped(typed, language) }));
  return {
    ...filled(fields, ["title", "proposal", "rationale", "until"]),
    ...(amount.trim() ? { amount: centsTyped(amount, language) } : {}),
    ...(concerns.trim() ? { concerns: concerns.trim().split(/[\s,]+/) } : {}),
    ...(alternatives.trim() ? { alternatives: alternatives.split("\n").flatMap((line) => line.trim() || []) } : {}),
    ...(change ? { change } : {}),
    ...(effect.length > 0 ? { effect } : {}),
  };
}

/** A file where one was chosen; else the amounts that were typed. */
function changeIn(fields: Fields, language: Language): object | undefined {
  const { kind = "", file = "" } = fields;
  if (file.trim()) return { kind: "file", text: file };
  const sums = filledIn(fields, "sums").map(([[year, party], typed]) => ({ party, year, amount: centsTyped(typed, language) }));
  if (sums.length > 0) return { kind: "allotments", sums };
  const cells = filledIn(fields, "cells").map(([[year, line, provider], typed]) => ({ year, line, provider, amount: centsTyped(typed, language) }));
  if (cells.length === 0) return undefined;
  return { kind: kindIn(kind) && CHANGES[kindIn(kind)!].includes("cost") ? "cost" : "targets", cells };
}

export function kindIn(text: string | undefined): MatterKind | undefined {
  return MATTER_KINDS.find((kind) => kind === text);
}

/** The ids in the names of a list's fields that were filled in, and what was typed. */
function filledIn(fields: Fields, list: List): readonly (readonly [readonly string[], string])[] {
  return Object.entries(fields).flatMap(([name, typed]) =>
    name.startsWith(`${list}:`) && typed.trim() ? [[name.split(":").slice(1), typed.trim()] as const] : [],
  );
}

/** Fields that were filled in. */
export function filled(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (fields[name]?.trim() ? [[name, fields[name].trim()] as const] : [])));
}
