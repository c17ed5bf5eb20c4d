/** What the pages of the registers have in common: their frame, names, and texts as they are kept. */
import { html } from "hono/html";
import type { Agreement } from "../agreement/agreement.ts";
import type { tell } from "../api/http.ts";
import type { TitledText } from "../api/titled.ts";
import { erasingPart } from "../erasing/pages.ts";
import type { Erasures } from "../erasing/store.ts";
import { erasedText } from "../erasing/words.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents } from "../kernel/shown.ts";
import type { FileRef } from "../log/reference.ts";
import type { Choice } from "../web/fields.ts";
import { refusedNote } from "../web/form.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Registers } from "./kinds.ts";
import { REGISTER, REGISTER_PARTS, type RegisterPart, type RegisterWord } from "./page-words.ts";

/** A line of results that names an item of a register: what it says, and where it is read, behind the language. */
export type Referring = { readonly item: RandomId; readonly what: string; readonly path: readonly string[] };
/** Everything that these pages show from. `base` is the path of the registers behind the language. */
export type RegisterDesk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly today: Day;
  readonly agreement: Agreement;
  /** The party that the reader acts for, where it is one. */
  readonly own: Id | undefined;
  readonly state: Registers;
  readonly texts: ReadonlyMap<string, TitledText>;
  /** What is gone of them, and what of the item that is shown the reader may erase. */
  readonly erasures: Erasures;
  /** Decisions that can be enforced and stand. */
  readonly decisions: readonly Choice[];
  readonly told: readonly ReturnType<typeof tell>[];
  /** Names of the commands that the reader may give. */
  readonly may: ReadonlySet<string>;
};

export function say({ language }: Pick<RegisterDesk, "language">, key: RegisterWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(REGISTER[key][language], args);
}

export function pathOf({ language, alliance }: RegisterDesk, ...rest: readonly string[]): string {
  return address(language, alliance.slug, "registers", ...rest);
}

/** The frame of all pages of the registers. */
export function frame(desk: RegisterDesk, part: RegisterPart, title: string, body: Markup, ...under: readonly string[]): Markup {
  const { language, alliance, told } = desk;
  const links = Object.entries(REGISTER_PARTS).map(([id, words]) =>
    id === part && under.length === 0
      ? html`<a href="${pathOf(desk, id)}" aria-current="page">${words[language]}</a>`
      : html`<a href="${pathOf(desk, id)}">${words[language]}</a>`,
  );
  const why = told.map(({ sentence, remedy }) => `${sentence} ${remedy}`);
  const refusals = told.length === 0 ? "" : refusedNote(say(desk, "title"), why);
  const path = [alliance.slug, "registers", part, ...under];
  const inside = html`<div class="wide">
    <h1>${title}</h1>
    ${refusals}
    <p class="actions">${links}</p>
    ${body} ${erasingPart(desk, desk.erasures, path)}
  </div>`;
  return page({ language, alliance, part: "registers", here: `/${path.join("/")}`, title, body: inside });
}

export function titleOf(desk: RegisterDesk, ref: FileRef): string {
  return desk.texts.get(ref.hash)?.title ?? erased(desk, ref);
}

export function wholeText(desk: RegisterDesk, ref: FileRef): string {
  const found = desk.texts.get(ref.hash);
  return found ? [found.title, found.text].filter((each) => each !== "").join("\n") : erased(desk, ref);
}

/** What stands behind the title; of an erased text that says all. */
export function bodyText(desk: RegisterDesk, ref: FileRef): string {
  return desk.texts.get(ref.hash)?.text ?? "";
}

function erased({ language, erasures }: RegisterDesk, { hash }: FileRef): string {
  return erasedText(language, erasures.gone.get(hash));
}

export function partyName({ agreement }: RegisterDesk, id: Id): string {
  return agreement.parties.find((party) => party.id === id)?.name ?? id;
}

export function lineName({ agreement }: RegisterDesk, id: Id): string {
  return agreement.lines.find((line) => line.id === id)?.name ?? id;
}

export function decisionShown(desk: RegisterDesk, id: RandomId | undefined): string {
  return id === undefined ? "" : (desk.decisions.find((each) => each.id === id)?.name ?? id);
}

export const money = (desk: RegisterDesk, cents: bigint): string => showCents(cents, desk.language, desk.agreement.currency);
export const linesOf = (desk: RegisterDesk): readonly Choice[] => desk.agreement.lines.map(({ id, name }) => ({ id, name }));

export function referringList({ language }: RegisterDesk, all: readonly Referring[]): Markup {
  return html`<ul>
    ${all.map(({ what, path }) => html`<li><a href="${address(language, ...path)}">${what}</a></li>`)}
  </ul>`;
}
