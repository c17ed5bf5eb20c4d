/** The demo's site for all tests of a file, and how its pages, forms and files are asked for as somebody. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { openSite, type Site } from "./record-site.ts";

export type Reader = Awaited<ReturnType<Site["signIn"]>>;

let opened: Site | undefined;
/** Opened before the first test of the file and closed after the last. */
export const data = mkdtempSync(join(tmpdir(), "sameside-site-"));
before(async () => void (opened = await openSite(data)));
after(async () => {
  await opened?.close();
  rmSync(data, { recursive: true, force: true });
});

export function site(): Site {
  return opened ?? assert.fail("no site outside a test");
}

export const get = async (reader: Reader, path: string) => site().app.request(path, { headers: { cookie: reader.cookie } });
export const text = async (reader: Reader, path: string) => (await get(reader, path)).text();
export const post = (reader: Reader, path: string, fields: Readonly<Record<string, string>>) =>
  site().app.request(path, {
    method: "POST",
    headers: { cookie: reader.cookie, origin: "http://localhost" },
    body: new URLSearchParams({ csrf: reader.csrf, ...fields }),
  });
export const api = (reader: Reader, method: string, path: string, body: BodyInit) =>
  site().app.request(`/api/streams/${site().stream}/${path}`, {
    method,
    body,
    headers: { cookie: reader.cookie, "x-csrf-token": reader.csrf, origin: "http://localhost", "content-type": "application/json" },
  });

/** Sends a file of uramylly's by the form; returns the path of its page. */
export async function upload(reader: Reader, file: Uint8Array | string, name = "kulut.csv", party = "uramylly"): Promise<string> {
  const form = new FormData();
  form.set("csrf", reader.csrf);
  form.set("party", party);
  form.set("mapping", "");
  form.set("file", new Blob([file as BlobPart]), name);
  const answer = await site().app.request(`/fi/${site().stream}/books/imports`, {
    method: "POST",
    body: form,
    headers: { cookie: reader.cookie, origin: "http://localhost" },
  });
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers.get("location")!;
}

/** A page once it does not renew itself any more. */
export async function read(reader: Reader, path: string): Promise<string> {
  for (;;) {
    const page = await get(reader, path);
    assert.equal(page.status, 200);
    if (!page.headers.has("refresh")) return page.text();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The value of a form's hidden field. */
export const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)![1]!;
