/** What a proposal does to money, as a page tells it: first the reader's own organisation, then every party, and the purchasers' years beside their allotments. */
import { html } from "hono/html";
import { showCents, showChange } from "../../kernel/shown.ts";
import { changeBlocks } from "../../agreement/of-record/difference.ts";
import { partyOf } from "../../parties/kinds.ts";
import { section } from "../../web/form.ts";
import { blocksHtml } from "../../web/document.ts";
import { drawn } from "../../web/drawn.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import { type Amounts, CHANGES, type PartyEffect, type Reckoned } from "../change.ts";
import type { Matter } from "../kinds.ts";
import { type Desk, nameIn, say } from "../pages.ts";
import type { Compared, Texts } from "../store.ts";
import { type Case, CASES, caseName } from "./document.ts";

/** What a purchaser's budget grants the alliance for a year. */
export type GrantedSum = { readonly party: string; readonly year: string; readonly cents: bigint; readonly state: string };
/** `granted`: asked for only where a proposal moves what purchasers owe. */
export type EffectView = {
  readonly matter: Matter;
  readonly texts: Pick<Texts, "effect" | "reckoned">;
  readonly granted: readonly GrantedSum[];
  readonly compared: Compared | undefined;
};

/** Who joins has a name in the proposed file only. */
function partyName(desk: Desk, { compared }: Pick<EffectView, "compared">, party: string): string {
  return compared?.after.parties.find(({ id }) => id === party)?.name ?? nameIn(desk, party);
}

/** The reader's own organisation: in every case what it has now, what it would have, and the difference. */
export function ownEffect(desk: Desk, { texts: { reckoned } }: EffectView): Markup | "" {
  const { language } = desk;
  const party = partyOf(desk.ground, desk.own);
  const effect = reckoned?.parties.find((each) => each.party === party);
  if (!reckoned || !effect) return "";
  const rows = CASES.flatMap(({ word, of }) => {
    const [before, after] = [effect.before && of(effect.before), effect.after && of(effect.after)];
    const range = word === "expected" ? rangeOf(desk, effect) : "";
    return before === undefined && after === undefined
      ? []
      : [
          {
            cells: [
              html`${caseName(desk.language, reckoned, word)}${range}`,
              shown(desk, before),
              shown(desk, after),
              html`<strong>${moved(desk, before, after)}</strong>`,
            ],
          },
        ];
  });
  const kept =
    effect.same === undefined
      ? []
      : [
          {
            cells: [
              say(language, "at-same"),
              shown(desk, effect.before?.target),
              shown(desk, effect.same),
              html`<strong>${moved(desk, effect.before?.target, effect.same)}</strong>`,
            ],
          },
        ];
  const head = (["case", "before", "after", "moves"] as const).map((key) => say(language, key));
  const caption = say(language, "own-effect", { party: nameIn(desk, party!) });
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, true, true, true], rows: [...rows, ...kept], cards: true });
  const share = reckoned.parties.find((each) => each.party === party)!.share;
  return section(
    "own-effect",
    caption,
    html`<p class="dim">${say(language, "effect-reads")}</p>
      ${table}
      <p>${say(language, "own-share", { share: money(desk, share) })}</p>`,
  );
}

function rangeOf(desk: Desk, { before, after }: PartyEffect): Markup | "" {
  const range = (of: Amounts | undefined): string => (of?.simulated ? `${money(desk, of.simulated.low)} … ${money(desk, of.simulated.high)}` : "–");
  if (!before?.simulated && !after?.simulated) return "";
  return html`<span class="part dim">${say(desk.language, "range", { before: range(before), after: range(after) })}</span>`;
}

/** Every party, the reader's own first; where nothing was reckoned, what was typed, and that it was. */
export function effectOf(desk: Desk, view: EffectView): Markup | "" {
  const { texts, matter } = view;
  if (texts.reckoned) return html`${reckonedOf(desk, texts.reckoned, view)} ${yearsOf(desk, texts.reckoned, view)}`;
  if (texts.effect) return typedOf(desk, texts.effect);
  if (CHANGES[matter.kind].length === 0 || (matter.amount ?? 0n) === 0n) return "";
  return section("effect-table", say(desk.language, "effect"), html`<p><strong>${say(desk.language, "not-reckoned")}</strong></p>`);
}

function ownFirst<Row extends { readonly party: string }>({ ground, own }: Desk, rows: readonly Row[]): readonly Row[] {
  const party = partyOf(ground, own);
  return [...rows.filter((row) => row.party === party), ...rows.filter((row) => row.party !== party)];
}

function reckonedOf(desk: Desk, reckoned: Reckoned, view: EffectView): Markup {
  const { language } = desk;
  const cases: readonly Case[] = [...CASES, { word: "at-same", of: () => undefined }];
  const used = cases.filter(({ word }) => word !== "at-same" || reckoned.parties.some(({ same }) => same !== undefined));
  const rows = ownFirst(desk, reckoned.parties).map((effect) => ({
    strong: effect.party === partyOf(desk.ground, desk.own),
    cells: [
      partyName(desk, view, effect.party),
      ...used.map(({ word, of }) =>
        word === "at-same"
          ? moved(desk, effect.before?.target, effect.same)
          : moved(desk, effect.before && of(effect.before), effect.after && of(effect.after)),
      ),
      money(desk, effect.share),
    ],
  }));
  const head = [say(language, "party"), ...used.map(({ word }) => caseName(desk.language, reckoned, word)), say(language, "share")];
  const caption = say(language, "effect");
  const table = dataTable({ caption, quietCaption: true, head, numeric: head.map((_, i) => i > 0), rows, cards: true });
  const made = say(language, "reckoned-by", {
    engine: reckoned.engine,
    release: reckoned.release,
    draws: String(reckoned.draws),
    agreement: reckoned.agreement.slice(0, 12),
  });
  return section(
    "effect-table",
    caption,
    html`<p class="dim">${say(language, "effect-moves")}</p>
      ${table} ${changeOf(desk, reckoned, view)}
      <p class="dim">${made} ${toWhatIf(desk)}</p>
      ${reckoned.risks === undefined ? "" : html`<p class="dim">${say(language, "reckoned-risks", { risks: String(reckoned.risks) })} ${toRisks(desk)}</p>`}`,
  );
}

function toRisks({ language, alliance }: Desk): Markup {
  return html`<a href="${address(language, alliance.slug, "registers", "risks")}">${say(language, "to-risks")}</a>`;
}

function toWhatIf({ language, alliance }: Desk): Markup {
  return html`<a href="${address(language, alliance.slug, "what-if")}">${say(language, "to-what-if")}</a>`;
}

/** The change itself, as it was said. */
function changeOf(desk: Desk, { change }: Reckoned, { compared }: EffectView): Markup {
  const { language } = desk;
  const caption = say(language, `change-${change.kind}`);
  if (change.kind === "file")
    return html`<h3>${say(language, "what-changes")}</h3>
      ${compared?.before ? drawn(blocksHtml(changeBlocks(compared.before, compared.after, language), 2)) : ""}
      <details>
        <summary>${caption}</summary>
        <pre tabindex="0">${change.text}</pre>
      </details>`;
  const rows =
    change.kind === "allotments"
      ? change.sums.map(({ party, year, amount }) => ({ cells: [year, nameIn(desk, party), money(desk, amount)] }))
      : change.cells.map(({ year, line, provider, amount }) => ({ cells: [year, `${nameIn(desk, line)}, ${nameIn(desk, provider)}`, money(desk, amount)] }));
  const head = [say(language, "year"), say(language, change.kind === "allotments" ? "party" : "line"), say(language, "sum")];
  return html`<h3>${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head, numeric: [false, false, true], rows, cards: true })}`;
}

function yearsOf(desk: Desk, { years }: Reckoned, view: EffectView): Markup | "" {
  if (years.length === 0) return "";
  const { language } = desk;
  const rows = ownFirst(desk, years).map(({ party, year, before, after, more }) => {
    const own = view.granted.filter((each) => each.party === party && each.year === year && each.state !== "annulled");
    const sum = own.length === 0 ? undefined : own.reduce((all, { cents }) => all + cents, 0n);
    const then = sum === undefined && more === undefined ? undefined : (sum ?? 0n) + BigInt(more ?? "0");
    const over = then === undefined || BigInt(after) <= then ? "" : say(language, "over-allotment", { excess: money(desk, String(BigInt(after) - then)) });
    return {
      strong: party === partyOf(desk.ground, desk.own),
      cells: [
        `${partyName(desk, view, party)} ${year}`,
        money(desk, before),
        money(desk, after),
        sum === undefined ? say(language, "no-allotment") : money(desk, String(sum)),
        html`${then === undefined ? "–" : money(desk, String(then))}${over === "" ? "" : html`<strong class="part">${over}</strong>`}`,
      ],
    };
  });
  const head = (["purchaser-year", "owes-before", "owes-after", "allotment", "allotment-after"] as const).map((key) => say(language, key));
  const caption = say(language, "effect-years");
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, true, true, true, true], rows, cards: true });
  return section("effect-years", caption, table);
}

function typedOf(desk: Desk, effect: NonNullable<Texts["effect"]>): Markup {
  const { language } = desk;
  const rows = ownFirst(desk, effect).map(({ party, cents }) => {
    const isOwn = party === partyOf(desk.ground, desk.own);
    const name = html`${nameIn(desk, party)}${isOwn ? html` <span class="dim">${say(language, "own")}</span>` : ""}`;
    return { strong: isOwn, cells: [name, showChange(BigInt(cents), language, currencyOf(desk))] };
  });
  const caption = say(language, "effect");
  const table = dataTable({ caption, quietCaption: true, head: [say(language, "party"), "€"], numeric: [false, true], rows });
  return section(
    "effect-table",
    caption,
    html`<p><strong>${say(language, "effect-typed")}</strong></p>
      ${table}
      <p>${toWhatIf(desk)}</p>`,
  );
}

function currencyOf({ ground }: Desk): string {
  return ground.agreement?.currency ?? "EUR";
}

function money(desk: Desk, cents: string): string {
  return showCents(BigInt(cents), desk.language, currencyOf(desk));
}

function shown(desk: Desk, cents: string | undefined): string {
  return cents === undefined ? "–" : money(desk, cents);
}

function moved(desk: Desk, before: string | undefined, after: string | undefined): string {
  return showChange(BigInt(after ?? "0") - BigInt(before ?? "0"), desk.language, currencyOf(desk));
}
