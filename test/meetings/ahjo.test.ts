import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { readAhjo } from "../../src/meetings/ahjo/ahjo.ts";
import { blocksOf, parseMarkup, wordsIn } from "../../src/meetings/ahjo/markup.ts";
import { meeting } from "../../src/meetings/meeting.ts";
import { partOf, section } from "../../src/meetings/section.ts";
import { sectionBlocks } from "../../src/meetings/sheet.ts";
import { blocksHtml, textOf } from "../../src/web/document.ts";
import { DECISIONS, MEETINGS } from "./small.ts";

const MINUTES = join(process.env["SAMESIDE_SHARED"] ?? "../shared", "data", "minutes");
const lacksData = !existsSync(MINUTES) && "the public decisions are not here";

function read(file: unknown) {
  const { read: found } = readAhjo(file);
  assert.ok(found);
  return found;
}

function real(name: string) {
  return read(JSON.parse(gunzipSync(readFileSync(join(MINUTES, name))).toString("utf8")));
}

/** Members of the interface that say where else something is found, or what the organisation is today: not of the section or the meeting. */
const NOT_OURS = /(^|\.)(links\[\]|Existing|Formed|Dissolved|Sector|OrganizationLevelBelow|agentId|CorporateName)(\.|$)/;

test("a decision is read: body, chain, parts, presenter, attachments with numbers, votes, who was disqualified and why, and the instruction", () => {
  const [one, secret] = read(DECISIONS).decisions;
  section.parse(one);
  assert.equal(one!.body.kind, "committee");
  assert.equal(one!.year, "2026");
  assert.deepEqual(one!.presenter, ["toimialajohtaja", "Elli Esimerkki"]);
  assert.deepEqual(
    one!.attachments.map(({ number, title, id }) => [number, title, id]),
    [
      ["1", "Allianssisopimus", "{L-1}"],
      ["2", "Liikesalaisuuksia sisältävä laskelma", undefined],
    ],
  );
  const basis = "yhteisöjäävi (hallintolaki 28.1 § 5 kohta)";
  assert.deepEqual(one!.recusals, [
    { person: "Esa Esimerkki", basis },
    { person: "Milla Malli", basis },
  ]);
  assert.deepEqual(one!.appeal, { instructions: ["municipal-rectification"] });
  assert.equal(textOf(partOf(one!, "decision")!.blocks).split("\n")[0], "Lautakunta päätti liittyä & hyväksyä sopimuksen.");
  assert.deepEqual(one!.decided?.marks, [{ at: "below", text: "Esim. 7" }]);
  assert.deepEqual(secret!.publicity, { class: "secret", basis: "JulkL (621/1999) 24.1 § 25 k" });
});

test("a secret section is shown as its number and the statute alone", () => {
  const [one] = read(DECISIONS).decisions;
  const hidden = { ...one!, publicity: { class: "secret" as const, basis: "JulkL 24.1 § 20 k" } };
  assert.equal(textOf(sectionBlocks(hidden, "fi")), "17 § Salassa pidettävä (JulkL 24.1 § 20 k)");
});

test("what is read is written again in the same shape, and reading that gives the same", () => {
  for (const file of [DECISIONS, MEETINGS]) {
    const { decisions, meetings, written, carried } = read(file);
    const again = read(meetings.length > 0 ? { meetings: written } : { decisions: written });
    assert.deepEqual([again.decisions, again.meetings], [decisions, meetings]);
    assert.deepEqual(
      carried.filter(({ path, given, same }) => given !== same && !NOT_OURS.test(path)),
      [],
    );
  }
});

test("a file that is not what it should be is refused with the place", () => {
  assert.deepEqual(readAhjo([]), { not: {} });
  assert.equal(readAhjo({ decisions: [DECISIONS.decisions[0], { Title: 1 }] }).read, undefined);
  const refused = readAhjo({ meetings: [{ ...MEETINGS.meetings[0], MeetingSequenceNumber: "3" }] });
  assert.equal("not" in refused && refused.not.path, "/meetings/0/MeetingSequenceNumber");
});

test("any markup is read, and its blocks say the words that a reader sees", () => {
  const pieces = fc.constantFrom(
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<ul><li>",
    "</li></ul>",
    "<h4>",
    "</h4>",
    "a &amp; b",
    " x ",
    "<",
    "ä&nbsp;",
    "<!-- c -->",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const nodes = parseMarkup(parts.join(""));
      // Where a paragraph stands inside a stretch of bold text, what is before it begins a line of its own: letters are compared, not spaces.
      const letters = (of: typeof nodes): string => wordsIn(of).replaceAll(" ", "");
      assert.equal(letters(parseMarkup(blocksHtml(blocksOf(nodes)))), letters(nodes));
    }),
  );
});

test("every field of the public decisions that our model has is carried", { skip: lacksData }, (t) => {
  const { decisions, carried } = real("ahjo_decisions_latest.json.gz");
  assert.equal(decisions.length, 212);
  for (const each of decisions) section.parse(each);
  const others = carried.filter(({ given, same }) => given !== same);
  assert.deepEqual(
    others.filter(({ path }) => !NOT_OURS.test(path)),
    [],
  );
  t.diagnostic(`decisions=${decisions.length} carried=${carried.length - others.length} others=${others.length}`);
  for (const { path, given } of others) t.diagnostic(`not in the model: ${path} ${given}`);
  assert.deepEqual(
    decisions.flatMap(({ decided, proposed }) => [decided, proposed].flatMap((paper) => paper?.parts ?? [])).filter(({ kind }) => kind === "other"),
    [],
  );
});

test("every field of the public meetings that our model has is carried", { skip: lacksData }, (t) => {
  const { meetings, carried } = real("ahjo_meetings_latest.json.gz");
  assert.equal(meetings.length, 52);
  for (const each of meetings) meeting.parse(each);
  const others = carried.filter(({ given, same }) => given !== same);
  assert.deepEqual(
    others.filter(({ path }) => !NOT_OURS.test(path)),
    [],
  );
  t.diagnostic(
    `meetings=${meetings.length} items=${meetings.flatMap(({ agenda }) => agenda).length} carried=${carried.length - others.length} others=${others.length}`,
  );
  for (const { path, given } of others) t.diagnostic(`not in the model: ${path} ${given}`);
});
