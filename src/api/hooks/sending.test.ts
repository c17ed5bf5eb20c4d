import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { encode } from "../../kernel/utf8.ts";
import { allowedReceivers, headersOf, HOURS, later, messageOf, nextTry, pauseAfter, secretIn } from "./sending.ts";

const AT = "2026-01-31T12:00:00.000Z";

test("a delivery is signed as the specification's own example is", () => {
  // github.com/standard-webhooks/standard-webhooks: the example that its libraries share.
  const secret = secretIn("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
  const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: '{"test": 2432232314}' };
  const headers = headersOf(message, secret, "2021-02-25T15:02:10.000Z");
  assert.equal(headers["webhook-id"], message.id);
  assert.equal(headers["webhook-timestamp"], "1614265330");
  assert.equal(headers["webhook-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("what is sent holds the entry as it is hashed, and is the same every time", () => {
  const entry = '{"at":"2026-01-31T12:00:00.000Z","body":{"on":"2026-01-31"},"kind":"month-signed","seq":7,"v":1}';
  const of = { stream: "s", hook: "h", seq: 7, bytes: encode(entry), leaf: new Uint8Array(32) };
  const { id, body } = messageOf(of);
  assert.deepEqual(messageOf(of), { id, body });
  assert.equal(id, "msg_h_7");
  const read = JSON.parse(body) as { type: string; timestamp: string; data: { seq: number; entry: object } };
  assert.deepEqual([read.type, read.timestamp, read.data.seq], ["month-signed", AT, 7]);
  const within = body.slice(body.indexOf('"entry":') + 8, -2);
  assert.equal(createHash("sha256").update(within).digest("hex"), createHash("sha256").update(entry).digest("hex"));
});

test("tries come ever more rarely and end after the hours that are promised", () => {
  const waits: number[] = [];
  let tried = AT;
  for (let tries = 1; ; tries++) {
    const next = nextTry(AT, tried, tries);
    if (next === undefined) break;
    waits.push(Temporal.Instant.from(next).since(Temporal.Instant.from(tried)).total("seconds"));
    tried = next;
  }
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.equal(waits[0], 5);
  assert.ok(tried <= later(AT, HOURS * 3600) && tried > later(AT, (HOURS / 2) * 3600));
  assert.deepEqual([1, 2, 3, 20].map(pauseAfter), [2, 4, 8, 300]);
});

test("a secret is whsec_ and 24 to 64 bytes in base64, and nothing else is", () => {
  assert.equal(secretIn(`whsec_${Buffer.alloc(24).toString("base64")}`)?.length, 24);
  for (const text of ["", "whsec_", "whsec_AAAA", "secret", `whsec_${Buffer.alloc(65).toString("base64")}`, `whsec_${"A".repeat(43)}`])
    assert.equal(secretIn(text), undefined);
});

test("nothing is sent anywhere unless the operator names hosts", () => {
  assert.deepEqual(allowedReceivers({}), { hosts: [], mayBePrivate: false });
  assert.deepEqual(allowedReceivers({ SAMESIDE_WEBHOOK_HOSTS: "A.example, b.example:8443", SAMESIDE_WEBHOOK_PRIVATE: "yes" }), {
    hosts: ["a.example", "b.example:8443"],
    mayBePrivate: true,
  });
});
