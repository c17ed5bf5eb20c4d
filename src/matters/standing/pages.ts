/** How far a matter has come and what follows: whether it can be decided now and who is awaited, the ladder with its clocks, what it carries and what is taken back. */
import { html } from "hono/html";
import { noPart } from "../../decisions/unanimity.ts";
import { decisionName, STATE_WORDS } from "../../decisions/words.ts";
import { addDays, dayNumber } from "../../kernel/day.ts";
import { showCents, showDay } from "../../kernel/shown.ts";
import { partyOf } from "../../parties/kinds.ts";
import { hiddenFields, section } from "../../web/form.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import { CHANGES } from "../change.ts";
import { shareOf } from "../deciding.ts";
import { type Matter, standOf } from "../kinds.ts";
import { HOLDER_WORDS, STEP_WORDS } from "../page-words.ts";
import { at, type Desk, input, nameIn, say, toldOf, wordIn } from "../pages.ts";
import { type Today, todayOf } from "../shown.ts";
import { type Holding, partiesOf } from "../sitting.ts";
import type { Texts } from "../store.ts";

export type StandingView = {
  readonly matter: Matter;
  readonly texts: Texts;
  readonly holding: Holding;
  /** The newest version of the agreement that rests on it and was not taken back. */
  readonly carries: number | undefined;
  /** The newest version of all, where it rests on this matter, which binds no more. */
  readonly rests: { readonly version: number; readonly back: number } | undefined;
};

/** That it binds no more, since when, by whose decision; and what rests on it and can be taken back. */
export function unboundBox(desk: Desk, { matter, rests }: StandingView): Markup | "" {
  const { language, ground } = desk;
  const decided = ground.decisions.get(matter.id);
  if (decided?.unboundOn === undefined) return "";
  const annulled = (decided.ofBody?.approved ?? []).flatMap(({ party, decision }) => {
    const own = ground.decisions.get(decision);
    if (own?.annulledOn === undefined) return [];
    const args = { party: nameIn(desk, party), decision: decisionName(own, language), day: showDay(own.annulledOn, language) };
    return [html`<li>${say(language, "annulled-by", args)}</li>`];
  });
  const version = rests && { version: String(rests.version), back: String(rests.back) };
  const form = html`<form method="post" action="${at(desk, matter.id, "unwind")}">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key, version: version?.version ?? "" })}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${version ? say(language, "unwind", version) : ""}</button>
  </form>`;
  return html`<section class="hds-notification hds-notification--alert notes" aria-labelledby="unbound">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="unbound">${say(language, "unbound-since", { day: showDay(decided.unboundOn, language) })}</h2>
      <ul>
        ${annulled}
      </ul>
      <p>${version ? say(language, "version-rests", version) : say(language, "nothing-rests")}</p>
      ${version && desk.may.adopt ? form : ""}
      <p><a href="${address(language, desk.alliance.slug, "decisions")}">${say(language, "what-rests")}</a></p>
    </div>
  </section>`;
}

/** The rule's answer today: what is missing, from whom and by when, and who decides after the body. */
export function todayBox(desk: Desk, view: StandingView): Markup | "" {
  const { language } = desk;
  const { matter, holding, texts } = view;
  const today = todayOf(desk.ground, matter, holding, desk.today);
  if (!today) return "";
  const { competence, verdict } = today;
  const holder = competence.approves;
  const after = holder && competence.may === "decide" ? html`<p>${say(language, "now-approve", { holder: wordIn(HOLDER_WORDS, holder, language) })}</p>` : "";
  const isBlind = !texts.reckoned && !texts.effect && CHANGES[matter.kind].length > 0 && (matter.amount ?? 0n) > 0n;
  const body =
    verdict.outcome === "adopted"
      ? html`<p>${say(language, "now-yes")}</p>`
      : html`<p>${say(language, "now-no")}</p>
          <ul class="faults">
            ${verdict.missing.map((each) => html`<li>${toldOf(desk, each)}</li>`)}
          </ul>`;
  const blind = isBlind ? html`<p><strong>${say(language, "not-reckoned")}</strong></p>` : "";
  return section("now", say(language, "now"), html`${body} ${blind} ${after} ${awaitedOf(desk, view, today)}`);
}

function awaitedOf(desk: Desk, { matter, texts }: StandingView, { awaited, approvals }: Today): Markup | "" {
  if (awaited.length + approvals.length === 0) return "";
  const { language, names } = desk;
  const meeting = matter.procedure === "meeting" ? say(language, "at-meeting") : "–";
  const spoken = awaited.map(({ party, what, people, until }) => ({
    cells: [
      nameIn(desk, party),
      say(language, `awaits-${what}`),
      people.length === 0 ? say(language, "nobody-sits") : people.map((person) => names.get(person) ?? "–").join(", "),
      until === undefined ? meeting : showDay(until, language),
    ],
  }));
  const own = approvals.map(({ party, state }) => {
    const share = shareOf(matter, texts.reckoned, party);
    const part = share === undefined ? "" : html`<span class="part dim">${say(language, "approves-part", { share: showCents(share, language) })}</span>`;
    const what = say(language, "awaits-approval", { state: STATE_WORDS[state][language] });
    return { cells: [nameIn(desk, party), html`${what}${part}`, say(language, "own-organ"), say(language, "after-body")] };
  });
  const head = (["party", "awaits", "who", "by-when"] as const).map((key) => say(language, key));
  const caption = say(language, "who-is-awaited");
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, false], rows: [...spoken, ...own], cards: true });
  return html`<h3>${caption}</h3>
    ${table}`;
}

/** Every move from one procedure to the other. */
export function movesOf({ language }: Desk, { moves }: Matter): Markup | "" {
  if (moves.length === 0) return "";
  return html`<ul>
    ${moves.map(({ to, on }) => html`<li>${showDay(on, language)}: ${say(language, "moved-to", { procedure: say(language, to) })}</li>`)}
  </ul>`;
}

/** Every step of the ladder with its clock: how long it runs, since when it is over, and when the next can be taken. */
export function ladderOf(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const { steps, handlings } = matter;
  if (handlings.at(-1)?.outcome !== "undecided" && steps.length === 0) return "";
  const rows = (ground.agreement?.decisions.deadlock ?? []).map((name, i) => {
    const taken = steps.find(({ step }) => step === i);
    const days = taken ? [showDay(taken.on, language), showDay(taken.until, language)] : ["", ""];
    return { cells: [wordIn(STEP_WORDS, name, language), ...days, clockOf(desk, matter, i)] };
  });
  const head = (["step", "on", "until", "clock"] as const).map((key) => say(language, key));
  const caption = say(language, "steps");
  return html`<h3>${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true })}`;
}

function clockOf({ language, today }: Desk, { steps }: Matter, i: number): string {
  const taken = steps.find(({ step }) => step === i);
  if (taken) {
    const left = dayNumber(taken.until) - dayNumber(today);
    return left >= 0 ? say(language, "days-left", { days: String(left) }) : say(language, "days-over", { days: String(-left) });
  }
  if (i !== steps.length) return "";
  const before = steps.at(-1);
  if (!before || before.until < today) return say(language, "open-now");
  return say(language, "opens-on", { day: showDay(addDays(before.until, 1), language) });
}

/** To a meeting whoever has a part in deciding moves it; back to writing who opened it or chairs the body. */
export function moveForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground, today } = desk;
  const party = partyOf(ground, desk.own);
  if (!desk.may.open || !ground.agreement || party === undefined) return "";
  const to = matter.procedure === "written" ? "meeting" : "written";
  const leads = matter.openedBy === desk.own || ground.agreement.decisions.bodies[matter.body]?.chair === party;
  const asked = { powers: ground.agreement.decisions, matter, parties: partiesOf(ground.agreement), day: today };
  if (!leads && (to === "written" || noPart(asked, party))) return "";
  const title = say(language, `move-to-${to}`);
  return html`<details class="block">
    <summary>${title}</summary>
    <p>${say(language, "move-help")}</p>
    <form method="post" action="${at(desk, matter.id, "move")}" class="check">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key, procedure: to })}
      ${to === "written" ? input("until", say(language, "until"), "date", "", true, "move-until") : ""}
      <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${title}</button></p>
    </form>
  </details>`;
}

/** What follows from a matter that binds: the version that carries it, or the form by which its file is adopted. Until it binds, what it waits for. */
export function carryBox(desk: Desk, { matter, texts, carries }: StandingView): Markup | "" {
  const { language, ground, alliance } = desk;
  const stands = standOf(matter, ground.decisions.get(matter.id));
  const kind = texts.reckoned?.change.kind;
  if (kind !== "file" && kind !== "targets") return "";
  const title = say(language, "carry");
  if (carries !== undefined) {
    const version = address(language, alliance.slug, "agreement", "versions", String(carries));
    return section("carry", title, html`<p><a href="${version}">${say(language, "carried", { version: String(carries) })}</a></p>`);
  }
  if (stands === "agreed") return section("carry", title, html`<p>${say(language, "conditional")}</p>`);
  if (stands !== "binding" || !desk.may.adopt) return "";
  const adopt = address(language, alliance.slug, "agreement", "adopt");
  if (kind === "targets") return section("carry", title, html`<p>${say(language, "carry-targets")} <a href="${adopt}">${say(language, "to-adopt")}</a></p>`);
  const form = html`<form method="post" action="${at(desk, matter.id, "carry-out")}" class="check">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key })} ${input("from", say(language, "from-day"), "date", desk.today, true, "carry-from")}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "do-carry")}</button></p>
  </form>`;
  return section("carry", title, form);
}
