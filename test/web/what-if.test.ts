import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSER_ENTRY } from "../../src/desk/server.ts";
import { random } from "../../src/kernel/random.ts";
import { compare, ratio, sub, toNumber } from "../../src/kernel/share.ts";
import { whatIfRoutes } from "../../src/simulation/routes.ts";
import { payoffOf, plannedScenario, positionsIn, readScenario, settledAs, slidersOf } from "../../src/simulation/what-if.ts";
import * as view from "../../src/simulation/what-if-view.ts";
import { decode } from "../../src/web/codec.ts";
import { browserModules, importsOf } from "../../src/web/modules.ts";
import { alliances, app } from "./examples.ts";

/** A scenario somewhere between the ends of the sliders, the same in every run. */
function scenarioOf(agreement: (typeof alliances)[number]["agreement"], seed: number) {
  const draw = random(seed);
  const sliders = slidersOf(agreement);
  const values = new Map(
    sliders.map((slider) => {
      const between = toNumber(slider.low) + draw() * (toNumber(slider.high) - toNumber(slider.low));
      return [slider.key, slider.subject.kind === "outcome" ? String(Math.round(between)) : between.toFixed(2)];
    }),
  );
  const { scenario, wrong } = readScenario(sliders, (key) => values.get(key));
  assert.deepEqual(wrong, []);
  return scenario;
}

for (const { slug, agreement } of alliances) {
  test(`${slug}: what the page shows is what the settlement says`, () => {
    for (const seed of [1, 2, 3]) {
      const scenario = scenarioOf(agreement, seed);
      const shown = payoffOf(agreement, scenario);
      const settled = positionsIn(settledAs(agreement, scenario));
      const values = shown.at(scenario.get("cost")!);
      // The facts of a settlement are whole cents, the curve is exact: each booked cost may differ by half a cent, and its overhead a little more.
      const allowed = shown.costs.length;
      shown.parties.forEach((party, i) => {
        const apart = toNumber(sub(values[i]!, settled.get(party)!));
        assert.ok(Math.abs(apart) <= allowed, `${party} ${seed}: ${apart} cents apart`);
      });
    }
  });
}

test("at the plan nobody gains or loses", () => {
  for (const { agreement } of alliances) {
    const outlook = view.outlooksOf(agreement)(plannedScenario(slidersOf(agreement)));
    outlook.parties.forEach((_, i) => assert.equal(compare(outlook.now[i]!, outlook.plan[i]!), 0));
  }
});

test("outcomes pay what their tariff says, up to their cap", () => {
  const { agreement } = alliances[0]!;
  const paid = (count: string) => {
    const { scenario } = readScenario(slidersOf(agreement), (key) => (key === "outcome.study-place.all" ? count : undefined));
    const { cells, graph } = settledAs(agreement, scenario);
    return cells.filter((cell) => cell.component === "outcomes").reduce((total, cell) => total + toNumber(graph.value(cell.ref)), 0);
  };
  assert.equal(paid("10"), 2 * 10 * 25000);
  assert.equal(paid("60"), 2 * 40 * 25000);
});

test("a value that is no number or too far out is told and goes as planned", () => {
  const sliders = slidersOf(alliances[0]!.agreement);
  const given = new Map([
    ["cost", "1e9"],
    ["cost.coaching", "500"],
    ["indicator.in-work", "40.5"],
  ]);
  const { scenario, wrong } = readScenario(sliders, (key) => given.get(key));
  assert.deepEqual(wrong, ["cost", "cost.coaching"]);
  assert.deepEqual(scenario.get("indicator.in-work"), ratio(81n, 2n));
  assert.deepEqual(scenario.get("cost"), ratio(100n));
});

test("without scripts the form computes the same: the control that was moved counts", async () => {
  const path = "/en/kainuu-youth/what-if";
  const plain = await (await app.request(`${path}?cost=110`)).text();
  const range = await (await app.request(`${path}?cost=110&cost=100&was.cost=100`)).text();
  const number = await (await app.request(`${path}?cost=100&cost=110&was.cost=100`)).text();
  assert.equal(range, plain);
  assert.equal(number, plain);
  assert.notEqual(await (await app.request(path)).text(), plain);
});

test("a number is read as the page's language writes it: a comma is the decimal mark in Finnish and Swedish, and none in English", async () => {
  const shown = async (language: string, cost: string) => (await app.request(`/${language}/kainuu-youth/what-if?cost=${cost}`)).text();
  for (const language of ["fi", "sv"]) assert.equal(await shown(language, "110,5"), await shown(language, "110.5"));
  assert.notEqual(await shown("en", "110,5"), await shown("en", "110.5"));
});

test("use of a joint line that was recorded since is in the what-if of the same agreement", async () => {
  const { recorded, ...before } = alliances.find(({ slug }) => slug === "business-advice")!;
  const uses = [[], recorded!];
  const routes = whatIfRoutes(
    () => Promise.resolve({ ...before, recorded: uses.shift()! }),
    () => [],
  );
  const shown = async () => (await routes.request("/en/business-advice/what-if")).text();
  assert.notEqual(await shown(), await shown());
});

test("an alliance on the record is told what the open risks of its register lead to, and where they stand", async () => {
  const { agreement, ...rest } = alliances[0]!;
  const file = { ref: "file", hash: "0".repeat(64), bytes: 1, type: "text/plain" } as const;
  const assessed = { permille: 300, low: 1_000_000n, likely: 3_000_000n, high: 9_000_000n, action: file };
  const risk = { id: "a", as: "risk", party: "uramylly", line: "coaching", text: file, entered: "2020-01-01", realised: [], assessed } as const;
  const shown = async (risks?: readonly (typeof risk)[]) => {
    const routes = whatIfRoutes(
      () => Promise.resolve({ ...rest, agreement, ...(risks ? { risks } : {}) }),
      () => [],
    );
    return (await routes.request("/en/kainuu-youth/what-if")).text();
  };
  const [files, none, one] = [await shown(), await shown([]), await shown([risk])];
  assert.doesNotMatch(files, /id="expected"/);
  assert.match(none, /no open, assessed risks/);
  assert.match(one, /\(1 drawn on\)[^<]*<a href="\/en\/kainuu-youth\/registers\/risks">/);
  assert.notEqual(none.split('id="expected"')[1]!.split("<table")[1], one.split('id="expected"')[1]!.split("<table")[1]);
});

test("the browser's modules run from a folder without packages and draw what the server draws", async () => {
  const modules = browserModules(BROWSER_ENTRY).all();
  const folder = mkdtempSync(join(tmpdir(), "sameside-modules-"));
  try {
    for (const [path, code] of modules) {
      for (const specifier of importsOf(code)) assert.match(specifier, /^\.\.?\/.*\.ts$/, `${path} imports ${specifier}`);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const stripped = (await import(pathToFileURL(join(folder, "simulation/what-if-view.ts")).href)) as typeof view;
    const sent = decode(await (await app.request("/fi/kainuu-youth/what-if/agreement.json")).text()) as Pick<
      (typeof alliances)[number],
      "agreement" | "recorded"
    >;
    const { agreement, recorded } = alliances[0]!;
    const scenario = scenarioOf(agreement, 7);
    const there = stripped.outlookHtml(sent.agreement, stripped.outlooksOf(sent.agreement, sent.recorded)(scenario), "fi");
    assert.equal(there, view.outlookHtml(agreement, view.outlooksOf(agreement, recorded)(scenario), "fi"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every module that a page names is served as JavaScript", async () => {
  const text = await (await app.request("/fi/kainuu-youth/what-if")).text();
  const named = [...text.matchAll(/(?:src|href)="(\/modules\/[^"]+)"/g)].map((match) => match[1]!);
  assert.ok(named.length > 10);
  for (const path of named) assert.match((await app.request(path)).headers.get("content-type") ?? "", /^text\/javascript/);
});
