/** Editions of rules and packs, by which a review is of one text. Pure. */
import { toHex } from "../kernel/bytes.ts";
import { canonical, exactJson, type Json } from "../kernel/canonical.ts";
import { encode } from "../kernel/utf8.ts";
import { PURE } from "../log/primitives.ts";
import type { Pack } from "./packs.ts";
import { type Rule, weightsOf } from "./rule.ts";

const editions = new Map<Rule, string>();

/** Changes with anything that a reviewer reads of the rule: its words, sources, days, weights and the facts that it asks for. Not with its test. */
export function editionOf(rule: Rule): string {
  const known = editions.get(rule);
  if (known !== undefined) return known;
  const { id, text, basis, valid, needs, asks } = rule;
  const made = hashOf(exactJson({ id, text, basis, valid, needs, asks, weights: weightsOf(rule) }));
  editions.set(rule, made);
  return made;
}

/** The edition of a whole pack: its id, its version, and its rules. */
export function packEdition({ id, version, rules }: Pack): string {
  return hashOf({ id, version, rules: rules.map((rule) => [rule.id, editionOf(rule)]) });
}

function hashOf(value: Json): string {
  return toHex(PURE.sha256(encode(canonical(value))));
}
