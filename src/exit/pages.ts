/** What the pages about leaving show from, and what their parts have in common. */
import type { Agreement } from "../agreement/agreement.ts";
import type { tell } from "../api/http.ts";
import type { TitledText } from "../api/titled.ts";
import type { Erasures } from "../erasing/store.ts";
import { erasedText } from "../erasing/words.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { fill, type Language, type Words } from "../kernel/refusal.ts";
import type { FileRef } from "../log/reference.ts";
import type { Choice } from "../web/fields.ts";
import type { ExitStatement } from "./exit.ts";
import type { Exit, Exits, Sign } from "./kinds.ts";
import { EXIT_PAGE, type ExitWord, GROUND_WORDS, SIGN_WORDS } from "./page-words.ts";
import type { Course } from "./rights.ts";
import type { SignNow } from "./signs.ts";

export type ExitDesk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly today: Day;
  readonly agreement: Agreement;
  readonly state: Exits;
  readonly course: Course;
  readonly signs: readonly SignNow[];
  readonly texts: ReadonlyMap<string, TitledText>;
  readonly erasures: Erasures;
  /** Statements of exits that were settled. */
  readonly statements: ReadonlyMap<RandomId, ExitStatement>;
  /** What an exit would come to now, where somebody asked for it. */
  readonly preview?: { readonly exit: RandomId; readonly statement: ExitStatement };
  /** The exits of which the reader may see that. */
  readonly previews: ReadonlySet<RandomId>;
  /** Decisions that stand: the reader's own organisation's, and all of them. */
  readonly own: readonly Choice[];
  readonly decisions: readonly Choice[];
  /** Those by which services can rest. */
  readonly suspending: readonly Choice[];
  /** Those of them that were noted as being about leaving, or exclude somebody. */
  readonly carrying: readonly Choice[];
  /** The reader's own party. */
  readonly party: Id | undefined;
  readonly told: readonly ReturnType<typeof tell>[];
  /** Names of the commands that the reader may give. */
  readonly may: ReadonlySet<string>;
};

export function say({ language }: Pick<ExitDesk, "language">, key: ExitWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(EXIT_PAGE[key][language], args);
}

export function titleOf(desk: ExitDesk, ref: FileRef): string {
  return desk.texts.get(ref.hash)?.title ?? erasedText(desk.language, desk.erasures.gone.get(ref.hash));
}

export function nameOf({ agreement }: Pick<ExitDesk, "agreement">, id: Id): string {
  return [...agreement.parties, ...agreement.lines].find((each) => each.id === id)?.name ?? id;
}

export function whoOf(desk: ExitDesk, { party }: Pick<Exit, "party">): string {
  return party === undefined ? say(desk, "whole") : nameOf(desk, party);
}

export function groundName({ language }: Pick<ExitDesk, "language">, ground: string): string {
  return GROUND_WORDS[ground]?.[language] ?? (SIGN_WORDS[ground as Sign] as Words | undefined)?.[language] ?? ground;
}
