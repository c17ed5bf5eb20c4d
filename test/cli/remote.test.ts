// The command line as a client of a server: it asks, gives commands, brings a file into the books, and fetches a copy that it verifies.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { COMMANDS, QUERIES } from "../../src/alliance.ts";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { clock } from "../../src/api/http.ts";
import { type Installation, newId } from "../../src/api/installation.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { KEY_PREFIX } from "../../src/parties/access/routes.ts";
import { keepToken } from "../../src/parties/tokens/store.ts";
import { INSTALLATION, openStore } from "../../src/store/store.ts";
import { listen, type Listening } from "../../src/web/server.ts";
import { codes, type World, worldOn } from "../parties/world.ts";
import { dataDirectory, opened } from "../store/databases.ts";
import { ROOT } from "./sameside.ts";

type Ended = { readonly code: number; readonly out: string; readonly err: string };

const directory = mkdtempSync(join(tmpdir(), "sameside-remote-"));
let world: World;
let listening: Listening;
const bugs: unknown[] = [];

before(async () => {
  const data = join(directory, "data");
  world = await worldOn(opened(await openStore({ data: await dataDirectory(), demo: false })));
  const text = readFileSync(join(ROOT, "examples/kainuu-youth/agreement.yaml"), "utf8");
  assert.deepEqual(codes(await world.run("office", adoptAgreement, { text, from: "2000-01-01" })), []);
  const openStream = async (): Promise<never> => assert.fail("no stream is opened here");
  const installation: Installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream, close: () => world.store.close() };
  listening = await listen(await recordPages(installation, { data, log: (bug) => void bugs.push(bug) }), "127.0.0.1", 0);
  for (const name of ["provider", "controller"]) await login(name);
});
after(async () => {
  await listening?.close();
  await world?.store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A key of somebody, kept as a user would. */
async function login(name: string, may = [...COMMANDS, ...QUERIES].map((action) => action.name), user = name): Promise<void> {
  const { organisation } = await world.who(name);
  const token = { id: newId(), person: world.person(name), organisation: organisation!, label: name, may, made: clock(), ends: "2999-01-01T00:00:00.000Z" };
  const key = KEY_PREFIX + (await world.store.write(INSTALLATION, (writing) => keepToken(writing, { ...token, streams: [world.alliance] })));
  const { code, err } = await sameside(user, ["login", listening.url], key);
  assert.equal(code, 0, err);
}

/** A row of the example that the provider's manager of the world may enter. */
function exampleRow(): { readonly header: string; readonly row: string } {
  const [header, ...rows] = readFileSync(join(ROOT, "examples/kainuu-youth/costs.csv"), "utf8").split("\n");
  return { header: header!, row: rows.find((row) => row.startsWith("uramylly,"))! };
}

function sameside(user: string, args: readonly string[], input = ""): Promise<Ended> {
  const home = join(directory, user);
  const env = { ...process.env, LANG: "C", XDG_CONFIG_HOME: join(home, "config"), XDG_STATE_HOME: join(home, "state") };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(ROOT, "bin/sameside.js"), ...args, "--lang", "en"], { env, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin!.end(input);
  });
}

const on = (...more: readonly string[]): readonly string[] => ["--alliance", world.alliance, ...more];

test("a cost file goes into the books after its totals and faults were shown, and one without anything does not", async () => {
  const { header, row } = exampleRow();
  const path = join(directory, "costs.csv");
  writeFileSync(path, `${header}\n${row}\n${row.replace(/\d{4}-\d{2}-\d{2}/, "soon")}\n`);
  const unasked = await sameside("provider", ["import", path, ...on("--party", "uramylly")]);
  assert.deepEqual([unasked.code, /give --yes/.test(unasked.err)], [2, true]);
  const taken = await sameside("provider", ["import", path, ...on("--party", "uramylly", "--yes")]);
  assert.equal(taken.code, 0, taken.err);
  assert.match(taken.err, /costs\.csv: rows 2, for the books 1, net/);
  assert.match(taken.err, /Rows that are left out: 1\n[^]*line 3: /);
  assert.match(taken.out, /In the books: batch \d+, rows 1/);
  const outside = row.replace(/\d{4}-\d{2}-\d{2}/, "2035-01-31");
  writeFileSync(path, `${header}\n${row}\n${outside}\n`);
  const twice = await sameside("provider", ["import", path, ...on("--party", "uramylly", "--yes")]);
  assert.equal(twice.code, 1, twice.err);
  assert.match(twice.err, /Rows outside the contract periods, left out: 1, [^]*line 3: 31 January 2035/);
  assert.match(twice.err, /In the books already with the same voucher[^]*: 1, [^]*line 2: [^]*in the books the line \d+\/0[^]*give --again as well/);
  const meant = await sameside("provider", ["import", path, ...on("--party", "uramylly", "--yes", "--again")]);
  assert.deepEqual([meant.code, /In the books: batch \d+, rows 1/.test(meant.out)], [0, true], meant.err);
  const same = await sameside("provider", ["import", path, ...on("--party", "uramylly", "--yes")]);
  assert.deepEqual([same.code, /THE SAME FILE is in the books already as the batch \d+/.test(same.err)], [1, true], same.err);
  writeFileSync(path, `${header}\n`);
  const empty = await sameside("provider", ["import", path, ...on("--party", "uramylly", "--yes")]);
  assert.deepEqual([empty.code, /nothing that can go into the books/.test(empty.err)], [1, true]);
  const left = JSON.parse((await sameside("provider", ["ask", "imports/list", ...on()])).out) as { imports: unknown[] };
  assert.deepEqual(left.imports, []);
  await login("provider", ["parties"], "narrow");
  const narrow = await sameside("narrow", ["import", path, ...on("--party", "uramylly", "--yes")]);
  assert.deepEqual([narrow.code, /\[api\/not-in-key\]/.test(narrow.err)], [1, true]);
  const foreign = await sameside("provider", ["import", path, ...on("--party", "nobody", "--yes")]);
  assert.deepEqual([foreign.code, /\[open-books\/not-your-party\]/.test(foreign.err)], [1, true]);
});

test("a question is answered as JSON, and what is refused is told with its code and what to do", async () => {
  const parties = await sameside("provider", ["ask", "parties", ...on()]);
  assert.equal(parties.code, 0, parties.err);
  assert.ok((JSON.parse(parties.out) as { parties: unknown[] }).parties.length > 1);
  const lines = await sameside("provider", ["ask", "books/lines", ...on("--param", "limit=1", "--server", listening.url)]);
  assert.equal((JSON.parse(lines.out) as { lines: unknown[] }).lines.length, 1, lines.err);
  const refused = await sameside("provider", ["ask", "books/lines", ...on("--param", "limit=many")]);
  assert.deepEqual([refused.code, refused.out], [1, ""]);
  assert.match(refused.err, /\n {2}Write for example 25\.[^]*\[api\/not-count\] \/limit/);
  for (const [args, said] of [
    [["ask", "no/such", ...on()], /has no command or question no\/such/],
    [["ask", "parties"], /Missing: --alliance/],
    [["ask", "parties", "--alliance", "kainuu"], /no id of a record/],
    [["ask", "../parties", ...on()], /no name of a command/],
    [["ask", "parties", ...on("--param", "limit")], /name=value/],
    [["do", "findings/open", ...on()], /Missing: --input/],
  ] as const) {
    const { code, err } = await sameside("provider", args);
    assert.equal(code, 2, err);
    assert.match(err, said);
  }
  // Files that cannot be read end every command alike.
  assert.equal((await sameside("provider", ["do", "findings/open", ...on("--input", join(directory, "nothing.json"))])).code, 3);
  assert.equal((await sameside("nobody", ["ask", "parties", ...on()])).code, 2);
  assert.equal((await sameside("nobody", ["ask", "parties", ...on("--server", listening.url)])).code, 1);
  assert.equal((await sameside("provider", ["ask", "parties", ...on("--server", "http://127.0.0.1:9")])).code, 1);
});

test("a command is tried, given once for its key, and refused when the record has moved on", async () => {
  const asked = await sameside("controller", ["ask", "books/lines", ...on("--param", "limit=1")]);
  const { ref } = (JSON.parse(asked.out) as { lines: { ref: string }[] }).lines[0]!;
  const input = join(directory, "question.json");
  writeFileSync(input, JSON.stringify({ lines: [ref], question: "Which month is this?" }));
  const tried = await sameside("controller", ["do", "findings/open", ...on("--input", input, "--dry-run")]);
  assert.equal(tried.code, 0, tried.err);
  assert.deepEqual([tried.code, /nothing was recorded/.test(tried.err), (JSON.parse(tried.out) as { dryRun: boolean }).dryRun], [0, true, true]);
  const [first, second] = [
    await sameside("controller", ["do", "findings/open", ...on("--input", input, "--key", "one")]),
    await sameside("controller", ["do", "findings/open", ...on("--input", "-", "--key", "one")], readFileSync(input, "utf8")),
  ];
  assert.equal(first.code, 0, first.err);
  assert.deepEqual(JSON.parse(second.out), JSON.parse(first.out));
  const late = await sameside("controller", ["do", "findings/open", ...on("--input", input, "--expected-head", "1")]);
  assert.deepEqual([late.code, /\[api\/moved-on\]/.test(late.err)], [1, true]);
  const broken = await sameside("controller", ["do", "findings/open", ...on("--input", "-")], "{");
  assert.deepEqual([broken.code, /this is no JSON/.test(broken.err)], [1, true]);
  assert.equal((await sameside("provider", ["do", "findings/open", ...on("--input", input)])).code, 1);
});

test("a copy is fetched and verified; with content only by those who may see everything", async () => {
  const copy = join(directory, "copy");
  const fetched = await sameside("provider", ["fetch-export", ...on("-o", copy)]);
  assert.equal(fetched.code, 0, fetched.err);
  assert.match(fetched.out, /nothing was changed|whole|right/i);
  assert.ok(existsSync(join(copy, "manifest")) && !existsSync(join(copy, "lines")));
  assert.match((await sameside("provider", ["fetch-export", ...on("-o", copy)])).err, /something here already/);
  const more = await sameside("provider", ["fetch-export", ...on("-o", join(directory, "more"), "--content")]);
  assert.deepEqual([more.code, /\[api\/copy-without-content\]/.test(more.err), existsSync(join(directory, "more"))], [1, true, false]);
  const whole = await sameside("controller", ["fetch-export", ...on("-o", join(directory, "whole"), "--content")]);
  assert.equal(whole.code, 0, whole.err);
  assert.ok(readdirSync(join(directory, "whole", "lines")).length > 0);
  assert.deepEqual(
    readdirSync(join(directory, "data", "spool")).filter((name) => name.startsWith("copy-")),
    [],
  );
  assert.deepEqual(bugs, []);
});
