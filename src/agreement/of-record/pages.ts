/** Versions of the agreement on the record, and adopting one. */
import { html } from "hono/html";
import type { tell } from "../../api/http.ts";
import type { Day } from "../../kernel/day.ts";
import { type Fault, fill, type Language } from "../../kernel/refusal.ts";
import { showDay } from "../../kernel/shown.ts";
import { refusalList } from "../../parties/pages.ts";
import { blocksHtml } from "../../web/document.ts";
import { drawn } from "../../web/drawn.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import type { Agreement } from "../agreement.ts";
import { faultList } from "../faults/pages.ts";
import { keptVersions } from "../kinds.ts";
import { changeBlocks, type LineChange, lineChanges } from "./difference.ts";
import { groundFold } from "./changing/pages.ts";
import { decisionField, type Offered, restsOn, unusableDecisions } from "./resting/pages.ts";
import type { Standing, Version } from "./store.ts";
import { OF_RECORD, type OfRecordWord } from "./words.ts";

export type Told = ReturnType<typeof tell>;
export type Named = { readonly id: string; readonly name: string };

export function say(language: Language, key: OfRecordWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(OF_RECORD[key][language], args);
}

export type View = { readonly language: Language; readonly of: Standing; readonly csrf: string; readonly told: readonly Told[]; readonly day: Day };
type Framed = { readonly language: Language; readonly of: Standing; readonly here: readonly string[]; readonly title: string; readonly body: Markup };

/** Before there is an agreement the parts of the alliance have nothing to show, and are not offered. */
export function framed({ language, of, here, title, body }: Framed): Markup {
  const alliance = of.agreement ? { alliance: { slug: of.stream, name: of.name }, part: "agreement" as const } : {};
  return page({ language, here: `/${[of.stream, ...here].join("/")}`, ...alliance, title: `${title} – ${of.name}`, body });
}

export function submit(label: string): Markup {
  return html`<p><button type="submit" class="hds-button hds-button--primary hds-button--small">${label}</button></p>`;
}

export function select(name: string, label: string, options: readonly Named[], chosen?: string): Markup {
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(({ id, name: shown }) => html`<option value="${id}" ${id === chosen ? "selected" : ""}>${shown}</option>`)}
    </select>`;
}

export type VersionsPage = Omit<View, "csrf" | "told"> & { readonly mayAdopt: boolean };

export function versionsPage({ language, of, day, mayAdopt }: VersionsPage): Markup {
  const base = [of.stream, "agreement"];
  const current = of.versions.findLast(({ from }) => from <= day);
  const rows = of.versions.toReversed().map((version) => {
    const n = `${version.version}`;
    const links = html`<span
      ><a href="${address(language, ...base, "versions", n)}">${say(language, "compare")}</a> ·
      <a href="${address(language, ...base, "versions", n, "file")}" aria-label="${say(language, "download")} ${n}">${say(language, "download")}</a></span
    >`;
    const sign = version === current ? html`<b>${say(language, "in-force")}</b>` : takenBack(of, version, language);
    const from = html`<span>${showDay(version.from, language)} ${sign}</span>`;
    return { cells: [say(language, "version-n", { version: n }), from, restsOn(of, version, language), hashOf(version), links] };
  });
  const table = dataTable({
    caption: say(language, "versions"),
    quietCaption: true,
    cards: true,
    head: (["version", "from", "decision", "hash", "compare"] as const).map((key) => say(language, key)),
    numeric: [false, false, false, false, false],
    rows,
  });
  const body = html`<div class="wide">
    <h1>${say(language, "versions")}</h1>
    <p class="lead">${say(language, "versions-lead")}</p>
    ${rows.length === 0 ? html`<p>${say(language, "no-versions")}</p>` : table}
    <p>
      ${mayAdopt ? html`<a href="${address(language, ...base, "adopt")}">${say(language, rows.length === 0 ? "adopt" : "adopt-new")}</a> · ` : ""}
      <a href="${address(language, ...base, "parties")}">${say(language, "parties")}</a>
    </p>
  </div>`;
  return framed({ language, of, here: ["agreement", "versions"], title: say(language, "versions"), body });
}

function takenBack(of: Standing, version: Version, language: Language): Markup | "" {
  return keptVersions(of).some((each) => each.version === version.version) ? "" : html`<b>${say(language, "taken-back")}</b>`;
}

function hashOf({ file }: Version): Markup {
  return html`<code title="${file.hash}">${file.hash.slice(0, 16)}…</code>`;
}

export type VersionPage = {
  readonly language: Language;
  readonly of: Standing;
  readonly version: Version;
  /** Absent when the file was erased. */
  readonly text: string | undefined;
  readonly agreement: Agreement | undefined;
  readonly before: { readonly version: number; readonly text: string; readonly agreement: Agreement } | undefined;
  /** What it changes by hankintalaki 136 §. */
  readonly changed: Markup | "";
  readonly told: readonly Told[];
};

export function versionPage(p: VersionPage): Markup {
  const { language, of, version, text, agreement, before, changed, told } = p;
  const n = `${version.version}`;
  const title = say(language, "version-n", { version: n });
  const file = address(language, of.stream, "agreement", "versions", n, "file");
  const changes =
    before && text !== undefined && agreement
      ? changesSection(before, { text, agreement }, language)
      : html`<p>${say(language, text === undefined ? "erased" : "first")}</p>`;
  const body = html`<div class="wide">
    <h1>${title}</h1>
    ${refusalList(told, language)}
    <p class="lead">
      ${say(language, "from")} ${showDay(version.from, language)} ${takenBack(of, version, language)} · ${say(language, "decision")}:
      ${restsOn(of, version, language)}
    </p>
    <p class="dim">${say(language, "hash")}: <code class="secret">${version.file.hash}</code></p>
    <p>
      <a href="${file}">${say(language, "download")}</a> ·
      <a href="${address(language, of.stream, "agreement", "versions")}">${say(language, "versions")}</a>
    </p>
    ${changed} ${changes}
  </div>`;
  return framed({ language, of, here: ["agreement", "versions", n], title, body });
}

type Side = { readonly text: string; readonly agreement: Agreement };

/** What one file changes of another: the clauses in words, then the lines. */
function changesSection(before: Side & { readonly version: number }, after: Side, language: Language): Markup {
  const lines = lineChanges(before.text, after.text);
  const count = (kind: LineChange["kind"]): string => `${lines.filter((line) => line.kind === kind).length}`;
  return html`<section class="block" aria-labelledby="changes">
      <h2 id="changes">${say(language, "changed-from", { version: `${before.version}` })}</h2>
      ${drawn(blocksHtml(changeBlocks(before.agreement, after.agreement, language)))}
    </section>
    <section class="block" aria-labelledby="lines">
      <h2 id="lines">${say(language, "lines")}</h2>
      <p>${say(language, "lines-count", { gone: count("gone"), new: count("new") })}</p>
      ${lines.length === 0 ? "" : html`<pre class="difference" tabindex="0" aria-label="${say(language, "lines")}">${lines.map(lineOf).join("\n")}</pre>`}
    </section>`;
}

function lineOf({ kind, line, text }: LineChange): string {
  return `${kind === "gone" ? "−" : "+"} ${`${line}`.padStart(4)}  ${text}`;
}

/** What was sent to be adopted: `agreement` where the file has no faults. */
export type Draft = {
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly agreement: Agreement | undefined;
  readonly from: string;
  readonly decision: string;
};
export type AdoptPage = View & {
  readonly draft: Draft | undefined;
  /** The field was sent empty. */
  readonly isEmpty: boolean;
  /** Decisions that the version could rest on, and those that will not do. */
  readonly offered: readonly Offered[];
  /** Examples to start from, and the one that was chosen. */
  readonly starts: readonly (Named & { readonly text: string })[];
  readonly start: string | undefined;
};

export function adoptPage(p: AdoptPage): Markup {
  const { language, of, draft, told, starts, start } = p;
  const title = say(language, of.versions.length === 0 ? "adopt" : "adopt-new");
  const action = address(language, of.stream, "agreement", "adopt");
  const chosen = starts.find(({ id }) => id === start);
  const text = draft?.text ?? chosen?.text ?? of.text ?? "";
  const offers = html`<section class="block" aria-labelledby="start">
    <h2 id="start">${say(language, "start")}</h2>
    <p>${say(language, "start-note")}</p>
    <ul>
      ${starts.map(({ id, name }) => html`<li><a href="${action}?from=${id}">${name}</a></li>`)}
    </ul>
  </section>`;
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${say(language, "adopt-lead")}</p>
    ${refusalList(told, language)} ${p.isEmpty ? html`<p role="alert">${say(language, "empty")}</p>` : ""} ${draft ? verdict(p, draft, action) : ""}
    ${chosen && !draft ? html`<p role="status">${say(language, "start-note")}</p>` : ""}
    <form class="check" method="post" action="${action}" enctype="multipart/form-data">
      <input type="hidden" name="csrf" value="${p.csrf}" />
      <label for="text">${say(language, "text")}</label>
      <textarea id="text" name="text" spellcheck="false">${text}</textarea>
      <label for="file">${say(language, "file")}</label>
      <input type="file" id="file" name="file" accept=".yaml,.yml,text/yaml" />
      ${submit(say(language, "check"))}
    </form>
    ${of.versions.length === 0 && !draft && !chosen ? offers : ""}
    <p><a href="${address(language, of.stream, "agreement", "versions")}">${say(language, "versions")}</a></p>
  </div>`;
  return framed({ language, of, here: ["agreement", "adopt"], title, body });
}

/** All faults of the file, or what it would change and the form that adopts it. */
function verdict(p: AdoptPage, draft: Draft, action: string): Markup {
  const { language, of, offered, csrf } = p;
  const { list, faults, warnings } = faultList(draft.text, draft.faults, language);
  const isFine = draft.agreement !== undefined;
  const counted = say(language, "faults", { faults: `${faults}`, warnings: `${warnings}` });
  const last = of.versions.at(-1);
  const before = last && of.text !== undefined && of.agreement ? { version: last.version, text: of.text, agreement: of.agreement } : undefined;
  const form = html`<form class="check" method="post" action="${action}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <input type="hidden" name="kept" value="${Buffer.from(draft.text, "utf8").toString("base64")}" />
      <label for="from">${say(language, "from")}</label>
      <input id="from" name="from" type="date" required value="${draft.from}" />
      ${decisionField(of, language, offered, draft.decision)} ${last ? groundFold(language) : ""} ${submit(say(language, "adopt"))}
    </form>
    ${unusableDecisions(of, language, offered)}`;
  return html`<section class="block" aria-labelledby="verdict">
      <h2 id="verdict" role="status">${isFine ? say(language, "fine") : counted}</h2>
      ${isFine && warnings > 0 ? html`<p>${counted}</p>` : ""} ${list}
    </section>
    ${isFine && before ? changesSection(before, { text: draft.text, agreement: draft.agreement }, language) : ""} ${isFine ? form : ""}`;
}
