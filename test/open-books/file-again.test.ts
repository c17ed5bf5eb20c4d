// Which bytes a batch was made from stands with the record: the same file is known again after every table was made anew, and what was counted of a file
// that waits goes when a voucher that it names is erased.
import assert from "node:assert/strict";
import { rebuild } from "../../src/api/rebuild.ts";
import { eraseDetails } from "../../src/open-books/erasing/commands.ts";
import { acceptImport } from "../../src/open-books/import/commands.ts";
import { createImports } from "../../src/open-books/import/routes.ts";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, SLICES, spoolDirectory, worldOn } from "./record-world.ts";

const HEAD = "party;line;type;day;net;supplier;document";
const FILE = `${HEAD}\nuramylly;coaching;salary;2020-10-05;100,00;Keksitty Oy;SALAISUUS-1\n`;
const TAKEN = { count: 1, total: "10000", leftOut: 0 };

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

onEachDatabase(
  "the same file is refused after a rebuild that found nothing but the record, and what was counted of one that waits forgets erased vouchers",
  async ({ store }) => {
    const world = await worldOn(store, "examples/kainuu-youth");
    const { stream, runner } = world;
    const who = world.who("provider-manager", "uramylly");
    const { directory, remove } = spoolDirectory();
    const bugs: unknown[] = [];
    try {
      const imports = createImports({ store, runner, directory, log: (bug) => bugs.push(bug) });
      const bring = async (text: string): Promise<number> => {
        const made = await imports.takeWhole({ who, stream }, { party: "uramylly", name: "kulut.csv" }, bytesOf(text));
        assert("batch" in made);
        await imports.readingOf({ stream, batch: made.batch });
        return made.batch;
      };
      const counted = (batch: number) =>
        store.read(
          INSTALLATION,
          async (reading) => (await reading.selectFrom("cost_file").select("doubles").where("batch", "=", batch).executeTakeFirstOrThrow()).doubles,
        );
      const [first, same] = [await bring(FILE), await bring(`${FILE}\n\n`)];
      done(await world.run(acceptImport, { batch: first, ...TAKEN }, who));
      // What has come since it was counted is compared when it is taken; what was counted too long ago, or not yet, is counted anew, and nobody waits for that.
      const accept = async (more: object = {}) => codes(await world.run(acceptImport, { batch: same, ...TAKEN, ...more }, who));
      assert.deepEqual(await accept(), ["open-books/rows-booked-before"]);
      const longAgo = sql`update cost_file set doubles = jsonb_set(doubles::jsonb, '{lines}', '-20000')::text where batch = ${same}`;
      await store.write(INSTALLATION, async (writing) => void (await writing.rows(longAgo)));
      assert.deepEqual([await accept(), await accept({ again: true })], [["open-books/still-counting"], ["open-books/still-counting"]]);
      await imports.resume({ who, stream });
      await imports.readingOf({ stream, batch: same });
      assert.deepEqual(await accept(), ["open-books/rows-booked-before"]);
      await imports.drop({ who, stream }, same);
      const other = await bring(`${FILE}\n`);
      assert.match((await counted(other)) ?? "", /SALAISUUS-1/);
      const erased = await world.run(
        eraseDetails,
        { lines: ["0/0"], under: "Keksitty päätös § 1", archive: "checked" },
        world.who("purchaser-controller", "kainuu"),
      );
      done(erased);
      assert.equal(await counted(other), null);
      await imports.resume({ who, stream });
      await imports.readingOf({ stream, batch: other });
      assert.doesNotMatch((await counted(other)) ?? "null", /SALAISUUS|null/);
      assert.deepEqual(codes(await world.run(acceptImport, { batch: other, ...TAKEN }, who)), []);

      await store.write(INSTALLATION, async (writing) => void (await writing.rows(sql`delete from cost_file`)));
      const { tables } = await rebuild(store, SLICES, "keep");
      assert.deepEqual(
        tables.filter(({ more, less }) => more + less > 0),
        [],
      );
      const again = await bring(FILE);
      assert.deepEqual(codes(await world.run(acceptImport, { batch: again, ...TAKEN }, who)), ["open-books/same-file", "open-books/rows-booked-before"]);
      assert.deepEqual(bugs, []);
    } finally {
      remove();
    }
  },
);
