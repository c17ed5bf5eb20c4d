/** The auditor's pack as a page: what there is, what is to be looked at, each line with its evidence and its proof. */
import { html } from "hono/html";
import { TERM_WORDS } from "../../appropriations/words.ts";
import { fill } from "../../kernel/refusal.ts";
import { showDay, showMonth } from "../../kernel/shown.ts";
import { optionOf, section } from "../../web/form.ts";
import { type DataRow, dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { CLOSING } from "../closing/words.ts";
import { countOf, type Desk, frame, money, partyName, pathOf, queryOf, stateOf, typeName } from "../pages.ts";
import type { PackParams } from "./commands.ts";
import { type Pack, type Picked, proofPath } from "./pack.ts";
import { AUDIT, type AuditWord } from "./words.ts";

const say = ({ language }: Desk, key: AuditWord, args: Readonly<Record<string, string>> = {}): string => fill(AUDIT[key][language], args);
const number = (desk: Desk, count: number): string => countOf(desk, BigInt(count));

export const AUDIT_FIELDS = ["party", "from", "to", "seed", "lines", "money", "least"] as const;
type Field = (typeof AUDIT_FIELDS)[number];
/** `asked` is what was typed, `params` what was read of it, `wrong` the fields that cannot be read. */
export type AuditView = {
  readonly asked: Readonly<Partial<Record<string, string>>>;
  readonly params: PackParams | undefined;
  readonly wrong: readonly Field[];
  readonly pack: Pack | undefined;
  readonly months: readonly string[];
};

export function auditPage(desk: Desk, view: AuditView): Markup {
  const { pack, params = {}, wrong } = view;
  const title = pack
    ? say(desk, "title-of", { party: partyName(desk, pack.party), from: showMonth(pack.from, desk.language), to: showMonth(pack.to, desk.language) })
    : say(desk, "title");
  const body = html`<p class="lead">${say(desk, "lead")}</p>
    ${wrong.length > 0 ? html`<p role="alert"><strong>${say(desk, "not-read")}</strong></p>` : ""} ${form(desk, view)}
    ${pack ? shownPack(desk, pack, params) : ""}`;
  return frame(desk, "audit", title, body, queryOf(`/${desk.stream}/books/audit`, params));
}

const WRONG: Readonly<Record<Field, AuditWord>> = {
  party: "wrong-party",
  from: "wrong-month",
  to: "wrong-to",
  seed: "wrong-seed",
  lines: "wrong-size",
  money: "wrong-size",
  least: "wrong-least",
};

function form(desk: Desk, { asked, months, wrong }: AuditView): Markup {
  const told = (key: Field): Markup | "" => (wrong.includes(key) ? html`<span class="wrong beside" id="${key}-wrong">${say(desk, WRONG[key])}</span>` : "");
  const marked = (key: Field): Markup | "" => (wrong.includes(key) ? html`aria-invalid="true" aria-describedby="${key}-wrong"` : "");
  const month = (key: "from" | "to", chosen: string | undefined): Markup =>
    html`<div class="field">
      <label for="${key}">${say(desk, key)}</label>
      <select id="${key}" name="${key}" ${marked(key)}>
        ${months.map((each) => optionOf(each, showMonth(each, desk.language), each === chosen))}</select
      >${told(key)}
    </div>`;
  const input = (key: "seed" | "lines" | "money" | "least", value: string): Markup =>
    html`<div class="field">
      <label for="${key}">${say(desk, key)}</label><input id="${key}" name="${key}" type="text" maxlength="100" value="${value}" ${marked(key)} />${told(key)}
    </div>`;
  const providers = desk.agreement.parties.filter(({ roles }) => roles.includes("provider"));
  return html`<form class="days" method="get" action="${pathOf(desk, "audit")}">
    <div class="field">
      <label for="party">${say(desk, "party")}</label>
      <select id="party" name="party" ${marked("party")}>
        ${providers.map(({ id, name }) => optionOf(id, name, id === asked["party"]))}</select
      >${told("party")}
    </div>
    ${month("from", asked["from"] ?? months.at(-1))} ${month("to", asked["to"] ?? months[0])} ${input("seed", asked["seed"] ?? desk.stream.slice(0, 8))}
    ${input("lines", asked["lines"] ?? "25")} ${input("money", asked["money"] ?? "25")} ${input("least", asked["least"] ?? "")}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "draw")}</button>
  </form>`;
}

function shownPack(desk: Desk, pack: Pack, asked: Partial<PackParams>): Markup {
  const { population, money: by, least } = pack;
  if (population.count === 0) return html`<p role="status">${say(desk, "nothing-seen")}</p>`;
  const sums = {
    count: number(desk, population.count),
    net: money(desk, population.net),
    cents: money(desk, population.cents),
    absolute: money(desk, population.absolute),
  };
  const link = (format: string): Markup =>
    html`<a href="${queryOf(`/api/streams/${desk.stream}/audit/export`, { ...asked, format })}">${format.toUpperCase()}</a> `;
  const how = { count: number(desk, pack.drawn.length), method: pack.method, seed: pack.seed };
  const full = by && { full: money(desk, by.full), count: number(desk, by.count) };
  const interval = by?.drawn && { interval: String(by.drawn.interval), start: String(by.drawn.start) };
  return html`<p role="status"><strong>${say(desk, "population-is", sums)}</strong></p>
    <p class="export">${say(desk, "export")}: ${["xlsx", "csv", "json"].map(link)}</p>
    ${tables(desk, pack)} ${picked(desk, "drawn", say(desk, "drawn"), say(desk, "drawn-how", how), pack.drawn)}
    ${full ? picked(desk, "in-full", say(desk, "in-full"), say(desk, "full-how", full), pack.inFull) : ""}
    ${interval ? picked(desk, "by-money", say(desk, "by-money"), say(desk, "money-how", interval), pack.byMoney) : ""}
    ${least === undefined ? "" : picked(desk, "large", say(desk, "large", { least: money(desk, least) }), "", pack.large)}
    ${picked(desk, "late", say(desk, "late"), say(desk, "late-how"), pack.late)} ${overrides(desk, pack)}`;
}

function tables(desk: Desk, { population, months }: Pack): Markup {
  const table = (key: AuditWord, head: readonly AuditWord[], numeric: readonly boolean[], rows: readonly DataRow[]): Markup =>
    section(
      key,
      say(desk, key),
      dataTable({
        caption: say(desk, key),
        quietCaption: true,
        head: head.map((each) => say(desk, each)),
        numeric,
        rows,
        cards: true,
      }),
    );
  const state = (key: keyof typeof CLOSING | undefined): string => (key === undefined ? "–" : CLOSING[key][desk.language]);
  return html`${table(
      "by-type",
      ["type", "count", "net", "cents"],
      [false, true, true, true],
      population.byType.map(({ type, count, net, cents }) => ({ cells: [typeName(desk, type), number(desk, count), money(desk, net), money(desk, cents)] })),
    )}
    ${table(
      "by-month",
      ["month", "count", "net", "counts", "signed", "reconciled"],
      [false, true, true, true, false, false],
      months.map(({ month, count, net, counts, signed, signedAs, reconciliation }) => ({
        cells: [
          showMonth(month, desk.language),
          number(desk, count),
          money(desk, net),
          money(desk, counts),
          signed === undefined ? "–" : `${showDay(signed, desk.language)}: ${state(signedAs)}`,
          state(reconciliation),
        ],
      })),
    )}
    <details class="fold">
      <summary>${say(desk, "batches")}</summary>
      ${table(
        "batches",
        ["batch", "entry", "count", "net", "cents", "root"],
        [false, false, true, true, true, false],
        population.batches.map(({ batch, seq, count, net, cents, root }) => ({
          cells: [String(batch), String(seq), number(desk, count), money(desk, net), money(desk, cents), html`<code class="hash">${root}</code>`],
        })),
      )}
    </details>`;
}

function picked(desk: Desk, id: string, title: string, how: string, lines: readonly Picked[]): Markup {
  const rows = lines.map(({ line, evidence }) => {
    const ref = `${line.batch}/${line.line}`;
    const files = evidence.map((hash) => html`<a href="/api/streams/${desk.stream}/evidence/${hash}">${hash.slice(0, 8)}</a> `);
    return {
      cells: [
        html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a>`,
        showDay(line.day, desk.language),
        typeName(desk, line.type),
        line.supplier ?? "",
        line.document ?? "",
        line.corrects ?? "",
        money(desk, line.net),
        money(desk, line.cents),
        stateOf(desk, line.status),
        evidence.length === 0 ? "–" : html`${files}`,
        html`<a href="${proofPath(desk.stream, line)}">${say(desk, "proof")}</a>`,
      ],
    };
  });
  const head = (["ref", "day", "type", "supplier", "document", "corrects", "net", "cents", "status", "evidence", "proof"] as const).map((key) =>
    say(desk, key),
  );
  const numeric = [false, false, false, false, false, false, true, true, false, false, false];
  const table = lines.length === 0 ? html`<p>${say(desk, "none")}</p>` : dataTable({ caption: title, quietCaption: true, head, numeric, rows, cards: true });
  return section(id, title, html`${how === "" ? "" : html`<p>${how}</p>`} ${table}`);
}

function overrides(desk: Desk, pack: Pack): Markup {
  const { language } = desk;
  const texts = [
    ...pack.overturned.map(({ on, lines, cents, decision }) =>
      say(desk, "overturned", { day: showDay(on, language), count: number(desk, lines), net: money(desk, cents), decision: decision ?? "–" }),
    ),
    ...pack.annulled.map(({ organ, section: part, subject, annulledOn, commitments, committed }) =>
      say(desk, "annulled", {
        organ,
        section: part,
        subject,
        day: showDay(annulledOn, language),
        count: number(desk, commitments),
        net: money(desk, committed),
      }),
    ),
    ...pack.stated.map(({ purchaser, year, term, cents }) =>
      say(desk, "stated", { purchaser: partyName(desk, purchaser), year, term: TERM_WORDS[term][language], net: money(desk, cents) }),
    ),
  ];
  const list = html`<ul>
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
  return section("overrides", say(desk, "overrides"), texts.length === 0 ? html`<p>${say(desk, "no-overrides")}</p>` : list);
}
