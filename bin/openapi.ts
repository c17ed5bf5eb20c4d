/** Writes docs/openapi.json: the description of the interface, as `/api/openapi.json` serves it. */
import { readFileSync, writeFileSync } from "node:fs";
import { COMMANDS, QUERIES } from "../src/alliance.ts";
import { openApi } from "../src/api/openapi.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

export const PAGE = new URL("../docs/openapi.json", import.meta.url);

export function openApiPage(): string {
  return `${JSON.stringify(openApi({ commands: COMMANDS, queries: QUERIES, version }), undefined, 1)}\n`;
}

if (import.meta.main) writeFileSync(PAGE, openApiPage());
