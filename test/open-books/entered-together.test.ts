// Costs that wait for one transaction together: each is judged as if those before it were in the books already.
import assert from "node:assert/strict";
import { enterCosts } from "../../src/open-books/commands.ts";
import { bookLines } from "../../src/open-books/shown/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answer, codes, done, worldOn } from "./record-world.ts";

const cost = (document: string, over: object = {}) => ({
  party: "uramylly",
  lines: [{ line: "coaching", type: "coach-hour", day: "2020-03-10", net: "10000", quantity: "2", supplier: "Keksitty Oy", document }],
  ...over,
});

onEachDatabase("of one voucher that is sent many times at once one cost is booked, whoever else is in the same transaction", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  const manager = world.who("provider-manager", "uramylly");
  const sent = ["K-1", "k-1", "K-2", "K-1", "K-3", "K-2"];
  const ran = await Promise.all(sent.map((document) => world.run(enterCosts, cost(document), manager)));
  assert.deepEqual(
    ran.map(codes),
    sent.map((document, i) => (sent.findIndex((other) => other.toUpperCase() === document.toUpperCase()) < i ? ["open-books/booked-before"] : [])),
  );
  assert.deepEqual(codes(await world.run(enterCosts, cost("K-3"), manager)), ["open-books/booked-before"]);
  assert.equal(done(await world.run(enterCosts, cost("K-3", { again: true }), manager)).count, 1);
  assert.equal((await answer(world, bookLines, {}, manager)).count, "4");
});
