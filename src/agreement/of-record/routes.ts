/** Where the agreement on the record stands: `/<language>/<alliance>/agreement/versions`, `…/adopt` and `…/parties`. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Refusal } from "../../api/decide.ts";
import { type AnyCommand, clock, type Interface, tell } from "../../api/http.ts";
import { permits, type Who } from "../../api/roles.ts";
import { dayAt, parseDay } from "../../kernel/day.ts";
import { isRandomId } from "../../kernel/id.ts";
import { erasingPart } from "../../erasing/pages.ts";
import { erasuresOn } from "../../erasing/store.ts";
import type { Language } from "../../kernel/refusal.ts";
import { centsTyped } from "../../kernel/shown.ts";
import { decode, encode } from "../../kernel/utf8.ts";
import type { Entrance } from "../../parties/access/routes.ts";
import type { SignedIn } from "../../parties/access/store.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { address } from "../../web/web.ts";
import { agreementIn } from "../adopted/store.ts";
import { bindParty, releaseParty } from "../bound/commands.ts";
import { changeShown } from "../changes/store.ts";
import { adoptAgreement, agreementVersions, groundChange } from "../commands.ts";
import { readAgreement } from "../read.ts";
import { choicesFor } from "../resting.ts";
import { partiesPage } from "./binding/pages.ts";
import { changeSection, groundForm } from "./changing/pages.ts";
import { adoptPage, type Draft, type Named, versionPage, versionsPage } from "./pages.ts";
import type { Offered } from "./resting/pages.ts";
import { houseShown, joiningIn, type Standing, standingOf, textsOf, unboundIn } from "./store.ts";

export type OfRecordGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly house: string;
  /** Examples that an agreement can start from. */
  readonly starts: () => readonly (Named & { readonly text: string })[];
};

type At = { readonly signedIn: SignedIn; readonly of: Standing; readonly language: Language };

const PATH = `${LANGUAGE_PATH}/:slug/agreement`;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function ofRecordRoutes(on: OfRecordGround): Hono {
  const app = new Hono();
  app.get(`${PATH}/versions`, (c) => within(c, on, agreementVersions, (at) => showVersions(c, at)));
  app.get(`${PATH}/versions/:version`, (c) => within(c, on, agreementVersions, (at) => showVersion(c, on, at)));
  app.get(`${PATH}/versions/:version/file`, (c) => within(c, on, agreementVersions, (at) => sendVersion(c, on, at)));
  app.post(`${PATH}/versions/:version/ground`, (c) => posted(c, on, groundChange, (at, fields) => sayGround(c, on, at, fields)));
  app.get(`${PATH}/adopt`, (c) => within(c, on, adoptAgreement, (at) => showAdoption(c, on, at, {})));
  app.post(`${PATH}/adopt`, (c) => posted(c, on, adoptAgreement, (at, fields) => adopt(c, on, at, fields)));
  app.get(`${PATH}/parties`, (c) => within(c, on, undefined, (at) => showParties(c, on, at, [])));
  app.post(`${PATH}/parties`, (c) =>
    posted(c, on, bindParty, async (at, { party, organisation, release }) => {
      const asked = { who: at.signedIn.who, stream: at.of.stream, at: clock() };
      const ran = await (release === undefined
        ? on.runner.run(bindParty, { party, organisation }, asked)
        : on.runner.run(releaseParty, { party: release }, asked));
      return ran.refusals ? showParties(c, on, at, ran.refusals) : c.redirect(address(at.language, at.of.stream, "agreement", "parties"), 303);
    }),
  );
  return app;
}

type Fields = Readonly<Record<string, string>>;
type Answer = Response | Promise<Response>;

/** Answers whoever may use what the page is for; to others it is not there. Without a name, whoever is told that the alliance exists. */
async function within(c: Context, on: OfRecordGround, what: Pick<AnyCommand, "roles"> | undefined, answer: (at: At) => Answer): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const at = await placeOf(c, on, signedIn);
  return at && (what === undefined || permits(signedIn.who, what.roles, at.of.stream, dayAt(clock()))) ? answer(at) : c.notFound();
}

async function posted(c: Context, on: OfRecordGround, what: AnyCommand, answer: (at: At, fields: Fields) => Answer): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const at = await placeOf(c, on, signedIn);
  return at && permits(signedIn.who, what.roles, at.of.stream, dayAt(clock())) ? answer(at, fields) : c.notFound();
}

async function placeOf(c: Context, on: OfRecordGround, signedIn: SignedIn): Promise<At | undefined> {
  const slug = c.req.param("slug") ?? "";
  if (!isRandomId(slug) || ![...signedIn.who.streams, ...(signedIn.who.oversees ?? [])].includes(slug)) return undefined;
  const of = await standingOf(on, signedIn.who, slug);
  return of && { signedIn, of, language: languageFor(c) };
}

function may(who: Who, command: AnyCommand, stream: string): boolean {
  return permits(who, command.roles, stream, dayAt(clock()));
}

function showVersions(c: Context, { signedIn, of, language }: At): Answer {
  const mayAdopt = may(signedIn.who, adoptAgreement, of.stream);
  return c.html(versionsPage({ language, of, day: dayAt(clock()), mayAdopt }));
}

function versionIn(c: Context, of: Standing): Standing["versions"][number] | undefined {
  return of.versions.find(({ version }) => `${version}` === c.req.param("version"));
}

async function showVersion(c: Context, on: OfRecordGround, { signedIn, of, language }: At, refusals: readonly Refusal[] = []): Promise<Response> {
  const version = versionIn(c, of);
  if (!version) return c.notFound();
  const last = of.versions.find((each) => each.version === version.version - 1);
  const [text, old] = await textsOf(on, signedIn.who, of.stream, [version, last]);
  const agreement = text === undefined ? undefined : agreementIn(version, text);
  const agreed = last && old !== undefined ? agreementIn(last, old) : undefined;
  const before = last && old !== undefined && agreed ? { version: last.version, text: old, agreement: agreed } : undefined;
  const told = refusals.map((each) => tell(on.words, language, each));
  const { who, by } = signedIn;
  const { stream, states } = of;
  const [change, erasures] = await on.store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) => [
    await changeShown(reading, { stream, states }, version.version),
    await erasuresOn(
      reading,
      { stream, states, who, by, today: dayAt(clock()) },
      ({ kind, of: about }) => kind.startsWith("change-") && about === `${version.version}`,
    ),
  ]);
  const ground = version.version > 1 && may(signedIn.who, groundChange, of.stream) ? groundForm(language, of.stream, version.version, signedIn.csrf) : "";
  if (refusals.length > 0) c.status(409);
  const path = [stream, "agreement", "versions", `${version.version}`];
  const erasing = erasingPart({ language, alliance: { slug: stream, name: of.name } }, erasures, path);
  const changed = change ? changeSection(language, stream, change, erasures, html`${ground} ${erasing}`) : "";
  return c.html(versionPage({ language, of, version, text, agreement, before, changed, told }));
}

/** What a form says of the ground of a change; fields that were left empty say nothing. */
function groundIn(fields: Fields, language: Language): object | undefined {
  if (!fields["ground"]) return undefined;
  const flag = (name: string): object => (fields[name] ? { [name]: fields[name] === "yes" } : {});
  const said = (name: string): object => (fields[name]?.trim() ? { [name]: fields[name] } : {});
  const value = fields["value"]?.trim() ? { value: centsTyped(fields["value"], language) } : {};
  return {
    ground: fields["ground"],
    reasons: fields["reasons"] ?? "",
    ...said("clause"),
    ...flag("inDocuments"),
    ...flag("within"),
    ...said("annexE"),
    ...value,
    ...said("noticeSent"),
  };
}

async function sayGround(c: Context, on: OfRecordGround, at: At, fields: Fields): Promise<Response> {
  const version = versionIn(c, at.of);
  if (!version) return c.notFound();
  const input = { version: version.version, ...groundIn(fields, at.language) };
  const ran = await on.runner.run(groundChange, input, { who: at.signedIn.who, stream: at.of.stream, at: clock() });
  if (ran.refusals) return showVersion(c, on, at, ran.refusals);
  return c.redirect(address(at.language, at.of.stream, "agreement", "versions", `${version.version}`), 303);
}

async function sendVersion(c: Context, on: OfRecordGround, { signedIn, of }: At): Promise<Response> {
  const version = versionIn(c, of);
  const [text] = version ? await textsOf(on, signedIn.who, of.stream, [version]) : [];
  if (!version || text === undefined) return c.notFound();
  const headers = { "content-type": "application/yaml; charset=utf-8", "content-disposition": `attachment; filename="agreement-${version.version}.yaml"` };
  return c.body(text, 200, headers);
}

type Adopting = { readonly draft?: Draft | undefined; readonly refusals?: readonly Refusal[]; readonly isEmpty?: boolean };

function showAdoption(c: Context, on: OfRecordGround, { signedIn, of, language }: At, { draft, refusals = [], isEmpty = false }: Adopting): Answer {
  const told = refusals.map((each) => tell(on.words, language, each));
  const isWrong = draft !== undefined && draft.agreement === undefined;
  c.status(refusals.length > 0 ? 409 : isEmpty || isWrong ? 422 : 200);
  const view = { language, of, csrf: signedIn.csrf, told, day: dayAt(clock()) };
  const starts = of.versions.length === 0 ? on.starts() : [];
  return c.html(adoptPage({ ...view, draft, isEmpty, offered: offeredIn(on, of, language, draft), starts, start: c.req.query("from") }));
}

function offeredIn(on: OfRecordGround, of: Standing, language: Language, draft: Draft | undefined): readonly Offered[] {
  const choices = draft?.agreement ? choicesFor(of.states, parseDay(draft.from) ?? dayAt(clock())) : [];
  return choices.map(({ decision, doubts, refusal }) => ({ decision, doubts, ...(refusal ? { told: tell(on.words, language, refusal) } : {}) }));
}

/** A text is checked and shown with what it changes; what was shown so is adopted when it comes back as it was. */
async function adopt(c: Context, on: OfRecordGround, at: At, fields: Fields): Promise<Response> {
  const { kept, text = "", from = "", decision = "" } = fields;
  const change = groundIn(fields, at.language);
  if (kept === undefined) {
    const given = await fileIn(c, text);
    if (given === undefined) return showAdoption(c, on, at, { isEmpty: true });
    const draft = draftOf(given, "", "");
    return showAdoption(c, on, at, { draft: { ...draft, from: firstDay(draft, at.of) } });
  }
  const draft = draftOf(Buffer.from(kept, "base64"), from, decision);
  const input = { text: draft.text, from, ...(decision === "" ? {} : { decision }), ...(change ? { change } : {}) };
  const ran = await on.runner.run(adoptAgreement, input, { who: at.signedIn.who, stream: at.of.stream, at: clock() });
  if (ran.refusals) return showAdoption(c, on, at, { draft, refusals: ran.refusals });
  return c.redirect(address(at.language, at.of.stream, "agreement", "versions", `${ran.result.version}`), 303);
}

/** The bytes of the file, or of the text when no file was chosen. A form sends every line end as CRLF; the file has what it had. */
async function fileIn(c: Context, text: string): Promise<Uint8Array | undefined> {
  const file = [(await c.req.parseBody({ all: true }))["file"]].flat().find((each) => each instanceof File && each.size > 0);
  if (file instanceof File) return new Uint8Array(await file.arrayBuffer());
  return text.trim() === "" ? undefined : encode(text.replaceAll("\r\n", "\n"));
}

function draftOf(bytes: Uint8Array, from: string, decision: string): Draft {
  const { value: agreement, faults } = readAgreement("agreement.yaml", bytes);
  return { text: decode(bytes).text ?? "", faults, agreement, from, decision };
}

/** The first version begins with the agreement's term; a later one today, and not before the one that it follows. */
function firstDay({ agreement }: Draft, of: Standing): string {
  const today = dayAt(clock());
  const last = of.versions.at(-1);
  if (last) return last.from > today ? last.from : today;
  return agreement?.periods[0]?.from ?? today;
}

async function showParties(c: Context, on: OfRecordGround, { signedIn, of, language }: At, refusals: readonly Refusal[]): Promise<Response> {
  const { organisations } = await houseShown(on);
  const told = refusals.map((each) => tell(on.words, language, each));
  const day = dayAt(clock());
  c.status(refusals.length > 0 ? 409 : 200);
  const mayBind = may(signedIn.who, bindParty, of.stream);
  const joining = await joiningIn(on, signedIn.who, of);
  return c.html(partiesPage({ language, of, csrf: signedIn.csrf, told, day, organisations, mayBind, joining, unbound: unboundIn(of, day) }));
}
