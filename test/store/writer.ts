/** A server that is there to be killed: judges what it finds, says so, and writes, saying aloud what is acknowledged. One JSON value a line. */
import { writeSync } from "node:fs";
import { random } from "../../src/kernel/random.ts";
import { keepRecord } from "../../src/log/store.ts";
import { openStore, type Whereabouts } from "../../src/store/store.ts";
import { judge, writeOn } from "./load.ts";

type Task = { readonly where: Whereabouts; readonly acknowledged: readonly (readonly [string, number])[]; readonly seed: string };

const { where, acknowledged, seed } = JSON.parse(process.argv[2]!) as Task;
const say = (what: unknown): unknown => writeSync(1, `${JSON.stringify(what)}\n`);

const { value: store, faults } = await openStore({ ...where, demo: false });
if (!store) throw new Error(faults[0]!.code);
say(await judge(store, new Map(acknowledged)));
const [keeper, draw] = [keepRecord(store), random(seed)];
await Promise.all(
  acknowledged.map(([stream]) =>
    writeOn(
      keeper,
      stream,
      draw,
      () => true,
      (size) => say({ stream, size }),
    ),
  ),
);
