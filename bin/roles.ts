// Writes the table of docs/roles.md from the commands and queries of the program.
import { readFileSync, writeFileSync } from "node:fs";
import { COMMANDS, QUERIES } from "../src/alliance.ts";
import { withRoleTable } from "./role-table.ts";

const PAGE = new URL("../docs/roles.md", import.meta.url);
writeFileSync(PAGE, withRoleTable(readFileSync(PAGE, "utf8"), COMMANDS, QUERIES));
