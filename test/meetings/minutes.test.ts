import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
import { type DecisionKind, instructionsOn, namedUntil } from "../../src/law/appeals.ts";
import { calendarOf } from "../../src/meetings/calendar.ts";
import { metadataOf } from "../../src/meetings/metadata.ts";
import { extractDocument, type Handled, type Minutes, minutesDocument, sectionOf } from "../../src/meetings/minutes.ts";
import { atTime, meetingOparl } from "../../src/meetings/oparl.ts";
import { type OwnDecision, proposalDocument } from "../../src/meetings/proposal.ts";
import { publicSection } from "../../src/meetings/redacted.ts";
import { section } from "../../src/meetings/section.ts";
import { documentHtml } from "../../src/web/document.ts";
import { typeset } from "../../src/web/typeset.ts";

const item = (number: number, more: Partial<Handled> = {}) => ({
  section: number,
  title: `Asia ${number}`,
  outcome: "adopted" as const,
  earlier: [],
  heard: [],
  proposals: [],
  counted: [{ party: "Esimerkkikunta", as: "for" as const }],
  approvals: [],
  away: [],
  attachments: [],
  notice: [],
  ...more,
});

const minutes: Minutes = {
  toDo: [],
  alliance: "Esimerkkiallianssi",
  body: { id: "ajr", name: "Allianssin johtoryhmä" },
  day: "2026-03-02",
  from: "09:00",
  until: "11:30",
  place: "Esimerkkilä",
  electronic: false,
  calledOn: "2026-02-20",
  call: "in-time",
  seats: 3,
  seatsThere: 3,
  attending: [
    { name: "Aino Esimerkki", party: "Esimerkkikunta", as: "chair" },
    { name: "Bo Exempel", party: "Palvelu Oy", as: "member", from: "09:00", until: "10:10" },
  ],
  handled: [
    item(7, {
      title: "Tavoitekustannus",
      approvals: ["Esimerkkikunta"],
      account: "Ensimmäinen kappale.\n\nToinen kappale.",
      proposal: "Hyväksytään.",
      attachments: ["Laskelma"],
    }),
    item(8, {
      away: [{ name: "Bo Exempel", party: "Palvelu Oy", ground: "5", left: "10:10", returned: "10:30" }],
      counted: [{ party: "Palvelu Oy", as: "recused" }],
    }),
    item(9, { title: "Palvelu Oy:n hinnat", secret: "JulkL 24.1 § 20 k", account: "Liikesalaisuus 42" }),
    item(10, { outcome: "forwarded", to: "Ohjausryhmä", earlier: [{ body: "Valmistelutoimielin", day: "2026-01-22", section: 17 }] }),
  ],
  checked: [{ name: "Carita Contoh", party: "Naapurikunta", on: "2026-03-05" }],
  signed: { name: "Aino Esimerkki", party: "Esimerkkikunta", on: "2026-03-06" },
};
const html = (version: "signed" | "public", language: "fi" | "sv" | "en" = "fi"): string => documentHtml(minutesDocument(minutes, { language, version }));

test("minutes tell how the meeting came together, what it did with each matter under which number, and who checked and signed", () => {
  const said = html("signed");
  for (const text of [
    "<h2>7 § Tavoitekustannus</h2>",
    "yhteisöjäävi, HL 28.1 § 5 k",
    "poistui klo 10.10 ja palasi klo 10.30",
    "Osapuolia läsnä 3/3",
    "Liikesalaisuus 42",
  ]) {
    assert.ok(said.includes(text.replace(/&/g, "&#38;")), text);
  }
  assert.match(said, /Valmistelutoimielin 22\.1\.2026, 17 §/);
  assert.match(said, /sitoo vasta, kun seuraavien oma toimielin on hyväksynyt sen: Esimerkkikunta/);
  assert.match(said, /ei ole muutoksenhakukelpoinen hallintopäätös/);
  assert.match(said, /Allekirjoittanut 6\.3\.2026: Aino Esimerkki/);
});

test("the public version names no person, and of a secret matter the provision alone", () => {
  for (const language of LANGUAGES) {
    const said = html("public", language);
    for (const hidden of ["Aino", "Exempel", "Carita", "Liikesalaisuus", "hinnat"]) assert.ok(!said.includes(hidden), `${language}: ${hidden}`);
    assert.match(said, /JulkL 24\.1 § 20 k/);
  }
});

test("whoever was there is named in no text of the public version, however the name is bent", () => {
  const handled = item(7, {
    account: "Selvityksen teki Bo Exempel.",
    handling: "Aino Esimerkin ehdotuksesta keskusteltiin, ja AINO ESIMERKKI kiitti.",
    heard: [{ name: "Dora Asiantunteva", party: "Keksitty laitos", from: "09:10", until: "09:30" }],
    reasons: "Dora Asiantuntevan mukaan hinta kestää.",
    preparer: "Eero Keksitty, puh. 000",
    contact: "Eero Keksitty",
  });
  const said = documentHtml(minutesDocument({ ...minutes, handled: [handled] }, { language: "fi", version: "public" }));
  for (const hidden of ["Exempel", "Esimerk", "ESIMERK", "Dora", "Asiantunt", "Eero"])
    assert.ok(!said.replaceAll(/Esimerkki(?:kunta|allianssi|lä)/g, "").includes(hidden), hidden);
  assert.match(said, /\[nimi poistettu\] ehdotuksesta keskusteltiin/);
  assert.match(said, /Keksitty laitos: kuultiin klo 09.10–09.30/);
});

test("persons of an authority's section go when the time for appeal ends, and not before", () => {
  const vote = {
    ayes: { count: 1, voters: [{ name: "Esimerkki, Aino" }] },
    noes: { count: 0, voters: [] },
    blank: { count: 0, voters: [] },
    absent: { count: 0, voters: [] },
  };
  const base = sectionOf(minutes, item(8, { account: "Aino Esimerkki esitti." }), { language: "fi", version: "signed" });
  const own = section.parse({
    ...base,
    presenter: ["Bo Exempel"],
    votes: [vote],
    dissents: [{ by: "Aino Esimerkki" }],
    appeal: { instructions: ["municipal-rectification"] },
  });
  // Published on Monday 2 March: known on 9 March, and the 14 days end on 23 March 2026 (KL 139–140 §).
  assert.equal(namedUntil(["municipal-rectification"], "2026-03-02"), "2026-03-23");
  const on = (day: string) => JSON.stringify(publicSection(own, { published: "2026-03-02", on: day }, "fi"));
  assert.match(on("2026-03-23"), /Esimerkki, Aino/);
  assert.doesNotMatch(on("2026-03-24"), /Aino|Exempel/);
  assert.match(on("2026-03-24"), /"count":1/);
  // Where nothing can be sought, no time runs in which somebody could be named.
  assert.doesNotMatch(
    JSON.stringify(publicSection({ ...own, appeal: { instructions: ["no-appeal"] } }, { published: "2026-03-02", on: "2026-03-02" }, "fi")),
    /Aino/,
  );
});

test("a proposal to an own organ carries the instruction of its kind, and no name", () => {
  const of = (kind: OwnDecision) => documentHtml(proposalDocument(minutes, 7, { language: "fi", kind, on: "2026-03-06", beside: [] })!);
  assert.match(of("council-or-rectification"), /kunnallisvalituksella hallinto-oikeudelta 30 päivän kuluessa/);
  assert.match(of("procurement-over-threshold"), /markkinaoikeuteen 14 päivän kuluessa[^]*hankintaoikaisua 14 päivän kuluessa/);
  assert.match(of("preparation"), /ei saa hakea muutosta\. Sovellettava lainkohta: kuntalaki 136 §/);
  assert.doesNotMatch(of("body-or-office-holder"), /Aino|Exempel|ei ole muutoksenhakukelpoinen/);
  assert.equal(proposalDocument(minutes, 9, { language: "fi", kind: "preparation", on: "2026-03-06", beside: [] }), undefined);
});

test("signed minutes mark what is secret with its provision, and give a dissent with its reasons", () => {
  const against = { party: "Naapurikunta", as: "against", reasons: "Liian kallis." } as const;
  const of = { ...minutes, handled: [...minutes.handled, item(11, { outcome: "undecided", counted: [against] })] };
  const [signed, open] = (["signed", "public"] as const).map((version) => documentHtml(minutesDocument(of, { language: "fi", version })));
  const secret = /<h2>9 § Palvelu Oy:n hinnat<\/h2><p><strong>Salassa pidettävä: JulkL 24\.1 § 20 k<\/strong><\/p>/;
  assert.match(signed!, secret);
  assert.match(documentHtml(extractDocument(of, 9, { language: "fi", version: "signed" })!), secret);
  assert.match(signed!, /Eriävä mielipide<\/h3><ul><li>Naapurikunta: Liian kallis\.<\/li>/);
  assert.match(open!, /Eriävä mielipide<\/h3><ul><li>Naapurikunta<\/li>/);
});

test("an extract holds one section; one that there is not has none", () => {
  const one = extractDocument(minutes, 8, { language: "fi", version: "signed" });
  assert.match(documentHtml(one!), /<h1>Pöytäkirjanote: Allianssin johtoryhmä 2\.3\.2026, 8 §<\/h1><h2>8 § Asia 8/);
  assert.equal(extractDocument(minutes, 6, { language: "fi", version: "signed" }), undefined);
});

test("a section of ours fits the model of all sections", () => {
  for (const version of ["signed", "public"] as const) for (const each of minutes.handled) section.parse(sectionOf(minutes, each, { language: "sv", version }));
});

test("minutes set again are the same bytes, in every language and version", () => {
  for (const language of LANGUAGES)
    for (const version of ["signed", "public"] as const)
      assert.deepEqual(typeset(minutesDocument(minutes, { language, version })), typeset(minutesDocument(structuredClone(minutes), { language, version })));
});

test("metadata is mandatory where the model says so, and the public version is public", () => {
  const described = { id: "x", title: "Pöytäkirja", minutes, language: "fi", retention: { basis: "arkistolaki 8 §" } } as const;
  const [whole, open] = [metadataOf({ ...described, version: "signed" }), metadataOf({ ...described, version: "public" })];
  assert.deepEqual(
    [whole.Julkisuusluokka, whole.Salassapitoperuste, whole.Henkilotietoja],
    ["Osittain salassa pidettävä", ["JulkL 24.1 § 20 k"], "sisältää henkilötietoja"],
  );
  assert.deepEqual([open.Julkisuusluokka, open.Salassapitoperuste, open.Henkilotietoja], ["Julkinen", undefined, "ei sisällä henkilötietoja"]);
  assert.deepEqual([whole.SailytysajanPituus, whole.SailytysajanPeruste], ["pysyvästi", "arkistolaki 8 §"]);
});

// Reference law.md section 5.5, row by row.
const TABLE: readonly (readonly [DecisionKind, readonly (readonly [kind: string, days?: number, from?: string])[]])[] = [
  [
    "procurement-over-threshold",
    [
      ["market-court", 14, "notice"],
      ["procurement-rectification", 14, "notice"],
    ],
  ],
  [
    "procurement-under-threshold",
    [
      ["procurement-rectification", 14, "notice"],
      ["municipal-rectification", 14, "known"],
    ],
  ],
  ["body-or-office-holder", [["municipal-rectification", 14, "known"]]],
  ["council-or-rectification", [["municipal-appeal", 30, "known"]]],
  ["preparation", [["no-appeal"]]],
  ["customer-rectification", [["administrative-rectification", 30, "known"]]],
  ["customer-appeal", [["social-security-board", 30, "known"]]],
  ["customer-no-appeal", [["no-appeal"]]],
  ["alliance", [["not-administrative"]]],
];
for (const [kind, wanted] of TABLE)
  test(`the instruction on appeal of ${kind}`, () => {
    assert.deepEqual(
      instructionsOn(kind, "2026-03-02").map(({ kind: one, days, from }) => [one, days, from].filter((each) => each !== undefined)),
      wanted,
    );
  });

const SCHEMA = join(process.env["SAMESIDE_SHARED"] ?? "../shared", "artefacts", "decisions", "oparl-1.1", "schema");
const served = {
  address: "https://a.example/meetings/m1",
  organization: "https://a.example/bodies/ajr",
  created: "2026-02-20T08:00:00.000Z",
  changed: "2026-03-06T08:00:00.000Z",
  state: "signed",
} as const;

test("a meeting in OParl's shape names no person and no secret", () => {
  const said = JSON.stringify(meetingOparl(minutes, served, "fi"));
  for (const hidden of ["Aino", "Exempel", "Liikesalaisuus", "hinnat"]) assert.ok(!said.includes(hidden), hidden);
  assert.match(said, /"number":"7 §"/);
  assert.deepEqual([atTime("2026-03-02", "09:00"), atTime("2026-07-02", "09:00")], ["2026-03-02T09:00:00+02:00", "2026-07-02T09:00:00+03:00"]);
});

test("a meeting in OParl's shape has the members that OParl knows, of its types", { skip: !existsSync(SCHEMA) && "OParl's schema is not here" }, () => {
  const file = { name: "Pöytäkirja", address: "https://a.example/m1.pdf", type: "application/pdf", bytes: 1234 };
  const check = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(check);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const members = value as Record<string, unknown>;
    const name = String(members["type"]).split("/").at(-1);
    const schema = JSON.parse(readFileSync(join(SCHEMA, `${name}.json`), "utf8")) as { required: string[]; properties: Record<string, { type: string }> };
    for (const each of schema.required) assert.ok(each in members, `${name}.${each}`);
    for (const [key, each] of Object.entries(members)) {
      const type = schema.properties[key]?.type;
      const is = Array.isArray(each) ? "array" : typeof each === "number" && type === "integer" ? "integer" : typeof each;
      assert.equal(is, type, `${name}.${key}`);
      check(each);
    }
  };
  check(meetingOparl(minutes, { ...served, minutes: file }, "en"));
});

test("a calendar has lines of 75 octets, escaped text and times in UTC", () => {
  const one = {
    id: "m1",
    title: "Johtoryhmä; aihe, jonka nimi on pitkä ja jossa on ääkkösiä niin monta että rivi taittuu",
    day: "2026-07-02",
    from: "09:00",
    address: "https://a.example/m1",
    changed: "2026-03-06T08:00:00.000Z",
    sequence: 1,
    cancelled: false,
  };
  const said = calendarOf("Esimerkkiallianssi", [one, { ...one, id: "m2", day: "2026-01-02", until: "11:30", place: "Huone\n2", cancelled: true }]);
  for (const text of [
    "DTSTART:20260702T060000Z\r\nDURATION:PT2H",
    "DTSTART:20260102T070000Z\r\nDTEND:20260102T093000Z",
    "LOCATION:Huone\\n2",
    "STATUS:CANCELLED",
  ])
    assert.ok(said.includes(text), text);
  assert.ok(said.replaceAll("\r\n ", "").includes("SUMMARY:Johtoryhmä\\; aihe\\, jonka"));
});

test("no title breaks a calendar", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
      const said = calendarOf("A", [
        { id: "m", title, day: "2026-07-02", from: "09:00", address: "https://a.example", changed: "2026-03-06T08:00:00.000Z", sequence: 0, cancelled: false },
      ]);
      for (const line of said.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), line);
    }),
  );
});
