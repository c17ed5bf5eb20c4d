// Whoever asked to be told of entries is told of each, signed, also after a crash and while their receiver is down; and nobody else is.
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { addHook, endHook, listDeliveries, listHooks, sendAgain } from "../../src/api/hooks/commands.ts";
import { HOURS, later, secretIn } from "../../src/api/hooks/sending.ts";
import { hooksAt, lookThrough, resealHooks, takeDue } from "../../src/api/hooks/store.ts";
import { createSender } from "../../src/api/hooks/worker.ts";
import { sealOf } from "../../src/api/sealing.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { ask, clock } from "../../src/api/http.ts";
import { INSTALLATION, sql, type Store } from "../../src/store/store.ts";
import { answerOf, codes, SEAL, type World, worldOn } from "../parties/world.ts";
import { onEachDatabase } from "../store/databases.ts";

type Heard = { readonly headers: Readonly<Record<string, string>>; readonly body: string };
type Receiver = { readonly host: string; readonly url: string; readonly heard: Heard[]; answer: number; close(): void };

async function receiver(): Promise<Receiver> {
  const heard: Heard[] = [];
  const of = { answer: 204 };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    heard.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(of.answer, of.answer === 302 ? { location: "https://elsewhere.example/" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(of, { host, url: `http://${host}/in`, heard, close: () => server.close() });
}

const SECRET = `whsec_${randomBytes(32).toString("base64")}`;
type Told = { readonly deliveries: readonly { readonly seq: number; readonly state: string; readonly tries: number; readonly status?: number }[] };
type Listed = { readonly webhooks: readonly { readonly hook: string; readonly waiting: number; readonly givenUp: number; readonly because?: string }[] };

type Scene = {
  readonly world: World;
  readonly there: Receiver;
  readonly store: Store;
  readonly sender: ReturnType<typeof createSender>;
  grow(times: number): Promise<void>;
  hear(): readonly number[];
};

/** An alliance to which entries are added, and a receiver that the operator allows. */
async function scene(store: Store, work: (scene: Scene) => Promise<void>): Promise<void> {
  const there = await receiver();
  Object.assign(process.env, { SAMESIDE_WEBHOOK_HOSTS: there.host, SAMESIDE_WEBHOOK_PRIVATE: "yes" });
  const world = await worldOn(store);
  const bugs: unknown[] = [];
  const sender = createSender({ store, seal: SEAL, allowed: { hosts: [there.host], mayBePrivate: true }, log: (bug) => void bugs.push(bug) });
  const grow = async (times: number): Promise<void> => {
    const sight = { actor: undefined, party: undefined, streams: [world.alliance] };
    const draft = { kind: "something-new", day: "2026-01-31", body: { number: "1" } };
    for (let i = 0; i < times; i++) await world.keeper.turn(sight, world.alliance, async (turn) => assert.deepEqual(turn.append([draft], clock()).faults, []));
  };
  const hear = (): readonly number[] => there.heard.splice(0).map(({ body }) => (JSON.parse(body) as { data: { seq: number } }).data.seq);
  try {
    await work({ world, there, store, sender, grow, hear });
    assert.deepEqual(bugs, []);
  } finally {
    there.close();
    delete process.env["SAMESIDE_WEBHOOK_HOSTS"];
    delete process.env["SAMESIDE_WEBHOOK_PRIVATE"];
  }
}

async function added(world: World, url: string, more: object = {}): Promise<string> {
  const ran = await world.run("provider", addHook, { url, secret: SECRET, ...more });
  assert.deepEqual(codes(ran), []);
  return (ran as { result: { hook: string } }).result.hook;
}

const deliveries = async (world: World, hook: string): Promise<Told["deliveries"]> => {
  const asked = await ask(world, listDeliveries, { who: await world.who("provider"), stream: world.alliance, params: { hook }, at: clock() });
  return answerOf<Told>(asked).deliveries;
};

onEachDatabase("every entry from now on is sent once, in order, with a signature that the receiver can check", async ({ store }) => {
  await scene(store, async ({ world, there, sender, grow, hear }) => {
    const hook = await added(world, there.url);
    await sender.round(clock());
    assert.deepEqual(hear(), []);
    await grow(3);
    await sender.round(clock());
    for (const { headers, body } of there.heard) {
      const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = headers;
      assert.equal(signature, `v1,${createHmac("sha256", secretIn(SECRET)!).update(`${id}.${at}.${body}`).digest("base64")}`);
      assert.ok(Math.abs(Number(at) - Temporal.Now.instant().epochMilliseconds / 1000) < 60);
      assert.equal((JSON.parse(body) as { type: string }).type, "something-new");
    }
    assert.deepEqual(hear(), [3, 4, 5]);
    await sender.round(later(clock(), 3600));
    assert.deepEqual(hear(), []);
    assert.deepEqual(
      (await deliveries(world, hook)).map(({ seq, state, status }) => [seq, state, status]),
      [
        [5, "delivered", 204],
        [4, "delivered", 204],
        [3, "delivered", 204],
      ],
    );
  });
});

onEachDatabase("kinds and the first entry can be chosen", async ({ store }) => {
  await scene(store, async ({ world, there, sender, grow, hear }) => {
    await added(world, there.url, { kinds: ["party-bound"], from: 0 });
    const slip = await world.run("provider", addHook, { url: there.url, secret: SECRET, kinds: ["party-bound", "month-singed"] });
    assert.deepEqual((slip as { result: { unseen: readonly string[] } }).result.unseen, ["month-singed"]);
    await grow(2);
    await sender.round(clock());
    assert.deepEqual(hear(), [1, 2]);
  });
});

onEachDatabase("what a server had taken when it died is sent by the next, under the same id; and nothing is skipped", async ({ store }) => {
  await scene(store, async ({ world, there, sender, grow }) => {
    const hook = await added(world, there.url);
    await grow(2);
    const at = clock();
    const [found] = await store.read(INSTALLATION, (reading) => hooksAt(reading, at));
    await lookThrough(store, found!, at);
    const taken = await store.write(INSTALLATION, (writing) => takeDue(writing, found!, at));
    assert.equal(taken.length, 2);
    await grow(1);
    await sender.round(later(at, 5));
    await sender.round(later(at, 61));
    const ids = there.heard.map(({ headers }) => headers["webhook-id"]);
    assert.deepEqual(
      ids,
      [5, 3, 4].map((seq) => `msg_${hook}_${seq}`),
    );
  });
});

onEachDatabase(
  "a receiver that fails is tried again and left alone meanwhile; after three days a delivery is given up until somebody asks",
  async ({ store }) => {
    await scene(store, async ({ world, there, sender, grow, hear }) => {
      const hook = await added(world, there.url);
      await grow(2);
      there.answer = 500;
      const at = clock();
      await sender.round(at);
      assert.deepEqual(hear(), [3]);
      await sender.round(later(at, 1));
      assert.deepEqual(hear(), []);
      there.answer = 302;
      await sender.round(later(at, 3));
      assert.deepEqual(hear(), [4]);
      assert.deepEqual((await deliveries(world, hook)).find(({ seq }) => seq === 4)?.status, 302);
      for (let hour = 1; hour <= HOURS * 2; hour++) await sender.round(later(at, hour * 3600));
      there.heard.splice(0);
      assert.deepEqual(
        (await deliveries(world, hook)).map(({ state }) => state),
        ["given-up", "given-up"],
      );
      const listed = answerOf<Listed>(await world.ask("provider", listHooks));
      assert.deepEqual([listed.webhooks[0]!.waiting, listed.webhooks[0]!.givenUp], [0, 2]);
      there.answer = 200;
      assert.deepEqual(codes(await world.run("provider", sendAgain, { hook, seq: 3 })), []);
      assert.deepEqual(codes(await world.run("provider", sendAgain, { hook, seq: 99 })), ["api/webhook-never-sent"]);
      await sender.round(later(at, HOURS * 3 * 3600));
      assert.deepEqual(hear(), [3]);
      assert.deepEqual(
        (await deliveries(world, hook)).map(({ state }) => state),
        ["given-up", "delivered"],
      );
    });
  },
);

onEachDatabase("a receiver that is gone, or whose organisation has left, is told no more", async ({ store, raw }) => {
  await scene(store, async ({ world, there, sender, grow, hear }) => {
    const hook = await added(world, there.url);
    there.answer = 410;
    await grow(2);
    await sender.round(clock());
    await sender.round(later(clock(), 3600));
    assert.deepEqual(hear(), [3]);
    assert.equal(answerOf<Listed>(await world.ask("provider", listHooks)).webhooks[0]!.because, "gone");
    assert.deepEqual(codes(await world.run("provider", sendAgain, { hook, seq: 3 })), ["api/webhook-unknown"]);
    there.answer = 200;
    const other = await added(world, there.url);
    await raw("set sameside.streams = '*'");
    await raw("delete from party where party = 'uramylly'");
    await grow(1);
    await sender.round(clock());
    assert.deepEqual(hear(), []);
    const rows = await raw(`select because from webhook where hook = '${other}'`);
    assert.deepEqual(rows, [{ because: "no-part" }]);
    await raw("reset sameside.streams");
  });
});

onEachDatabase("only those who look after a party's programs make one, only where the operator allows, and see only their own", async ({ store }) => {
  await scene(store, async ({ world, there }) => {
    const input = { url: there.url, secret: SECRET };
    const tried = async (name: string, more: object = {}): Promise<readonly string[]> => codes(await world.run(name, addHook, { ...input, ...more }));
    assert.deepEqual(await tried("decider"), ["api/not-permitted"]);
    assert.deepEqual(await tried("stranger"), ["api/no-stream"]);
    assert.deepEqual(await tried("admin"), ["api/webhook-no-part"]);
    assert.deepEqual(await tried("provider", { url: "https://elsewhere.example/" }), ["api/webhook-host"]);
    assert.deepEqual(await tried("provider", { from: 1_000_000 }), ["api/webhook-beyond"]);
    for (const url of ["ftp://127.0.0.1/", `http://user:x@${there.host}/`, `${there.url}#x`, "nowhere"])
      assert.deepEqual(await tried("provider", { url }), ["api/not-receiver"], url);
    assert.deepEqual(await tried("provider", { secret: "whsec_short" }), ["api/not-secret"]);
    process.env["SAMESIDE_WEBHOOK_PRIVATE"] = "no";
    assert.deepEqual(await tried("provider"), ["api/webhook-https"]);
    process.env["SAMESIDE_WEBHOOK_PRIVATE"] = "yes";
    const hook = await added(world, there.url);
    assert.deepEqual(answerOf<Listed>(await world.ask("office", listHooks)).webhooks, []);
    assert.deepEqual(codes(await world.run("office", endHook, { hook })), ["api/webhook-unknown"]);
    const seen = JSON.stringify(answerOf<Listed>(await world.ask("provider", listHooks)));
    assert.ok(seen.includes(hook) && !seen.includes("whsec"));
    const sight = { actor: undefined, party: world.organisation.kajaani, streams: [world.alliance] };
    const count = (reading: Parameters<Parameters<Store["read"]>[1]>[0]) => reading.selectFrom("webhook").selectAll().execute();
    assert.deepEqual(await store.read(sight, count), []);
    assert.equal((await store.read({ ...sight, party: world.organisation.uramylly }, count)).length, 1);
    assert.deepEqual(codes(await world.run("provider", endHook, { hook })), []);
    assert.deepEqual(codes(await world.run("provider", endHook, { hook })), ["api/webhook-unknown"]);
  });
});

onEachDatabase("an address inside is refused unless the operator says that receivers may stand there", async ({ store }) => {
  await scene(store, async ({ world, there, grow, hear }) => {
    const hook = await added(world, there.url);
    await grow(1);
    await createSender({ store, seal: SEAL, allowed: { hosts: [there.host], mayBePrivate: false }, log: (bug) => assert.fail(String(bug)) }).round(clock());
    assert.deepEqual(hear(), []);
    assert.deepEqual(
      (await deliveries(world, hook)).map(({ state, tries, status }) => [state, tries, status]),
      [["waiting", 1, undefined]],
    );
  });
});

onEachDatabase(
  "the database holds no secret that signs: another key of the installation seals it anew, and without its key a webhook ends",
  async ({ store }) => {
    await scene(store, async ({ world, there, sender, grow, hear }) => {
      await added(world, there.url);
      const held = () => store.read(INSTALLATION, (reading) => reading.selectFrom("webhook").select(["secret", "ended", "because"]).executeTakeFirstOrThrow());
      const { secret } = await held();
      assert.ok(!Buffer.from(secret!).includes(Buffer.from(secretIn(SECRET)!)));
      const everything = await store.read(INSTALLATION, (reading) => reading.rows(sql<{ t: string }>`select t::text as t from command_key t`));
      assert.ok(!JSON.stringify(everything).includes(SECRET.slice(6, 40)));
      const next = sealOf(signingOf(new Uint8Array(32).fill(10)));
      const reseal = () => store.write(INSTALLATION, (writing) => resealHooks(writing, { old: SEAL, next }, clock()));
      await reseal();
      await reseal();
      await grow(1);
      const rotated = createSender({ store, seal: next, allowed: { hosts: [there.host], mayBePrivate: true }, log: (bug) => assert.fail(String(bug)) });
      await rotated.round(clock());
      const [{ headers, body }] = there.heard as [Heard];
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      assert.equal(headers["webhook-signature"], `v1,${createHmac("sha256", secretIn(SECRET)!).update(signed).digest("base64")}`);
      assert.equal(hear().length, 1);
      await grow(1);
      await sender.round(clock());
      assert.deepEqual(hear(), []);
      const { secret: left, because } = await held();
      assert.deepEqual([left, because], [null, "no-secret"]);
    });
  },
);
