// What was paid before: which of the earlier statements counts.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");

/** A copy of the small alliance: `pay` settles into a file of the name, and `late` books a cost with an old day. */
function onCopy(work: (pay: (name: string, day: string, ...earlier: string[]) => string, late: () => void, directory: string) => void): void {
  inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    const pay = (name: string, day: string, ...earlier: string[]): string => {
      const path = join(directory, name);
      const { code, err } = settled(directory, day, earlier, "-o", path);
      assert.equal(code, 0, err);
      return path;
    };
    const late = (): void => {
      const costs = join(directory, "costs.csv");
      writeFileSync(costs, `${readFileSync(costs, "utf8")}tekija,work,cost,2020-05-01,50.00\n`);
    };
    work(pay, late, directory);
  });
}

function settled(directory: string, day: string, earlier: readonly string[], ...more: readonly string[]) {
  return sameside(["settle", directory, "--through", day, ...earlier.flatMap((path) => ["--earlier", path]), "--format", "json", ...more]);
}

test("of two earlier statements of one day the one made after the other counts, in whatever order they are given", () => {
  onCopy((pay, late, directory) => {
    const june = pay("june.json", "2020-06-30");
    late();
    const corrected = pay("corrected.json", "2020-06-30", june);
    const third = pay("third.json", "2020-06-30", corrected);
    for (const earlier of [
      [june, corrected],
      [corrected, june],
      [june, third, corrected],
      [corrected, corrected, june],
    ]) {
      const { code, out, err } = settled(directory, "2020-12-31", earlier);
      assert.equal(code, 0, err);
      const statement = JSON.parse(out) as Statement;
      assert.deepEqual(
        statement.payments.filter(({ flow }) => flow === "cost").map(({ cents }) => cents),
        ["9990"],
        earlier.join(" "),
      );
    }
  });
});

test("two earlier statements of one day of which neither names the other are refused with both names and what to do", () => {
  onCopy((pay, late, directory) => {
    const june = pay("june.json", "2020-06-30");
    late();
    const again = pay("again.json", "2020-06-30");
    for (const earlier of [
      [june, again],
      [again, june],
    ]) {
      const { code, out, err } = settled(directory, "2020-12-31", earlier);
      assert.deepEqual([code, out], [1, ""]);
      assert.match(err, /june\.json/);
      assert.match(err, /again\.json/);
      assert.match(err, /--earlier/);
    }
    const after = pay("after.json", "2020-06-30", june);
    assert.equal(settled(directory, "2020-12-31", [june, after]).code, 0);
    assert.equal(settled(directory, "2020-12-31", [pay("may.json", "2020-05-31"), june]).code, 0, "statements of different days are in order");
  });
});
