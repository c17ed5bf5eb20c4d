// Whoever asked for it is told by mail how much waits for them: once, in their language, without a word of what it is; and nobody else is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { REFUSALS } from "../../src/alliance.ts";
import { later } from "../../src/api/hooks/sending.ts";
import { clock } from "../../src/api/http.ts";
import { addDays, dayAt, type Instant } from "../../src/kernel/day.ts";
import { waitingQuery } from "../../src/notices/commands.ts";
import { slotOf } from "../../src/notices/mail/slots.ts";
import { LEASE, noteHanding, slotAt, takeDue } from "../../src/notices/mail/store.ts";
import { noticeRoutes } from "../../src/notices/routes.ts";
import { createSender } from "../../src/notices/sending/store.ts";
import { type MailSettings, readMailSettings } from "../../src/notices/settings.ts";
import { enterCosts, openFinding } from "../../src/open-books/commands.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { erase } from "../../src/parties/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { application } from "../../src/web/server.ts";
import { filled } from "../parties/filled.ts";
import { answerOf, codes, type World } from "../parties/world.ts";
import { onEachDatabase } from "../store/databases.ts";
import { type Smtp, startSmtp } from "./smtp.ts";

const URL_HERE = "https://sameside.invalid";

type Scene = {
  readonly world: World;
  readonly smtp: Smtp;
  readonly bugs: unknown[];
  /** A server that begins anew, as after a crash. */
  round(at: Instant): Promise<void>;
  get(path: string, as?: string): Promise<{ readonly status: number; readonly text: string }>;
  post(path: string, fields: Readonly<Record<string, string>>, as?: string): Promise<{ readonly status: number; readonly text: string }>;
  states(person: string): Promise<readonly string[]>;
};

async function scene(world: World): Promise<Scene> {
  const smtp = await startSmtp();
  const bugs: unknown[] = [];
  const settings: MailSettings = { host: "127.0.0.1", port: smtp.port, isSecure: false, mayBePlain: true, from: "allianssi@sameside.invalid", url: URL_HERE };
  const app = application({ all: () => new Map(), addresses: () => [] }, (bug) => void bugs.push(bug));
  const entrance = createEntrance(world.access, URL_HERE);
  app.route("/", noticeRoutes({ ...world, words: REFUSALS, entrance, nameOf: () => "Keksitty allianssi", url: URL_HERE, leaves: "yes" }));
  const sessions = new Map<string, { readonly cookie: string; readonly csrf: string }>();
  const sessionOf = async (name: string) => {
    const at = clock();
    const secret = await world.access.begin(world.person(name), at, at);
    const found = { cookie: `__Host-sameside-session=${secret}`, csrf: (await world.access.signedIn("session", secret, at))!.csrf };
    sessions.set(name, found);
    return found;
  };
  const asked = async (path: string, init: RequestInit, as: string | undefined): Promise<{ readonly status: number; readonly text: string }> => {
    const session = as === undefined ? undefined : (sessions.get(as) ?? (await sessionOf(as)));
    const response = await app.request(`${URL_HERE}${path}`, {
      ...init,
      headers: { ...(init.headers as object), ...(session ? { cookie: session.cookie } : {}) },
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    world,
    smtp,
    bugs,
    round: (at) => createSender({ access: world.access, settings, log: (bug) => void bugs.push(bug) }).round(at),
    get: (path, as) => asked(path, {}, as),
    post: async (path, fields, as) => {
      const csrf = as === undefined ? {} : { csrf: (sessions.get(as) ?? (await sessionOf(as))).csrf, origin: URL_HERE };
      const { origin = "", ...all } = { ...fields, ...csrf };
      const headers = { "content-type": "application/x-www-form-urlencoded", ...(origin === "" ? {} : { origin }) };
      return asked(path, { method: "POST", headers, body: new URLSearchParams(all).toString() }, as);
    },
    states: (person) =>
      world.store.read(INSTALLATION, async (reading) => {
        const rows = await reading
          .selectFrom("notice_mail")
          .select(["kind", "state"])
          .where("person", "=", world.person(person))
          .orderBy("made")
          .orderBy("id")
          .execute();
        return rows.map(({ kind, state }) => `${kind} ${state}`);
      }),
  };
}

/** The text of a mail with soft line breaks and codes undone. */
function plain({ text }: { readonly text: string }): string {
  return Buffer.from(
    text.replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
}

const linkIn = (mail: { readonly text: string }, what: string): string =>
  new RegExp(`${URL_HERE}(/[a-z]{2}/notices/${what}\\?code=[A-Za-z0-9_-]{43})`).exec(plain(mail))![1]!;

/** Has an address confirmed by the link that was sent there. */
async function confirmed({ smtp, get, post, round }: Scene, name: string, email: string, language: string): Promise<void> {
  assert.equal((await post(`/${language}/notices/address`, { email }, name)).status, 303);
  await round(clock());
  const link = linkIn(smtp.received.at(-1)!, "confirm");
  assert.equal((await get(link, "stranger")).status, 404, "the link is nobody else's");
  assert.equal((await post(link, {}, name)).status, 303);
  assert.equal((await post(link, {}, name)).status, 404, "and good once");
}

const often = ({ world }: Scene, when: string): Readonly<Record<string, string>> => ({ [`often-${world.alliance}`]: when });

onEachDatabase("what waits is told by mail: once, by count, to a confirmed address, until one click ends it", async ({ store }) => {
  const s = await scene(await filled(store));
  const { world, smtp, round, post, get, states } = s;
  try {
    const told = answerOf<{ waiting: readonly { what: string; page: string }[] }>(await world.ask("provider", waitingQuery));
    assert.deepEqual(
      told.waiting.map(({ what }) => what),
      ["finding", "month"],
    );
    assert.match(told.waiting[0]!.page, /^books\/findings\/[a-z0-9]{26}$/);
    assert.deepEqual(answerOf<{ waiting: readonly unknown[] }>(await world.ask("auditor", waitingQuery)).waiting, []);
    const page = await get("/sv/waiting", "provider");
    assert.match(page.text, /Besvara frågan/);
    assert.match(page.text, /Fråga, 1 rad/);

    assert.equal((await post("/fi/notices/address", { email: "ei osoite" }, "provider")).status, 422);
    await round(clock());
    assert.equal(smtp.received.length, 0, "nothing is sent that nobody asked for");
    await confirmed(s, "provider", "tuottaja@esimerkki.invalid", "sv");
    await post("/sv/notices/often", often(s, "immediate"), "provider");
    await Promise.all([round(clock()), round(clock())]);
    await round(clock());
    assert.equal(smtp.received.length, 2, "told once, also by two servers at a time and by one that begins anew");
    const mail = smtp.received.at(-1)!;
    assert.equal(mail.to, "tuottaja@esimerkki.invalid");
    for (const header of ["Auto-Submitted: auto-generated", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Message-ID: <"])
      assert.ok(mail.text.includes(header), header);
    assert.match(plain(mail), /2 saker väntar på dig/);
    assert.match(plain(mail), /Frågor att besvara: 1/);
    assert.match(plain(mail), /https:\/\/sameside\.invalid\/sv\/waiting/);
    for (const content of ["tunnit", "Uramylly", "Keksitty", "Kainuu", "2020", "€", world.alliance]) assert.ok(!plain(mail).includes(content), content);

    assert.deepEqual(codes(await world.run("controller", openFinding, { lines: ["0/1"], question: "Entä nämä?" })), []);
    await round(clock());
    assert.match(plain(smtp.received.at(-1)!), /1 sak väntar på dig/);
    const stop = linkIn(smtp.received.at(-1)!, "stop");
    assert.equal((await get(stop)).status, 200);
    assert.equal((await post(stop, { "List-Unsubscribe": "One-Click" })).status, 200, "a mail program needs no session and comes from no site");
    const more = { line: "coaching", type: "coach-hour", day: "2020-03-11", net: "10000", quantity: "2" };
    assert.deepEqual(codes(await world.run("provider", enterCosts, { party: "uramylly", lines: [more] })), []);
    assert.deepEqual(codes(await world.run("controller", openFinding, { lines: ["2/0"], question: "Miksi?" })), []);
    await round(clock());
    assert.equal(smtp.received.length, 3);
    assert.deepEqual(await states("provider"), ["confirm sent", "immediate sent", "immediate sent"]);
    assert.deepEqual(s.bugs, []);
  } finally {
    await smtp.close();
  }
});

onEachDatabase(
  "a mail is tried again while the server is away, never twice when it may have arrived, and never again to an address that is refused",
  async ({ store }) => {
    const s = await scene(await filled(store));
    const { world, smtp, round, post, states } = s;
    try {
      await confirmed(s, "provider", "tuottaja@esimerkki.invalid", "fi");
      await post("/fi/notices/often", often(s, "daily"), "provider");
      await round(clock());
      assert.equal(smtp.received.length, 1, "the digest of this morning is not made up for");
      let [days, at] = [0, clock()];
      // After seven o'clock in Finland, also in winter.
      const tomorrow = (): Instant => (at = `${addDays(dayAt(clock()), ++days)}T06:00:00.000Z`);

      for (const [i, mood] of (["strange", "busy", "late"] as const).entries()) {
        smtp.mood = mood;
        await round(i === 0 ? tomorrow() : (at = later(at, 600)));
        assert.deepEqual((await states("provider")).at(-1), "daily waiting", mood);
      }
      smtp.mood = "take";
      await round((at = later(at, 1)));
      assert.equal(smtp.received.length, 1, "not before its time");
      await round((at = later(at, 7200)));
      assert.equal(smtp.received.length, 2);

      // Killed before the server asked for the text: somebody else sends it. Killed after that: nobody does.
      smtp.mood = "busy";
      await round(tomorrow());
      smtp.mood = "take";
      at = later(at, 3600);
      const [taken] = await store.write(INSTALLATION, (writing) => takeDue(writing, at));
      await round(at);
      assert.equal(smtp.received.length, 2, "what was taken is its taker's");
      await round((at = later(at, LEASE)));
      assert.equal(smtp.received.length, 3);
      assert.equal(await store.write(INSTALLATION, (writing) => noteHanding(writing, taken!, "x", at)), false, "and the taker that wakes up is late");
      smtp.mood = "busy";
      await round(tomorrow());
      smtp.mood = "take";
      at = later(at, 3600);
      const [again] = await store.write(INSTALLATION, (writing) => takeDue(writing, at));
      assert.equal(await store.write(INSTALLATION, (writing) => noteHanding(writing, again!, "y", at)), true);
      await round((at = later(at, LEASE)));
      await round((at = later(at, 3600)));
      assert.equal(smtp.received.length, 3);
      assert.deepEqual((await states("provider")).at(-1), "daily unknown");
      smtp.mood = "drop";
      await round(tomorrow());
      await round((at = later(at, 7200)));
      assert.equal(smtp.received.length, 4);
      assert.deepEqual((await states("provider")).at(-1), "daily unknown");

      smtp.mood = "refuse";
      await round(tomorrow());
      smtp.mood = "take";
      await round(tomorrow());
      assert.deepEqual((await states("provider")).at(-1), "daily refused");
      assert.match((await s.get("/fi/notices", "provider")).text, /Postipalvelin ei ota vastaan/);
      assert.equal(smtp.received.length, 4);

      for (let i = 0; i < 4; i++) await post("/fi/notices/address", { email: `uusi${i}@esimerkki.invalid` }, "provider");
      assert.equal((await post("/fi/notices/address", { email: "uusi@esimerkki.invalid" }, "provider")).status, 429);
      assert.deepEqual(codes(await world.run("admin", erase, { person: world.person("provider") })), []);
      assert.deepEqual(await states("provider"), []);
      const left = await store.read(INSTALLATION, (reading) => reading.selectFrom("notice_address").select("person").execute());
      assert.deepEqual(left, [], "what is known of a person goes with the person");
      assert.deepEqual(s.bugs, []);
    } finally {
      await smtp.close();
    }
  },
);

onEachDatabase("a calendar program reads the meetings by an address of its own until it is revoked", async ({ store }) => {
  const s = await scene(await filled(store));
  try {
    const made = await s.post("/fi/notices/calendar", {}, "decider");
    const path = /(\/calendar\/[A-Za-z0-9_-]{43}\.ics)/.exec(made.text)![1]!;
    const feed = await s.get(path);
    assert.equal(feed.status, 200);
    assert.match(feed.text, /^BEGIN:VCALENDAR\r\n[^]*X-WR-CALNAME:Sameside-kokoukset\r\n[^]*END:VCALENDAR\r\n$/);
    const { text } = await s.get("/fi/notices", "decider");
    assert.ok(!text.includes(path), "it is shown once");
    await s.post("/fi/notices/calendar/revoke", { feed: /name="feed" value="([a-z0-9]+)"/.exec(text)![1]! }, "provider");
    assert.equal((await s.get(path)).status, 200, "nobody else can revoke it");
    await s.post("/fi/notices/calendar/revoke", { feed: /name="feed" value="([a-z0-9]+)"/.exec(text)![1]! }, "decider");
    assert.equal((await s.get(path)).status, 404);
  } finally {
    await s.smtp.close();
  }
});

test("settings of mail are read whole or refused by name, and a password is never told", () => {
  const fine = { SAMESIDE_SMTP_URL: "smtp://me:s%40fe@mail.invalid:2525", SAMESIDE_SMTP_FROM: "a@b.invalid", SAMESIDE_URL: "https://x.invalid/" };
  const of = {
    host: "mail.invalid",
    port: 2525,
    isSecure: false,
    mayBePlain: false,
    user: "me",
    password: "s@fe",
    from: "a@b.invalid",
    url: "https://x.invalid",
  };
  assert.deepEqual(readMailSettings(fine), { settings: of });
  assert.deepEqual(readMailSettings({}), { settings: undefined });
  assert.deepEqual(readMailSettings({ ...fine, SAMESIDE_SMTP_URL: "http://me:secret@mail.invalid", SAMESIDE_SMTP_FROM: "Nimi <a@b>", SAMESIDE_URL: "" }), {
    wrong: [
      { name: "SAMESIDE_SMTP_URL", value: "…" },
      { name: "SAMESIDE_SMTP_FROM", value: "Nimi <a@b>" },
      { name: "SAMESIDE_URL", value: "" },
    ],
  });
});

test("a digest goes from seven in the morning in Finland, and a week's belongs to its Monday", () => {
  assert.deepEqual(
    ["2026-11-23T04:59:59.000Z", "2026-11-23T05:00:00.000Z"].map((at) => slotAt("daily", at)),
    ["daily 2026-11-22", "daily 2026-11-23"],
  );
  assert.deepEqual(
    ["2026-11-22", "2026-11-23", "2026-11-29"].map((day) => slotOf("weekly", day)),
    ["weekly 2026-11-16", "weekly 2026-11-23", "weekly 2026-11-23"],
  );
});
