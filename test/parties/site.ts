/** The pages of sign-in, people and keys on a loopback port, over a world of the tests. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interfaceRoutes } from "../../src/api/http.ts";
import { API_WORDS } from "../../src/api/words.ts";
import { accessRoutes, createEntrance, type Entrance } from "../../src/parties/access/routes.ts";
import { partyCommands, partyQueries } from "../../src/parties/commands.ts";
import { createOidc, type Oidc, readClientKeys } from "../../src/parties/oidc/routes.ts";
import { readOidcSettings } from "../../src/parties/oidc/settings.ts";
import { PARTY_REFUSALS } from "../../src/parties/words.ts";
import { languageFor, application, listen } from "../../src/web/server.ts";
import { CLIENT_ID, type RunningProvider } from "./provider.ts";
import type { World } from "./world.ts";

export type Site = { readonly url: string; readonly entrance: Entrance; readonly told: unknown[]; close(): Promise<void> };

/** `env` adds to the settings of the provider. */
export async function openSite(
  world: World,
  ways: { readonly isDemo?: boolean; readonly provider?: RunningProvider; readonly env?: Readonly<Record<string, string>> },
): Promise<Site> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-site-"));
  const told: unknown[] = [];
  const app = application({ all: () => new Map(), addresses: () => [] }, (bug) => void told.push(bug));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const entrance = createEntrance(world.access, url);
  let oidc: Oidc | undefined;
  if (ways.provider) {
    const keyFile = join(directory, "oidc.json");
    const env = { SAMESIDE_OIDC_ISSUER: ways.provider.issuer, SAMESIDE_OIDC_CLIENT_ID: CLIENT_ID, SAMESIDE_OIDC_KEY_FILE: keyFile, ...ways.env };
    const read = readOidcSettings({ SAMESIDE_OIDC_NAME: "Testitunnistus", SAMESIDE_URL: url, ...env });
    if (read.wrong || !read.settings) throw new Error(JSON.stringify(read.wrong));
    const { settings } = read;
    ways.provider.serve({ keys: (await readClientKeys(keyFile)).published, redirect: `${url}/sign-in/return` });
    oidc = await createOidc({ ...world, entrance, settings, url, log: (what) => void told.push(what) });
    app.route("/", oidc.routes);
  }
  app.route("/", accessRoutes(entrance, { provider: oidc?.name, isDemo: ways.isDemo ?? false, nameOf: () => "Kainuu" }));
  app.route(
    "/",
    interfaceRoutes({
      ...world,
      commands: partyCommands,
      queries: partyQueries,
      words: { ...API_WORDS, ...PARTY_REFUSALS },
      whoOf: entrance.whoOf,
      languageOf: languageFor,
    }),
  );
  app.get("/:language{(?:fi|sv|en)}", (c) =>
    c.html("<!doctype html><html lang='fi'><link rel='icon' href='/assets/icon.svg'><title>Sameside</title><p>Sameside</p></html>"),
  );
  const listening = await listen(app, "127.0.0.1", port);
  const close = async (): Promise<void> => {
    await listening.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url, entrance, told, close };
}

/** A port that nothing listens on now. */
async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
