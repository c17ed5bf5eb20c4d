// A correction takes off or adds: it does not turn a cost into its opposite unless that is said.
import assert from "node:assert/strict";
import { correctCosts, enterCosts } from "../../src/open-books/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";
const line = (net: string, over: object = {}) => ({ line: "coaching", type: "salary", day: "2020-03-10", net, ...over });

onEachDatabase("corrections that turn what is left of a line round are refused with the arithmetic, until that is said to be meant", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const hours = { type: "coach-hour", quantity: "8" };
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("10000"), line("-5000"), line("0", hours)] }, manager));
  const correct = async (lines: readonly object[], more: object = {}) => world.run(correctCosts, { party: "uramylly", lines, ...more }, manager);
  const beyond = await correct([line("-100000", { corrects: "0/0" })]);
  assert.deepEqual(
    beyond.refusals?.map(({ code, args, pointer }) => [code, args, pointer]),
    [["open-books/beyond-line", { ref: "0/0", line: "100.00", stands: "100.00", change: "-1000.00", left: "-900.00" }, "/lines/0/net"]],
  );
  done(await correct([line("-6000", { corrects: "0/0" })]));
  // Two at once, and one of a correction, count with the line that they all come from.
  const both = [line("-3000", { corrects: "0/0" }), line("-3000", { corrects: "1/0" })];
  assert.deepEqual(codes(await correct(both)), ["open-books/beyond-line"]);
  done(await correct([line("-4000", { corrects: "1/0" })]));
  assert.deepEqual(codes(await correct([line("-1", { corrects: "0/0" })])), ["open-books/beyond-line"]);
  done(await correct([line("2500", { corrects: "2/0" })]));
  assert.deepEqual(codes(await correct([line("5001", { corrects: "0/1" })])), ["open-books/beyond-line"]);
  done(await correct([line("5000", { corrects: "0/1" })]));
  const more = line("0", { ...hours, quantity: "-9", corrects: "0/2" });
  assert.deepEqual(codes(await correct([more])), ["open-books/beyond-quantity"]);
  done(await correct([more], { beyond: true }));
  // What is beyond already may come back.
  done(await correct([line("0", { ...hours, quantity: "0.5", corrects: "0/2" })]));
});
