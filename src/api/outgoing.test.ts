import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { guardedFetch, type Lookup } from "./outgoing.ts";

const heard: string[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  heard.push(`${request.method} ${request.headers.host} ${body}`);
  if (request.url === "/away") response.writeHead(302, { location: "http://elsewhere.example/" }).end();
  else if (request.url === "/empty") response.writeHead(204).end();
  else response.writeHead(200, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] }).end('{"fine":true}');
});
before(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
after(() => server.close());

/** Answers with one address after the other, as a name server that rebinds does. */
function answering(...addresses: readonly string[]): Lookup & { asked: number } {
  const look = async (): Promise<{ address: string; family: number }[]> => [{ address: addresses[look.asked++] ?? "192.0.2.1", family: 4 }];
  look.asked = 0;
  return look;
}

const host = (): string => `rebinding.example:${(server.address() as AddressInfo).port}`;

test("a name is looked up once, and the connection goes to the address that was judged", async () => {
  const look = answering("127.0.0.1", "192.0.2.1");
  const send = guardedFetch({ hosts: [host()], mayBePrivate: true }, look);
  const answer = await send(`http://${host()}/in`, { method: "POST", body: "hei", headers: { "content-type": "text/plain" } });
  assert.deepEqual([answer.status, await answer.json(), answer.headers.getSetCookie()], [200, { fine: true }, ["a=1", "b=2"]]);
  assert.deepEqual([look.asked, heard.splice(0)], [1, [`POST ${host()} hei`]]);
  const empty = await guardedFetch({ hosts: [host()], mayBePrivate: true }, answering("127.0.0.1"))(`http://${host()}/empty`);
  assert.deepEqual([empty.status, await empty.text()], [204, ""]);
  heard.splice(0);
});

test("a name that leads inside, another host and plain http are refused before anything is sent, and a redirection is not followed", async () => {
  const inside = guardedFetch({ hosts: [host()], mayBePrivate: false }, answering("127.0.0.1"));
  await assert.rejects(inside(`https://${host()}/in`), /private address/);
  await assert.rejects(guardedFetch({ hosts: [host()], mayBePrivate: false }, answering("192.0.2.1"))(`http://${host()}/in`), /not https/);
  await assert.rejects(guardedFetch({ hosts: [], mayBePrivate: true }, answering("127.0.0.1"))(`http://${host()}/in`), /not among the hosts/);
  assert.deepEqual(heard, []);
  await assert.rejects(guardedFetch({ hosts: [host()], mayBePrivate: true }, answering("127.0.0.1"))(`http://${host()}/away`), /redirection/);
  assert.equal(heard.splice(0).length, 1);
});

test("whoever gives up waits no longer", async () => {
  const slow = createServer(() => undefined);
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const there = `127.0.0.1:${(slow.address() as AddressInfo).port}`;
  await assert.rejects(guardedFetch({ hosts: [there], mayBePrivate: true })(`http://${there}/`, { signal: AbortSignal.timeout(20) }));
  slow.closeAllConnections();
  slow.close();
});
