/** What the pages on which an alliance begins take from the rest of the program: the examples to start from. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { html } from "hono/html";
import { houseRoutes } from "../agreement/of-record/house/routes.ts";
import { type OfRecordGround, ofRecordRoutes } from "../agreement/of-record/routes.ts";
import { alliancesFor, standingOf, unboundIn } from "../agreement/of-record/store.ts";
import { OF_RECORD } from "../agreement/of-record/words.ts";
import { readAgreement } from "../agreement/read.ts";
import { clock } from "../api/http.ts";
import { permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { beginAlliance } from "../parties/commands.ts";
import { address, type Markup } from "../web/web.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));

export function beginningRoutes(on: Omit<OfRecordGround, "starts">): Hono {
  const app = new Hono();
  let read: ReturnType<typeof examples> | undefined;
  const ground = { ...on, starts: () => (read ??= examples()) };
  app.route("/", houseRoutes(ground));
  app.route("/", ofRecordRoutes(ground));
  return app;
}

/** Alliances that somebody has part in and that have no agreement yet; and whether they administer the house. */
export type Begun = { readonly begun: readonly { readonly stream: string; readonly name: string }[]; readonly administers: boolean };
export type Beginning = {
  of(signedIn: SignedIn): Promise<Begun>;
  /** What is still to be done in an alliance that has an agreement. */
  notice(signedIn: SignedIn, slug: string, language: Language): Promise<Markup | "">;
};

export function beginningIn(on: Parameters<typeof alliancesFor>[0]): Beginning {
  const of: Beginning["of"] = async ({ who }) => {
    const administers = permits(who, beginAlliance.roles, on.house, dayAt(clock()));
    const mine = administers ? who : { ...who, oversees: [] };
    return { begun: (await alliancesFor(on, mine)).filter(({ agreement }) => agreement === undefined), administers };
  };
  return { of, notice: (signedIn, slug, language) => unboundNotice(on, signedIn, slug, language) };
}

/** Which parties of an alliance's agreement are no organisation yet, where there are some. */
async function unboundNotice(on: Parameters<typeof alliancesFor>[0], { who }: SignedIn, slug: string, language: Language): Promise<Markup | ""> {
  const of = isRandomId(slug) ? await standingOf(on, who, slug) : undefined;
  const unbound = of ? unboundIn(of, dayAt(clock())) : [];
  if (unbound.length === 0) return "";
  const text = fill(OF_RECORD["still-unbound"][language], { parties: unbound.map(({ name }) => name).join(", ") });
  return html`<p role="status">${text} <a href="${address(language, slug, "agreement", "parties")}">${OF_RECORD.parties[language]}</a></p>`;
}

/** The agreements of the project's examples, under the names of their folders. */
function examples(): readonly { readonly id: string; readonly name: string; readonly text: string }[] {
  const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name: id }) => {
    const text = readFileSync(join(EXAMPLES, id, "agreement.yaml"), "utf8");
    const name = readAgreement("agreement.yaml", text).value?.name;
    return name === undefined ? [] : [{ id, name, text }];
  });
}
