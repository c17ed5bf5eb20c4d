// Whoever watches the server learns whether it answers and how much, and nobody else learns the counts.
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { watch } from "../../src/web/monitoring.ts";
import { onEachDatabase } from "../store/databases.ts";

onEachDatabase("ready and counts are told on this machine, and counts not through a proxy", async ({ store }) => {
  const watched = watch(store);
  const app = new Hono().use(watched.count).route("/", watched.routes);
  app.get("/page", (c) => c.text("page"));
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((listening) => server.once("listening", listening));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    assert.deepEqual(await (await fetch(`${at}/ready`)).json(), { status: "ready" });
    for (const path of ["/page", "/page", "/none"]) await fetch(`${at}${path}`);
    const text = await (await fetch(`${at}/metrics`)).text();
    assert.match(text, /^sameside_requests_total\{method="GET",status="200"\} 3$/m);
    assert.match(text, /^sameside_requests_total\{method="GET",status="404"\} 1$/m);
    assert.match(text, /^sameside_request_seconds_bucket\{le="\+Inf"\} 4$/m);
    assert.match(text, /^sameside_entries 0$/m);
    assert.match(text, /^sameside_webhook_deliveries\{state="given-up"\} 0$/m);
    assert.equal((await fetch(`${at}/metrics`, { headers: { "x-forwarded-for": "198.51.100.1" } })).status, 404);
    assert.equal((await app.request("/metrics")).status, 404);
  } finally {
    server.close();
  }
});

onEachDatabase("a server whose database is gone is not ready", async ({ store }) => {
  const gone = { ...store, read: () => Promise.reject(new Error("gone")) };
  const answer = await watch(gone).routes.request("/ready");
  assert.deepEqual([answer.status, await answer.json()], [503, { status: "database" }]);
});
