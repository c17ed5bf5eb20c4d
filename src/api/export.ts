/** A copy of a record over HTTP: for those who have part in it, so that every party keeps one that it can check. */
import { createReadStream, openSync, closeSync, mkdirSync, mkdtempSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { dayAt } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import { exportStream } from "./copy.ts";
import { refused } from "./decide.ts";
import { type AnyQuery, ask, clock, type Interface, problem } from "./http.ts";
import type { Installation } from "./installation.ts";
import type { Query } from "./query.ts";
import { ALLIANCE_ROLES } from "./roles.ts";
import { TAR_END, tarEntry } from "./tar.ts";

/** What a copy would hold now. Whoever may ask this may have the copy. */
export const copyOf: Query<Record<string, never>, { readonly size: number }> = {
  name: "record/copy",
  on: "alliance",
  params: z.strictObject({}),
  roles: ALLIANCE_ROLES,
  does: "How many entries a copy of this record holds, at record/copy.tar; with `?content=yes` also its files and lines, for those who may see every detail.",
  answer: async (reading, { stream }) => {
    const head = await reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirstOrThrow();
    return { size: Number(head.size) };
  },
};

export const exportQueries: readonly AnyQuery[] = [copyOf];

/** `directory` is where a copy lies while it is sent. */
export type Exporting = Interface & Pick<Installation, "keeper" | "signing"> & { readonly directory: string };

/** `GET /api/streams/<stream>/record/copy.tar`: an export as an archive. To be mounted before the questions. */
export function exportRoutes(on: Exporting): Hono {
  const app = new Hono();
  app.get("/api/streams/:stream/record/copy.tar", async (c) => {
    const stream = c.req.param("stream");
    const who = await on.whoOf(c);
    const at = clock();
    const asked = await ask(on, copyOf, { who, stream: isRandomId(stream) ? stream : "", params: {}, at });
    if (asked.refusals) return problem(c, on, asked.status, asked.refusals);
    const wantsContent = c.req.query("content") === "yes";
    if (wantsContent && (await on.runner.sight(who, stream, dayAt(at))).eyes !== "whole") {
      return problem(c, on, 403, [refused("api/copy-without-content", "docs/roles.md")]);
    }
    return send(c, on, stream, wantsContent ? "with content" : "without content");
  });
  return app;
}

/** Written to a file first: the copy is read from one moment of the database, however slowly it is taken. */
async function send(c: Context, on: Exporting, stream: string, wanted: "with content" | "without content"): Promise<Response> {
  mkdirSync(on.directory, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(on.directory, "copy-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "copy.tar");
    const file = openSync(path, "wx", 0o600);
    try {
      await exportStream(on, stream, { at: clock(), wanted }, (one) => void writeSync(file, tarEntry(one)));
      writeSync(file, TAR_END);
    } finally {
      closeSync(file);
    }
    const content = createReadStream(path);
    content.once("close", remove);
    c.header("content-type", "application/x-tar");
    c.header("content-disposition", `attachment; filename="${stream}.tar"`);
    c.header("cache-control", "private, no-store");
    return c.body(Readable.toWeb(content) as ReadableStream);
  } catch (error) {
    remove();
    throw error;
  }
}
