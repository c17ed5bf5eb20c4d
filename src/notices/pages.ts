/** What waits for the reader, and how they want to be told of it. */
import { html } from "hono/html";
import type { tell } from "../api/http.ts";
import { dayAt, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showChange, showDay, showInstant, showMonth } from "../kernel/shown.ts";
import { buttonForm } from "../parties/access/pages.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { choiceField, postForm, textField } from "../web/fields.ts";
import { hiddenFields, section } from "../web/form.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Feed } from "./calendar/store.ts";
import { noticeMail } from "./mail/message.ts";
import { OFTEN, type Often } from "./mail/slots.ts";
import type { Address } from "./mail/store.ts";
import { type Counts, totalOf, type Waits, type WaitsOn } from "./waiting.ts";
import { DOING, NAMED, NOTICES, OFTEN_WORDS } from "./words.ts";

function say(language: Language, key: keyof typeof NOTICES, args: Readonly<Record<string, string>> = {}): string {
  return fill(NOTICES[key][language], args);
}

function frame(language: Language, here: string, title: string, body: Markup): Markup {
  const inside = html`<div class="wide">
    <h1>${title}</h1>
    ${body}
  </div>`;
  return page({ language, here, title, body: inside });
}

export type WaitingPage = {
  readonly language: Language;
  readonly waiting: readonly WaitsOn[];
  /** How much waits for the reader on behalf of each other organisation of theirs. */
  readonly others: readonly { readonly name: string; readonly count: number }[];
  readonly nameOf: (stream: string) => string;
};

export function waitingPage({ language, waiting, others, nameOf }: WaitingPage): Markup {
  const rows = waiting.map((each) => ({
    cells: [
      html`<a href="${address(language, each.stream, ...each.to)}">${titleOf(each, language)}</a>`,
      DOING[each.what][language],
      nameOf(each.stream),
      each.due === undefined ? "" : html`${showDay(each.due, language)}${each.late ? html` <strong class="part">${say(language, "late")}</strong>` : ""}`,
      each.own === undefined ? "" : showChange(each.own, language),
    ],
  }));
  const head = (["what", "do", "alliance", "due", "own"] as const).map((key) => say(language, key));
  const table = dataTable({ caption: say(language, "waiting"), quietCaption: true, head, numeric: [false, false, false, false, true], rows, cards: true });
  const elsewhere = others.map(
    ({ name, count }) =>
      html`<p>
        ${say(language, "as-other", { name, n: String(count) })}
        <a href="${address(language, "acting")}?back=${address(language, "waiting")}">${say(language, "change")}</a>
      </p>`,
  );
  const body = html`<p class="lead">${say(language, "waiting-lead")}</p>
    ${rows.length === 0 ? html`<p>${say(language, "nothing")}</p>` : table} ${elsewhere}
    <p><a href="${address(language, "notices")}">${say(language, "to-settings")}</a></p>`;
  return frame(language, "/waiting", say(language, "waiting"), body);
}

function titleOf({ what, about: { title = "", day, month, count } }: Waits, language: Language): string {
  const args = {
    title,
    day: day === undefined ? "" : showDay(day, language),
    month: month === undefined ? "" : showMonth(month, language),
    count: count === undefined ? "" : String(count),
  };
  const named = NAMED[what];
  return named ? fill(named[language], args) : title;
}

/** A line that leads to what waits, for the page on which its reader begins. */
export function waitingLine(language: Language, counts: Counts): Markup {
  const n = totalOf(counts);
  return html`<p class="actions">
    <a class="hds-button hds-button--secondary hds-button--small" href="${address(language, "waiting")}">${say(language, "waiting")} (${n})</a>
    <a href="${address(language, "notices")}">${say(language, "to-settings")}</a>
  </p>`;
}

/** Whether mail leaves this installation, and if not, why. */
export type Leaves = "yes" | "demo" | "no-server";
export type SettingsPage = {
  readonly language: Language;
  readonly signedIn: SignedIn;
  readonly leaves: Leaves;
  readonly address: Address | undefined;
  readonly alliances: readonly RandomId[];
  readonly wishes: ReadonlyMap<RandomId, Often>;
  readonly feeds: readonly Feed[];
  readonly counts: Counts;
  readonly last: { readonly state: string; readonly tried: Instant | null; readonly status: number | null } | undefined;
  /** The address of the installation, for the preview. */
  readonly url: string;
  /** What was typed and refused. */
  readonly typed?: string;
  readonly told: readonly ReturnType<typeof tell>[];
  readonly nameOf: (stream: string) => string;
};

export function settingsPage(p: SettingsPage): Markup {
  const { language, leaves } = p;
  const notice =
    leaves === "yes"
      ? ""
      : html`<section class="hds-notification notes" aria-label="${say(language, "settings")}">
          <div class="hds-notification__content"><p>${say(language, leaves)}</p></div>
        </section>`;
  const body = html`<p class="lead">${say(language, "settings-lead")}</p>
    <p><a href="${address(language, "waiting")}">${say(language, "waiting")}</a></p>
    ${notice} ${leaves === "no-server" ? "" : html`${addressForm(p)} ${p.address ? oftenForm(p) : ""} ${preview(p)}`} ${calendarPart(p)}`;
  return frame(language, "/notices", say(language, "settings"), body);
}

function addressForm({ language, signedIn: { csrf }, leaves, address: now, last, typed, told }: SettingsPage): Markup {
  const key =
    now === undefined
      ? "no-address"
      : now.refused !== undefined
        ? "address-refused"
        : now.confirmed === undefined
          ? "address-waits"
          : leaves === "demo"
            ? "address-demo"
            : "address-now";
  const tried = last?.tried ? lastOf(language, last.state, last.tried, last.status) : "";
  const fields = html`<p>${say(language, key, { email: now?.email ?? "" })} ${tried}</p>
    ${told.map(({ sentence, remedy }) => html`<p role="alert"><b>${sentence}</b> ${remedy}</p>`)}
    ${textField({ at: "notices", name: "email", label: say(language, "address"), value: typed ?? now?.email ?? "" }, 254)}`;
  const action = `${address(language, "notices")}/address`;
  return html`${postForm({ id: "address", title: say(language, "address"), action, csrf, send: say(language, "keep") }, fields)}
  ${now ? buttonForm(`${address(language, "notices")}/forget`, say(language, "forget"), { csrf }, "secondary") : ""}`;
}

function lastOf(language: Language, state: string, tried: Instant, status: number | null): string {
  if (state === "sent") return say(language, "last", { at: showInstant(tried, language) });
  return say(language, "last-failed", { status: status === null ? showDay(dayAt(tried), language) : String(status) });
}

function oftenForm({ language, signedIn: { csrf }, alliances, wishes, nameOf }: SettingsPage): Markup {
  const title = say(language, "often");
  if (alliances.length === 0 && wishes.size === 0) return section("often", title, html`<p>${say(language, "no-alliances")}</p>`);
  const choices = (["never", ...OFTEN] as const).map((id) => ({ id, name: OFTEN_WORDS[id][language] }));
  const streams = [...new Set([...alliances, ...wishes.keys()])];
  const fields = html`${streams.map((stream) =>
      choiceField({ at: "often", name: `often-${stream}`, label: nameOf(stream), value: wishes.get(stream) ?? "never" }, choices),
    )}
    <p class="dim">${say(language, "often-note")}</p>`;
  return postForm({ id: "often", title, action: `${address(language, "notices")}/often`, csrf, send: say(language, "keep-often") }, fields);
}

/** The very text that would be sent, but for the link that ends the mails. */
function preview({ language, address: now, counts, url }: SettingsPage): Markup {
  const to = now ? say(language, "preview-to", { email: now.email }) : say(language, "preview-nobody");
  const written = totalOf(counts) === 0 ? undefined : noticeMail("daily", counts, { language: now?.language ?? language, url, secret: "…" });
  const body = html`<p>${to}</p>
    ${
      written
        ? html`<p><b>${written.subject}</b></p>
            <pre class="mail">${written.text}</pre>`
        : html`<p>${say(language, "nothing")}</p>`
    }`;
  return section("preview", say(language, "preview"), body);
}

function calendarPart({ language, signedIn: { csrf, organisations }, feeds }: SettingsPage): Markup {
  const base = `${address(language, "notices")}/calendar`;
  const nameOf = (id: RandomId): string => organisations.find((each) => each.id === id)?.name ?? "–";
  const rows = feeds.map(({ id, organisation, made, seen }) => ({
    cells: [
      nameOf(organisation),
      showDay(dayAt(made), language),
      seen === undefined ? say(language, "unseen") : showDay(dayAt(seen), language),
      buttonForm(`${base}/revoke`, say(language, "revoke"), { feed: id, csrf }, "secondary"),
    ],
  }));
  const head = (["organisation", "made", "seen", "revoke"] as const).map((key) => say(language, key));
  const title = say(language, "calendar");
  const body = html`<p>${say(language, "calendar-text")}</p>
    ${rows.length === 0 ? html`<p>${say(language, "calendar-none")}</p>` : dataTable({ caption: title, quietCaption: true, head, numeric: head.map(() => false), rows, cards: true })}
    ${buttonForm(base, say(language, "calendar-make"), { csrf }, "secondary")}`;
  return section("calendar", title, body);
}

/** The only time that the address of a feed is shown. */
export function feedMadePage(language: Language, url: string): Markup {
  const body = html`<p class="lead">${say(language, "calendar-once")}</p>
    <p><code class="secret">${url}</code></p>
    <p><a href="${address(language, "notices")}">${say(language, "settings")}</a></p>`;
  return frame(language, "/notices", say(language, "calendar-made"), body);
}

/** A link of a mail was opened: what it does is done by a button, because programs open links, too. */
export function linkPage(language: Language, what: "confirm" | "stop", code: string, email: string, csrf: string): Markup {
  const action = `${address(language, "notices")}/${what}?code=${encodeURIComponent(code)}`;
  const body = html`<p class="lead">${say(language, `${what}-text`, { email })}</p>
    <form method="post" action="${action}">
      ${csrf === "" ? "" : hiddenFields({ csrf })}
      <button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, what)}</button>
    </form>`;
  return frame(language, `/notices/${what}?code=${encodeURIComponent(code)}`, say(language, what), body);
}

export function sayingPage(language: Language, what: "stopped" | "code-over"): Markup {
  const body = html`<p class="lead">${say(language, what)}</p>
    <p><a href="${address(language, "notices")}">${say(language, "settings")}</a></p>`;
  return frame(language, "/notices", say(language, "settings"), body);
}
