/** The pages on which the interface is read and tried. */
import { html } from "hono/html";
import { ACTION_NAMES } from "../api/action-words.ts";
import { type Field, fieldsOf, type Schema } from "../api/example.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { ROLE_NAMES } from "../api/role-words.ts";
import type { Role } from "../api/roles.ts";
import type { Language } from "../kernel/refusal.ts";
import type { StreamKind } from "../log/kinds.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { INTERFACE } from "./api-words.ts";

/** A command or a question, as the pages show it. */
export type Operation = {
  readonly method: "POST" | "GET";
  readonly name: string;
  readonly on: StreamKind;
  readonly does: string;
  readonly roles: readonly Role[];
  readonly schema: Schema;
};
/** A record that the reader can try an operation on. */
export type Choice = { readonly stream: string; readonly name: string };
/** What was filled in: `fields` are the parameters of a question. */
export type Filled = {
  readonly stream: string;
  readonly body: string;
  readonly key: string;
  readonly match: string;
  readonly dryRun: boolean;
  readonly fields: Readonly<Record<string, string>>;
};
export type Answer = { readonly status: number; readonly headers: readonly (readonly [string, string])[]; readonly text: string; readonly isCut: boolean };
export type OperationPage = {
  readonly language: Language;
  readonly operation: Operation;
  /** Absent: signed out. */
  readonly trying?: { readonly csrf: string; readonly choices: readonly Choice[]; readonly isPermitted: boolean; readonly filled: Filled };
  readonly answer?: Answer;
  /** The address of this server. */
  readonly url: string;
};

const say = (language: Language, key: keyof typeof INTERFACE): string => INTERFACE[key][language];

export function operationOf(action: AnyCommand | AnyQuery, schemaOf: (schema: AnyQuery["params"]) => Schema): Operation {
  const isCommand = "input" in action;
  const { name, on, does, roles } = action;
  return { method: isCommand ? "POST" : "GET", name, on, does, roles, schema: schemaOf(isCommand ? action.input : action.params) };
}

export function pathOf(language: Language, { method, name }: Pick<Operation, "method" | "name">): string {
  return address(language, "api", method.toLowerCase(), ...name.split("/"));
}

function rolesOf(language: Language, { roles }: Operation): string {
  return roles.map((role) => ROLE_NAMES[role][language]).join(", ");
}

/** Every operation, by subject. */
export function interfacePage(language: Language, operations: readonly Operation[]): Markup {
  const subjects = Map.groupBy(operations, ({ name }) => name.split("/")[0]!);
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${say(language, "lead")}</p>
    <p class="actions">
      <a href="/api/openapi.json">${say(language, "description")}</a>
      <a href="${address(language, "tokens")}">${say(language, "keys")}</a>
      <a href="${address(language, "webhooks")}">${say(language, "webhooks")}</a>
    </p>
    <p class="dim">${say(language, "english")}</p>
    <nav class="quick" aria-label="${say(language, "groups")}">
      <ul>
        ${[...subjects.keys()].map((subject) => html`<li><a href="#${subject}">${subject}</a></li>`)}
      </ul>
    </nav>
    ${[...subjects].map(
      ([subject, all]) =>
        html`<section class="block" aria-labelledby="${subject}">
          <h2 id="${subject}">${subject}</h2>
          ${operationsTable(language, subject, all)}
        </section>`,
    )}
  </div>`;
  return page({ language, here: "/api", title: say(language, "title"), body });
}

function operationsTable(language: Language, subject: string, operations: readonly Operation[]): Markup {
  return dataTable({
    caption: subject,
    quietCaption: true,
    cards: true,
    head: [say(language, "operation"), say(language, "does"), say(language, "roles")],
    numeric: [false, false, false],
    rows: operations.map((operation) => ({
      cells: [
        html`<a href="${pathOf(language, operation)}"><code>${operation.method} ${operation.name}</code></a>`,
        html`${ACTION_NAMES[operation.name]?.[language] ?? ""} <span class="dim part" lang="en">${operation.does}</span>`,
        rolesOf(language, operation),
      ],
    })),
  });
}

/** One operation: what it does and takes, a form to try it, and what was answered. */
export function operationPage(p: OperationPage): Markup {
  const { language, operation } = p;
  const title = `${operation.method} ${operation.name}`;
  const fields = fieldsOf(operation.schema);
  const body = html`<div class="wide">
    <p><a href="${address(language, "api")}">${say(language, "all")}</a></p>
    <h1>${title}</h1>
    <p class="lead" lang="en">${operation.does}</p>
    <dl class="facts">
      <div>
        <dt>${say(language, "operation")}</dt>
        <dd><code>${operation.method} /api/streams/&lt;${operation.on}&gt;/${operation.name}</code></dd>
      </div>
      <div>
        <dt>${say(language, "on")}</dt>
        <dd>${say(language, operation.on)}</dd>
      </div>
      <div>
        <dt>${say(language, "roles")}</dt>
        <dd>${rolesOf(language, operation)}</dd>
      </div>
    </dl>
    ${p.answer ? answerPart(p, p.answer) : ""}
    <section class="block" aria-labelledby="try">
      <h2 id="try">${say(language, "try")}</h2>
      ${tryPart(p)}
    </section>
    ${fields.length === 0 ? "" : fieldsPart(language, fields)}
  </div>`;
  return page({ language, here: pathOf(language, operation).slice(3), title, body });
}

function fieldsPart(language: Language, fields: readonly Field[]): Markup {
  return html`<section class="block" aria-labelledby="fields">
    <h2 id="fields">${say(language, "fields")}</h2>
    ${dataTable({
      caption: say(language, "fields"),
      quietCaption: true,
      cards: true,
      head: [say(language, "field"), say(language, "needed"), say(language, "kind"), say(language, "says")],
      numeric: [false, false, false, false],
      rows: fields.map(({ path, kind, needed, says }) => ({
        cells: [html`<code>${path}</code>`, say(language, needed ? "yes" : "no"), html`<code>${kind}</code>`, html`<span lang="en">${says}</span>`],
      })),
    })}
  </section>`;
}

function tryPart({ language, operation, trying }: OperationPage): Markup {
  if (!trying) {
    const back = encodeURIComponent(pathOf(language, operation));
    return html`<p>${say(language, "signed-out")} <a href="${address(language, "sign-in")}?back=${back}">${say(language, "sign-in")}</a></p>`;
  }
  const { choices, filled, csrf, isPermitted } = trying;
  if (choices.length === 0) return html`<p>${say(language, "no-record")}</p>`;
  const isCommand = operation.method === "POST";
  return html`${isPermitted ? "" : html`<p>${say(language, "not-yours")}</p>`}
    <form class="check" method="${isCommand ? "post" : "get"}" action="${pathOf(language, operation)}">
      ${isCommand ? html`<input type="hidden" name="csrf" value="${csrf}" />` : html`<input type="hidden" name="ask" value="yes" />`}
      <label for="stream">${say(language, "which")}</label>
      <select id="stream" name="stream">
        ${choices.map(({ stream, name }) => html`<option value="${stream}" ${stream === filled.stream ? "selected" : ""}>${name}</option>`)}
      </select>
      ${isCommand ? commandFields(language, filled) : questionFields(operation, filled)}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "send")}</button></p>
    </form>`;
}

function commandFields(language: Language, { body, key, match, dryRun }: Filled): Markup {
  return html`<label for="body">${say(language, "body")}</label>
    <textarea id="body" name="body" rows="${Math.min(24, body.split("\n").length + 2)}" spellcheck="false" autocapitalize="off">${body}</textarea>
    <label for="key">${say(language, "key")}</label>
    <input id="key" name="key" type="text" maxlength="200" autocomplete="off" value="${key}" />
    <label for="match">${say(language, "match")}</label>
    <input id="match" name="match" type="text" inputmode="numeric" pattern="[0-9]*" value="${match}" />
    <p>
      <label><input type="checkbox" name="dry-run" value="yes" ${dryRun ? "checked" : ""} /> ${say(language, "dry-run")}</label>
    </p>`;
}

function questionFields({ schema }: Operation, { fields }: Filled): Markup {
  const all = Object.entries(schema.properties ?? {});
  return html`${all.map(([name, of]) => {
    const label = html`<label for="q-${name}"><code>${name}</code>${schema.required?.includes(name) ? " *" : ""}</label>`;
    const choices = of.enum ?? (of.const === undefined ? undefined : [of.const]);
    if (!choices) return html`${label}<input id="q-${name}" name="q.${name}" type="text" autocomplete="off" value="${fields[name] ?? ""}" />`;
    return html`${label}<select id="q-${name}" name="q.${name}">
        ${["", ...choices].map((value) => html`<option ${String(value) === (fields[name] ?? "") ? "selected" : ""}>${String(value)}</option>`)}
      </select>`;
  })}`;
}

function answerPart(p: OperationPage, { status, headers, text, isCut }: Answer): Markup {
  const { language } = p;
  return html`<section class="block" aria-labelledby="answer">
    <h2 id="answer">${say(language, "answer")}: ${status}</h2>
    <pre tabindex="0" class="sent" aria-labelledby="answer">${headers.map(([name, value]) => `${name}: ${value}\n`).join("")}${"\n"}${text}</pre>
    ${isCut ? html`<p class="dim">${say(language, "cut-off")}</p>` : ""}
    <details class="fold">
      <summary>${say(language, "request")}</summary>
      <pre tabindex="0" class="sent" aria-label="${say(language, "request")}">${curlOf(p)}</pre>
    </details>
  </section>`;
}

function curlOf({ operation, trying, url }: OperationPage): string {
  const { stream, body, key, match, dryRun, fields } = trying!.filled;
  const query = operation.method === "GET" ? new URLSearchParams(fields).toString() : dryRun ? "dry-run=yes" : "";
  const at = `${new URL(`/api/streams/${stream}/${operation.name}`, url).href}${query === "" ? "" : `?${query}`}`;
  const header = (text: string): string => ` \\\n  -H ${quoted(text)}`;
  const given = [...(key === "" ? [] : [`Idempotency-Key: ${key}`]), ...(match === "" ? [] : [`If-Match: "${match}"`])];
  const sent = operation.method === "GET" ? "" : `${header("Content-Type: application/json")}${given.map(header).join("")} \\\n  -d ${quoted(body)}`;
  return `curl ${quoted(at)}${header("Authorization: Bearer sameside_…")}${sent}`;
}

/** As a shell takes it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
