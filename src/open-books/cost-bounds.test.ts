// VAT and grants of a line never make it count for more than its net bears, whatever they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { highestVat } from "../law/law.ts";
import { beyondBounds, isPlainlyWithin, mostVat, type Parts } from "./cost-bounds.ts";

const cents = fc.oneof(fc.bigInt({ min: -300n, max: 300n }), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt());
const day = fc.constantFrom("2010-12-31", "2018-01-01", "2024-08-31", "2024-09-01", "2031-12-31");
const parts: fc.Arbitrary<Parts> = fc.record({ net: cents, vat: cents, grants: cents });

const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

test("a line that is taken counts between nothing and its net with the highest rate, on the side of its net", () => {
  const near = fc.tuple(cents, fc.integer({ min: 0, max: 30 }), fc.integer({ min: -1, max: 130 })).map(([net, vat, grants]) => ({
    net,
    vat: (net * BigInt(vat)) / 100n,
    grants: (net * BigInt(grants)) / 100n,
  }));
  fc.assert(
    fc.property(fc.oneof(parts, near), day, (of, on) => {
      const counts = of.net + of.vat - of.grants;
      if (beyondBounds(of, on)) return;
      assert(of.net < 0n ? counts <= 0n : counts >= 0n);
      assert(1000n * abs(counts) <= 1255n * abs(of.net) + 1000n);
      if (of.net === 0n) assert.equal(counts, 0n);
    }),
  );
});

test("a credit is judged as the line that it takes off", () => {
  const opposite = ({ net, vat, grants }: Parts): Parts => ({ net: -net, vat: -vat, grants: -grants });
  fc.assert(fc.property(parts, day, (of, on) => assert.equal(beyondBounds(opposite(of), on)?.code, beyondBounds(of, on)?.code)));
});

test("what plain numbers tell to be within its bounds is, and what goes beyond them is never told so", () => {
  const near = fc.tuple(
    fc.integer({ min: -(10 ** 6), max: 10 ** 6 }),
    fc.integer({ min: -2, max: 30 }),
    fc.integer({ min: -1, max: 130 }),
    fc.integer({ min: -2, max: 2 }),
  );
  fc.assert(
    fc.property(near, day, ([net, vat, grants, cent], on) => {
      const of = { net: BigInt(net), vat: BigInt(Math.trunc((net * vat) / 100) + cent), grants: BigInt(Math.trunc((net * grants) / 100)) };
      const told = isPlainlyWithin(net, Number(of.vat), Number(of.grants), highestVat(on));
      assert.equal(told, net !== 0 && beyondBounds(of, on) === undefined);
    }),
  );
});

test("VAT that an invoice rounds at any rate up to the highest is taken, with all of it paid by grants or none", () => {
  const rate = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(cents, rate, fc.boolean(), (net, thousandths, isPaid) => {
      const vat = ((net < 0n ? -1n : 1n) * (2n * abs(net) * BigInt(thousandths) + 1000n)) / 2000n;
      assert.equal(beyondBounds({ net, vat, grants: isPaid ? net + vat : 0n }, "2024-09-01"), undefined);
    }),
  );
});

test("the highest rate is that of the line's day", () => {
  assert.deepEqual(
    ["2017-05-01", "2024-08-31", "2024-09-01"].map((on) => mostVat(100_00n, on)),
    [2401n, 2401n, 2551n],
  );
  assert.deepEqual(beyondBounds({ net: 100_00n, vat: 2550n, grants: 0n }, "2024-08-31"), {
    code: "costs/vat-beyond",
    args: { net: "100.00", vat: "25.50", most: "24.01" },
  });
  assert.equal(beyondBounds({ net: 100_00n, vat: 2550n, grants: 0n }, "2024-09-01"), undefined);
});
