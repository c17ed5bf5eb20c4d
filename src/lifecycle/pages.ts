/** What the page of the phases shows from, and what its parts have in common. */
import type { Agreement } from "../agreement/agreement.ts";
import type { tell } from "../api/http.ts";
import type { TitledText } from "../api/titled.ts";
import type { Decision } from "../decisions/kinds.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Erasures } from "../erasing/store.ts";
import { erasedText } from "../erasing/words.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import type { FileRef } from "../log/reference.ts";
import type { Choice } from "../web/fields.ts";
import type { Gate } from "./gates.ts";
import type { Lifecycle } from "./kinds.ts";
import { LIFECYCLE, type LifecycleWord } from "./page-words.ts";
import type { Standing } from "./standing.ts";

export type LifecycleDesk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly today: Day;
  readonly agreement: Agreement;
  readonly state: Lifecycle;
  /** What each gate asks for, as it stands today. */
  readonly standing: ReadonlyMap<Gate, readonly Standing[]>;
  readonly texts: ReadonlyMap<string, TitledText>;
  readonly erasures: Erasures;
  readonly decisions: ReadonlyMap<RandomId, Decision>;
  /** Decisions of the reader's own organisation that stand. */
  readonly own: readonly Choice[];
  /** Every organisation of the installation. */
  readonly organisations: readonly Choice[];
  /** Phases that rest on a decision which was annulled. */
  readonly shaken: readonly Gate[];
  readonly told: readonly ReturnType<typeof tell>[];
  /** Names of the commands that the reader may give. */
  readonly may: ReadonlySet<string>;
};

export function say({ language }: Pick<LifecycleDesk, "language">, key: LifecycleWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(LIFECYCLE[key][language], args);
}

export function titleOf(desk: LifecycleDesk, ref: FileRef): string {
  return desk.texts.get(ref.hash)?.title ?? erasedText(desk.language, desk.erasures.gone.get(ref.hash));
}

export function partyName({ agreement }: LifecycleDesk, id: Id): string {
  return agreement.parties.find((party) => party.id === id)?.name ?? id;
}
