// A file that is too large is refused whole: nothing of it is taken, compared or kept as if it were all.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSite, type Site } from "./record-site.ts";

const MIB = 1024 * 1024;
let site: Site;
let data: string;
let manager: Awaited<ReturnType<Site["signIn"]>>;
before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-large-"));
  site = await openSite(data);
  manager = await site.signIn("provider-manager", /Uramylly/);
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

/** As a network brings it. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += 65_536)));
    },
  });
}

async function sent(path: string, fields: Record<string, string>, file: Blob): Promise<{ readonly status: number; readonly text: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf: manager.csrf, ...fields })) form.set(name, value);
  form.set("file", file, "file");
  const whole = new Response(form);
  const headers = { cookie: manager.cookie, origin: "http://localhost", "content-type": whole.headers.get("content-type")! };
  const body = inPieces(new Uint8Array(await whole.arrayBuffer()));
  const response = await site.app.request(`/en/${site.stream}/books/${path}`, { method: "POST", body, headers, duplex: "half" } as RequestInit);
  return { status: response.status, text: await response.text() };
}

/** An extract whose lines come to 1 euro each; as long as it is asked to be. */
function ledgerOf(bytes: number): Blob {
  const row = "1.12.2020;K-1;1,00\n";
  return new Blob(["Päivä;Tosite;Summa\n", row.repeat(Math.ceil(bytes / row.length))]);
}

test("evidence and extracts of more than 20 MiB are refused, of fewer taken", async () => {
  const place = { party: "uramylly", month: "2020-12" };
  const pdf = (size: number): Blob => new Blob(["%PDF-1.7", new Uint8Array(size)]);
  assert.equal((await sent("evidence", { ref: "0/0" }, pdf(2 * MIB))).status, 303);
  assert.equal((await sent("evidence", { ref: "0/0" }, pdf(21 * MIB))).status, 422);
  const compared = await sent("reconciliation", { ...place, what: "compare" }, ledgerOf(2 * MIB));
  assert.equal(compared.status, 200, compared.text.slice(0, 2000));
  for (const what of ["compare", "keep"]) assert.equal((await sent("reconciliation", { ...place, what }, ledgerOf(21 * MIB))).status, 422, what);
  assert.deepEqual(site.bugs, []);
});

test("a command takes a file within its limit, and no body beyond it is read", async () => {
  const headers = { cookie: manager.cookie, origin: "http://localhost", "x-csrf-token": manager.csrf, "content-type": "application/json" };
  const add = async (size: number): Promise<number> => {
    const content = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(size)]).toString("base64");
    const body = JSON.stringify({ for: ["0/1"], content });
    return (await site.app.request(`/api/streams/${site.stream}/evidence/add`, { method: "POST", headers, body })).status;
  };
  assert.equal(await add(2 * MIB), 200);
  assert.equal(await add(24 * MIB), 413);
});
