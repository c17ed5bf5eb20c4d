import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FIXTURES, ROOT, inDirectory, sameside } from "./sameside.ts";

const SMALL = join(FIXTURES, "small");

/** Works on the pages of a server that ends well when it is asked to. */
async function served(args: readonly string[], work: (url: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, "bin/sameside.js"), "serve", "--port", "0", "--lang", "en", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.toString())?.[0];
    assert.ok(url, said.toString());
    await work(url);
    child.kill("SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    assert.equal(code, 0);
  } finally {
    child.kill("SIGKILL");
  }
}

test("serve prints its address, answers there, and ends well when it is asked to", async () => {
  await served([], async (url) => assert.equal((await fetch(url)).status, 200));
});

test("one of our examples is shown with the others", async () => {
  await served(["--example", "examples/business-advice"], async (url) => {
    for (const slug of ["business-advice", "kainuu-youth"]) assert.equal((await fetch(`${url}en/${slug}`)).status, 200, slug);
  });
});

test("a folder of one's own is shown alone: what lies beside it is neither read nor offered", async () => {
  const directory = mkdtempSync(join(tmpdir(), "sameside-serve-"));
  try {
    for (const name of ["mine", "other", "large"]) cpSync(SMALL, join(directory, name), { recursive: true });
    truncateSync(join(directory, "large", "costs.csv"), 100_000_000);
    mkdirSync(join(directory, "broken"));
    writeFileSync(join(directory, "broken", "agreement.yaml"), "no agreement");
    await served(["--example", join(directory, "mine")], async (url) => {
      assert.equal((await fetch(`${url}en/mine`)).status, 200);
      for (const slug of ["other", "large", "broken", "kainuu-youth"]) assert.equal((await fetch(`${url}en/${slug}`)).status, 404, slug);
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("files that pages cannot show are refused in a sentence, and are no bug of ours", () => {
  inDirectory((directory) => {
    cpSync(SMALL, directory, { recursive: true });
    const costs = join(directory, "costs.csv");
    truncateSync(costs, 100_000_000);
    const large = sameside(["serve", "--example", directory, "--port", "0"]);
    assert.equal(large.code, 1);
    assert.match(large.err, /csv\/file-large[^]*64 MB/);
    rmSync(costs);
    writeFileSync(`${costs}.gz`, "no gzip");
    assert.match(sameside(["serve", "--example", directory, "--port", "0"]).err, /csv\/gzip-broken/);
    rmSync(`${costs}.gz`);
    writeFileSync(costs, "party,line,type,day,net,etunimi\n");
    const personal = sameside(["serve", "--example", directory, "--port", "0"]);
    assert.deepEqual([personal.code, /csv\/personal-column/.test(personal.err)], [1, true]);
  });
});

test("serve without an agreement, or on a port that is none, says so", () => {
  inDirectory((directory) => {
    const { code, err } = sameside(["serve", "--example", directory, "--port", "0"]);
    assert.equal(code, 3);
    assert.match(err, /agreement\.yaml/);
  });
  assert.equal(sameside(["serve", "--port", "70000"]).code, 2);
});
