import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCents, formatCents } from "./money.ts";
import { LANGUAGES } from "./refusal.ts";
import { parseRatio, ratio } from "./share.ts";
import type { Language } from "./refusal.ts";
import {
  centsTyped,
  plainTyped,
  showCents,
  showChange,
  showDay,
  showInstant,
  showList,
  showMoney,
  showMonth,
  showNumber,
  showShare,
  showUnrounded,
  unbroken,
} from "./shown.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("amounts stand as each language writes them", () => {
  assert.equal(plain(showCents(123456789n, "fi")), "1 234 567,89 €");
  assert.equal(plain(showCents(-5n, "sv")), "−0,05 €");
  assert.equal(showCents(123456789n, "en"), "€1,234,567.89");
  assert.equal(plain(showCents(100n, "fi", "SEK")), "1,00 SEK");
  assert.equal(plain(showMoney(90000000n, "fi")), "900 000 €");
  assert.equal(plain(showMoney(150n, "fi")), "1,50 €");
  assert.equal(plain(showChange(1000n, "fi")), "+10,00 €");
  assert.equal(showUnrounded(ratio(1361559375n, 1000n), "en"), "€13,615.59375");
  assert.equal(plain(showUnrounded(ratio(-5n, 12n), "fi")), "−0,004167 €");
});

test("shares, numbers, days and lists stand as each language writes them", () => {
  assert.equal(plain(showShare(ratio(1n, 8n), "fi")), "12,5 %");
  assert.equal(showShare(ratio(1n, 3n), "en"), "33.3333%");
  assert.equal(plain(showNumber(ratio(-12345n, 10n), "sv")), "−1 234,5");
  assert.equal(showDay("2019-01-31", "fi"), "31.1.2019");
  assert.equal(showDay("2019-01-31", "en"), "31 January 2019");
  assert.equal(showList(["a", "b", "c"], "fi"), "a, b ja c");
  assert.deepEqual([showMonth("2020-02", "fi"), showMonth("2020-12", "en")], ["2/2020", "December 2020"]);
});

test("an instant stands as the clock of Finland shows it, also on days when clocks are moved", () => {
  const from = Date.parse("1997-01-01T00:00:00Z");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 366 * 24 }), (halfHours) => {
      const at = new Date(from + halfHours * 1_800_000).toISOString();
      const zoned = Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Helsinki");
      const day = zoned.toPlainDate().toString();
      assert.equal(showInstant(at, "fi"), `${showDay(day, "fi")} ${zoned.toPlainTime().toString({ smallestUnit: "minute" }).replace(":", ".")}`);
    }),
    {
      examples: ["2021-03-28T00:30:00Z", "2021-03-28T01:00:00Z", "2021-10-31T00:30:00Z", "2021-10-31T01:30:00Z"].map((at) => [
        (Date.parse(at) - from) / 1_800_000,
      ]),
    },
  );
});

test("no digit of an amount is lost or gained in showing it", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.constantFrom(...LANGUAGES), (cents, language) => {
      const digits = showCents(cents, language).replace(/[^0-9]/g, "");
      assert.equal(digits, formatCents(cents < 0n ? -cents : cents).replace(".", ""));
      assert.equal(parseCents(formatCents(cents)), cents);
    }),
  );
});

test("a number of at most six decimals is shown whole", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (millionths) => {
      const value = ratio(millionths, 1000000n);
      const text = showNumber(value, "en").replace("−", "-").replaceAll(",", "");
      assert.deepEqual(parseRatio(text), value);
    }),
  );
});

test("an amount and a number read back from a field as they were shown, in every language", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom("fi", "sv", "en"), (cents, language) => {
      assert.equal(parseCents(plainTyped(showCents(cents, language).replace("€", ""), language)), cents);
      assert.equal(parseCents(plainTyped(formatCents(cents), language)), cents);
    }),
  );
  assert.equal(plainTyped(" \u22121 234,5 ", "fi"), "-1234.5");
  const cents = (texts: readonly string[], language: Language) => texts.map((text) => centsTyped(text, language));
  assert.deepEqual(cents(["1 234,5 €", "0", "12,345", "1.50", "paljon"], "sv"), ["123450", "0", "12.345", "150", "paljon"]);
  assert.deepEqual(cents(["€1,234.5", "1,234", "1,234,567.89", "12.50"], "en"), ["123450", "123400", "123456789", "1250"]);
  assert.deepEqual(cents(["12,5", "1,23", "1234,567", "1,234,5"], "en"), ["12,5", "1,23", "1234,567", "1,234,5"], "not read as something else");
});

test("a section sign stays on one line with its number", () => {
  assert.deepEqual(["KH 12.1.2026 § 3 ja §  4", "87", "§87"].map(unbroken), ["KH 12.1.2026 §\u00a03 ja §\u00a04", "87", "§87"]);
});
