import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatCents } from "../kernel/money.ts";
import { type AmountFormat, createAmountReader } from "./amount.ts";
import { encodeUtf8 } from "./text.ts";

function cents(text: string | Uint8Array, format: AmountFormat = {}, places = 2): bigint | string {
  const bytes = typeof text === "string" ? encodeUtf8(text) : text;
  const reader = createAmountReader(format, places);
  const value = reader.read(bytes, 0, bytes.length);
  return value !== value ? reader.flaw : value === Infinity ? reader.large : BigInt(value);
}

test("amounts with one possible reading are read without a mapping", () => {
  const amounts: [string, bigint][] = [
    ["1234.50", 123450n],
    ["1234,50", 123450n],
    ["1234,5", 123450n],
    ["0", 0n],
    ["-0.00", 0n],
    ["-99,90", -9990n],
    ["99,90-", -9990n],
    ["+12", 1200n],
    ["1 234,50", 123450n],
    ["1\u00a0250\u00a0000,05", 125000005n],
    ["17\u2009362,50", 1736250n],
    ["17\u202f362,50", 1736250n],
    ["\u2212 5,00", -500n],
    [" 7.25 ", 725n],
    ["330 ,82", 33082n],
    [".50", 50n],
    ["12345678", 1234567800n],
    ["123456789012345678.99", 12345678901234567899n],
    ["-99999999999999.99", -9999999999999999n],
  ];
  for (const [text, expected] of amounts) assert.equal(cents(text), expected, text);
});

test("what has two readings, too many decimals or none at all says so", () => {
  const flaws: [string, string][] = [
    ["", "amount-empty"],
    ["  ", "amount-empty"],
    ["1.000,00", "amount-ambiguous"],
    ["1,000.00", "amount-ambiguous"],
    ["1.000", "amount-ambiguous"],
    ["12,345", "amount-ambiguous"],
    ["1.234.567", "amount-ambiguous"],
    ["1'234", "amount-ambiguous"],
    ["1234.567", "amount-decimals"],
    ["0,125", "amount-decimals"],
    ["12.3456", "amount-decimals"],
    ["-", "amount-unreadable"],
    ["-5-", "amount-unreadable"],
    ["(5,00)", "amount-unreadable"],
    ["1e3", "amount-unreadable"],
    ["1_000", "amount-unreadable"],
    ["1 23", "amount-unreadable"],
    ["########", "amount-unreadable"],
    ["2019-01-31", "amount-unreadable"],
    ["12,", "amount-unreadable"],
    ["5 €", "amount-unreadable"],
    ["1".repeat(19), "amount-unreadable"],
    ["1".repeat(300), "amount-unreadable"],
  ];
  for (const [text, expected] of flaws) assert.equal(cents(text), expected, text);
});

test("a mapping settles what is ambiguous", () => {
  const comma: AmountFormat = { decimal: ",", thousands: "." };
  assert.equal(cents("1.250.000,05", comma), 125000005n);
  assert.equal(cents("1.234,50", comma), 123450n);
  assert.equal(cents("1.000", comma), 100000n);
  assert.equal(cents("99,90-", comma), -9990n);
  assert.equal(cents("1.5", comma), "amount-unreadable");
  for (const text of ["4 465,00", "4.465,00", "4465,00"]) assert.equal(cents(text, comma), 446500n, text);
  assert.equal(cents("1,000.00", { decimal: ".", thousands: "," }), 100000n);
  assert.equal(cents("1'000.00", { decimal: ".", thousands: "'" }), 100000n);
  assert.equal(cents("1.000", { decimal: "." }), "amount-decimals");
  assert.equal(cents("1 000", { decimal: ".", thousands: "none" }), "amount-unreadable");
  assert.equal(cents("(12,50)", { decimal: ",", parentheses: true }), -1250n);
});

test("a euro sign is passed over where the agreement is in euros, also in the old encodings", () => {
  assert.equal(cents("12,50 €", { euro: true }), 1250n);
  assert.equal(cents(Uint8Array.from([49, 50, 44, 53, 48, 32, 0x80]), { euro: true }), 1250n);
  assert.equal(cents(Uint8Array.from([49, 0xa0, 50, 51, 52, 44, 53, 48])), 123450n);
});

test("quantities have six decimals", () => {
  assert.equal(cents("7.5", {}, 6), 7500000n);
  assert.equal(cents("0,333333", {}, 6), 333333n);
  assert.equal(cents("31.125", {}, 6), 31125000n);
  assert.equal(cents("1,250", {}, 6), "amount-ambiguous");
  assert.equal(cents("0.1234567", {}, 6), "amount-decimals");
});

test("every amount that files are written with reads back to the cent", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
      fc.constantFrom(".", ","),
      fc.constantFrom("", " ", "\u00a0", "\u202f"),
      fc.boolean(),
      (amount, decimal, group, trailing) => {
        const text = formatCents(amount < 0n ? -amount : amount);
        const [whole, rest] = text.split(".") as [string, string];
        const written = whole.replace(/\B(?=(\d{3})+$)/g, group) + decimal + rest;
        assert.equal(cents(amount < 0n ? (trailing ? `${written}-` : `-${written}`) : written), amount);
      },
    ),
  );
});
