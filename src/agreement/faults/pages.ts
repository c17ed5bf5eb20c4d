/** Every fault of an agreement file, with the line that it is about. */
import { html } from "hono/html";
import type { Fault, Language } from "../../kernel/refusal.ts";
import type { Markup } from "../../web/web.ts";
import { MEANING_WORDS } from "../meaning.ts";
import { type FaultJson, faultsToJson } from "../render.ts";
import { readingWords } from "../words.ts";

const WORDS = { ...readingWords, ...MEANING_WORDS };

/** The faults as a list, and how many of them are faults and how many warnings. */
export function faultList(text: string, faults: readonly Fault[], language: Language) {
  const told = faultsToJson(faults, language, WORDS);
  const lines = text.split("\n");
  const count = (severity: FaultJson["severity"]): number => told.filter((fault) => fault.severity === severity).length;
  const list = html`<ol class="faults">
    ${told.map((fault) => faultItem(fault, lines))}
  </ol>`;
  return { list, faults: count("fault"), warnings: count("warning") };
}

function faultItem(fault: FaultJson, lines: readonly string[]): Markup {
  const line = (lines[fault.line - 1] ?? "").slice(0, 300);
  const [from, to] = [fault.column - 1, fault.column - 1 + Math.max(1, fault.length)];
  return html`<li class="${fault.severity}">
    <p><b>${fault.sentence}</b></p>
    <pre tabindex="0">${`${fault.line}:${fault.column}  `}${line.slice(0, from)}<mark>${line.slice(from, to)}</mark>${line.slice(to)}</pre>
    <p>${fault.remedy}</p>
    <p class="dim"><code>${fault.code}</code> · ${fault.basis}</p>
  </li>`;
}
