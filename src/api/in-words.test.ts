import assert from "node:assert/strict";
import { test } from "node:test";
import type { Words } from "../kernel/refusal.ts";
import { refused } from "./decide.ts";
import { inWords } from "./in-words.ts";
import { API_WORDS, type Told } from "./words.ts";

const same = (text: string): Words => ({ fi: text, sv: text, en: text });
const told = (text: string, names?: Told["names"]): Told => ({ sentence: same(text), remedy: same(""), ...(names ? { names } : {}) });
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("days, months, instants and sums stand as the reader's language writes them, and what people wrote stands as it was written", () => {
  const args = { day: "2020-12-31", month: "2020-12", last: "2020-06-30T20:59:59.999Z", asked: "-1234.50", document: "2020-12-31", text: "2020-12" };
  const text = told("{day}; {month}; {last}; {asked} €; {document}; {text}");
  assert.equal(plain(inWords(text, "fi", refused("a/b", "c", args)).sentence), "31.12.2020; 12/2020; 30.6.2020 23.59; −1 234,50 €; 2020-12-31; 2020-12");
  assert.equal(
    plain(inWords(text, "en", refused("a/b", "c", args)).sentence),
    "31 December 2020; December 2020; 30 June 2020 23:59; −€1,234.50; 2020-12-31; 2020-12",
  );
});

test("roles are called by their names, and a list of which one has none stands as it came", () => {
  const { remedy } = inWords(API_WORDS["api/not-permitted"], "sv", refused("api/not-permitted", "c", { roles: "auditor, project-office" }));
  assert.match(remedy, /revisor, projektkontoret/);
  assert.match(inWords(API_WORDS["api/not-permitted"], "sv", refused("api/not-permitted", "c", { roles: "auditor, other" })).remedy, /auditor, other/);
});

test("parties and services are called as the record calls them, where an argument names one, and states by the refusal's own words", () => {
  const names = new Map([["builder", "Rakentaja Oy"]]);
  const refusal = { ...refused("a/b", "c", { party: "builder", subject: "builder other", document: "builder", state: "adopted" }), names };
  const text = told("{party}; {subject}; {document}; {state}", { adopted: { fi: "päätetty", sv: "fattat", en: "adopted" } });
  assert.equal(inWords(text, "fi", refusal).sentence, "Rakentaja Oy; builder other; builder; päätetty");
});
