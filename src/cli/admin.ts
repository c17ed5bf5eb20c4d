/** `sameside admin init|rotate-key|name-witness|end-witness`: what the keeper of an installation does on its machine, not on its pages. */
import { renameSync } from "node:fs";
import { REFUSALS, SLICES } from "../alliance.ts";
import { resealHooks } from "../api/hooks/store.ts";
import { clock, tell } from "../api/http.ts";
import { type Installation, newId, readKey } from "../api/installation.ts";
import { keyInForce, rotateKey } from "../api/keys.ts";
import { sealOf } from "../api/sealing.ts";
import { dayAt, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Draft } from "../log/entry.ts";
import { formatKey, parseKey, sameKey, type VerifierKey } from "../log/note.ts";
import type { Signing } from "../log/primitives.ts";
import { CAUSES, type Cause } from "../log/rotation.ts";
import { keepRecord, NODE, witnessesAt } from "../log/store.ts";
import { newSecret, secretHash } from "../parties/access/store.ts";
import { grantDraft } from "../parties/granting.ts";
import { houseSlice, isHeld } from "../parties/kinds.ts";
import { keepInvitation } from "../parties/oidc/store.ts";
import { decideOrganisation } from "../parties/registering.ts";
import { namePerson } from "../parties/store.ts";
import { INSTALLATION, type Reading, sql, type Store, type Writing } from "../store/store.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { shown } from "./paths.ts";
import { placeOf, withInstallation, withStore } from "./place.ts";
import { choose, type Terminal } from "./terminal.ts";
import { PARTY_KINDS, type PartyKind } from "../parties/party-kind.ts";

export type AdminOptions = {
  readonly organisation?: string;
  readonly businessId?: string;
  readonly kind?: string;
  readonly person?: string;
  readonly because?: string;
  readonly key?: string;
};

export async function run(terminal: Terminal, [task, stream]: readonly string[], options: AdminOptions): Promise<ExitCode> {
  if (task === "init") return init(terminal, options);
  if (task === "rotate-key") return rotate(terminal, options);
  const key = parseKey(NODE.sha256, needed("--key", options.key));
  if (key?.type !== 4) throw new UsageError("witness-bad-key", { key: options.key! });
  return changeWitness(terminal, needed("<stream>", stream), key, task === "name-witness" ? needed("--organisation", options.organisation) : undefined);
}

function needed(what: string, given: string | undefined): string {
  if (given === undefined) throw new UsageError("admin-needs", { what });
  return given;
}

/** The first administrator, and a code to sign in with. As long as nobody has signed in, running it again gives a new code. */
async function init(terminal: Terminal, options: AdminOptions): Promise<ExitCode> {
  const kind = choose("--kind", needed("--kind", options.kind), PARTY_KINDS);
  const [name, person] = [needed("--organisation", options.organisation), needed("--person", options.person)];
  const given = { organisation: { name, kind, businessId: options.businessId }, person };
  return withInstallation(terminal, (installation) => firstAdministrator(terminal, installation, given), "or make one");
}

type First = {
  readonly organisation: { readonly name: string; readonly kind: PartyKind; readonly businessId: string | undefined };
  readonly person: string;
};

async function firstAdministrator(terminal: Terminal, { store, keeper, runner, house }: Installation, given: First): Promise<ExitCode> {
  const at = clock();
  const state = (await store.read(INSTALLATION, (reading) => runner.states(reading, house))).of(houseSlice);
  const there = [...state.grants.values()].find((grant) => grant.role === "house-admin" && isHeld(grant, dayAt(at)));
  if (there && (await store.read(INSTALLATION, hasAccounts))) throw new Refused("admin-there", {});
  const code = newSecret();
  if (there) {
    await store.write(INSTALLATION, (writing) => keepInvitation(writing, there.person, secretHash(code), at));
    return tellCode(terminal, code);
  }
  const [organisation, person] = [newId(), newId()];
  const decided = decideOrganisation(state, organisation, given.organisation, dayAt(at));
  if (decided.refusals) {
    for (const refusal of decided.refusals) {
      const { sentence, remedy } = tell(REFUSALS, terminal.language, refusal);
      terminal.err(`${sentence} ${remedy}\n`);
    }
    return EXIT.faults;
  }
  const grant = { person, organisation, role: "house-admin", from: dayAt(at) } as const;
  const drafts = [...decided.drafts, { kind: "person-added", day: dayAt(at), body: { person } }, grantDraft(newId(), grant)];
  await record({ store, keeper }, house, drafts, at, async (writing) => {
    await namePerson(writing, person, { name: given.person });
    await keepInvitation(writing, person, secretHash(code), at);
  });
  return tellCode(terminal, code);
}

async function hasAccounts(reading: Reading): Promise<boolean> {
  return (await reading.selectFrom("account").select("person").limit(1).executeTakeFirst()) !== undefined;
}

/** Where the server will stand is known only where SAMESIDE_URL says so: without it the port is the first that is free. */
function tellCode(terminal: Terminal, code: string): ExitCode {
  const site = process.env["SAMESIDE_URL"]?.replace(/\/+$/, "");
  const path = `/${terminal.language}/invitation?code=${encodeURIComponent(code)}`;
  terminal.out(`${site ? terminal.say("admin-code", { code, url: `${site}${path}` }) : terminal.say("admin-code-path", { code, path })}\n`);
  if (!process.env["SAMESIDE_OIDC_ISSUER"]) terminal.err(`${terminal.say("admin-no-sign-in")}\n`);
  return EXIT.fine;
}

type Ground = { readonly store: Store; readonly keeper: Installation["keeper"] };

/** Appends what the installation itself enters, and projects it as a command would be. */
async function record({ keeper }: Ground, stream: RandomId, drafts: readonly Draft[], at: Instant, keep: (writing: Writing) => Promise<void>): Promise<void> {
  await keeper.turn(INSTALLATION, stream, async (turn) => {
    const { value, faults } = turn.append(drafts, at);
    if (!value) throw new Error(`refused: ${faults.map(({ code }) => code).join(", ")}`);
    await keep(turn.writing);
    for (const { entry } of value.leaves) for (const slice of SLICES) await slice.project?.(turn.writing, entry);
  });
}

/** Another key takes over in every stream, the house first. The new one waits beside the old until all have it, so that a run that was cut short goes on. */
async function rotate(terminal: Terminal, options: AdminOptions): Promise<ExitCode> {
  if (options.because === undefined) throw new UsageError("rotate-because", {});
  const because: Cause = choose("--because", options.because, CAUSES);
  const { keyFile } = placeOf(process.env);
  return withStore(terminal, async (store) => {
    const keys = [because === "lost" ? undefined : readKey(keyFile, "must be there"), readKey(`${keyFile}.new`, "may be made")];
    const fault = keys.find((key) => key !== undefined && "code" in key);
    if (fault && "code" in fault) {
      terminal.err(faultsText([fault], new Map(), terminal));
      return EXIT.faults;
    }
    const [old, next] = keys as [Signing | undefined, Signing];
    const streams = await store.read(INSTALLATION, (reading) => rotatable(reading, old, next, keyFile));
    const ground = { store, keeper: keepRecord(store) };
    for (const stream of streams) {
      const key = await rotateKey(ground, stream, { old, next, because, at: clock() });
      terminal.out(`${terminal.say("rotated", { stream, key: formatKey(key) })}\n`);
    }
    const seals = { old: old && sealOf(old), next: sealOf(next) };
    await store.write(INSTALLATION, (writing) => resealHooks(writing, seals, clock()));
    renameSync(`${keyFile}.new`, keyFile);
    terminal.out(`${terminal.say("rotate-done", { n: String(streams.length) })}\n`);
    return EXIT.fine;
  });
}

/** Every stream, the house first, once it is sure that the old key is theirs. */
async function rotatable(reading: Reading, old: Signing | undefined, next: Signing, keyFile: string): Promise<readonly RandomId[]> {
  const rows = await reading.rows(sql<{ stream: RandomId }>`
    select stream from entry where seq = 0 order by position('"for":"house"' in convert_from(bytes, 'UTF8')) = 0, at, stream`);
  for (const { stream } of rows) {
    const key = await keyInForce(reading, stream);
    const known = [old, next].some((one) => one && key && Buffer.compare(one.publicKey, key.publicKey) === 0);
    if (old && !known) throw new Refused("rotate-key-not", { path: shown(keyFile), stream });
  }
  return rows.map(({ stream }) => stream);
}

async function changeWitness(terminal: Terminal, stream: string, key: VerifierKey, party: string | undefined): Promise<ExitCode> {
  return withInstallation(terminal, async ({ store, keeper }) => {
    const known = await store.read(INSTALLATION, async (reading) => {
      const head = await reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirst();
      if (!head) throw new Refused("export-no-stream", { stream });
      if (party !== undefined) await requireOrganisation(reading, party);
      return (await witnessesAt(reading, stream, Number(head.size))).some((one) => sameKey(one, key));
    });
    const said = { stream, name: key.name };
    if (known === (party !== undefined)) {
      terminal.out(`${terminal.say("witness-already", said)}\n`);
      return EXIT.fine;
    }
    const at = clock();
    const body = { key: formatKey(key), ...(party === undefined ? {} : { party }) };
    const draft: Draft = { kind: party === undefined ? "witness-ended" : "witness-named", day: dayAt(at), body };
    await record({ store, keeper }, stream, [draft], at, async () => undefined);
    terminal.out(`${terminal.say(party === undefined ? "witness-ended" : "witness-named", said)}\n`);
    return EXIT.fine;
  });
}

async function requireOrganisation(reading: Reading, organisation: string): Promise<void> {
  const row = await reading.selectFrom("organisation").select("id").where("id", "=", organisation).executeTakeFirst();
  if (!row) throw new Refused("admin-no-organisation", { organisation });
}
