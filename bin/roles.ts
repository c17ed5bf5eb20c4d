/** Writes the table of docs/roles.md: who may do what, from the commands and queries of the program themselves. */
import { readFileSync, writeFileSync } from "node:fs";
import { COMMANDS, QUERIES } from "../src/alliance.ts";
import { type Role, ROLES } from "../src/api/roles.ts";

const PAGE = new URL("../docs/roles.md", import.meta.url);

/** A command or query, as far as the table shows it. */
export type Guarded = { readonly name: string; readonly on: string; readonly roles: readonly Role[]; readonly does: string; readonly needsFresh?: true };

/** Markdown: one row an action, one column a role, in the order in which they were given. */
export function roleTable(commands: readonly Guarded[], queries: readonly Guarded[]): string {
  return [
    "### What can be done",
    "",
    ...rows(commands, "POST"),
    "",
    "### What can be read",
    "",
    ...rows(queries, "GET"),
    "",
    `A mark in the column \`public\` means everyone, signed in or not. \`!\` means that the sign-in must be fresh. ${commands.length} commands, ${queries.length} queries.`,
    "",
  ].join("\n");
}

function rows(actions: readonly Guarded[], method: string): readonly string[] {
  const head = [method, "on", ...ROLES.map((role) => `\`${role}\``), "does"];
  const marks = ({ roles, needsFresh }: Guarded): readonly string[] => ROLES.map((role) => (roles.includes(role) ? (needsFresh ? "**!**" : "×") : ""));
  return [
    line(head),
    line(head.map((_, i) => (i > 1 && i < head.length - 1 ? ":-:" : "---"))),
    ...actions.map((action) => line([`\`${action.name}\``, action.on, ...marks(action), action.does.replaceAll("|", "\\|")])),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

const BEGIN = "<!-- from here the table is made by `node bin/roles.ts`; change commands and queries, not the table -->";

/** A page whose table is replaced; what stands before the mark stays. A page without the mark is a bug. */
export function withRoleTable(page: string, commands: readonly Guarded[], queries: readonly Guarded[]): string {
  const at = page.indexOf(BEGIN);
  if (at === -1) throw new Error("docs/roles.md has lost the mark before its table");
  return `${page.slice(0, at)}${BEGIN}\n\n${roleTable(commands, queries)}`;
}

if (import.meta.main) writeFileSync(PAGE, withRoleTable(readFileSync(PAGE, "utf8"), COMMANDS, QUERIES));
