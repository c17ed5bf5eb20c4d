/** The rule packs as shipped. No rule has a reviewer, so that none of them blocks. */
import { ALLIANCE_RULES } from "./alliance.ts";
import type { PackId, Rule } from "./rule.ts";

export type Pack = {
  readonly id: PackId;
  readonly version: string;
  readonly rules: readonly Rule[];
};

/** In the order of the reference: one line an act or subject. */
const RULES: readonly Rule[] = [...ALLIANCE_RULES];

const VERSION = "2026-11-22";

function pack(id: PackId): Pack {
  return { id, version: VERSION, rules: RULES.filter((rule) => rule.packs.includes(id)) };
}

export const PACKS: Readonly<Record<PackId, Pack>> = {
  "fi-2018-kasvupalvelu": pack("fi-2018-kasvupalvelu"),
  "fi-2026-tyovoimapalvelu": pack("fi-2026-tyovoimapalvelu"),
};
