/** `sameside db migrate|distribute`: brings a database up to date, or prints how it would be spread over several servers. */
import { migrateStore } from "../store/store.ts";
import { TABLE_CLASSES } from "../store/tables.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { placeOf, quietAboutNode } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export async function run(terminal: Terminal, [task]: readonly string[]): Promise<ExitCode> {
  if (task === "distribute") {
    terminal.out(`${[terminal.say("distribute-about"), ...distribution()].join("\n")}\n`);
    return EXIT.fine;
  }
  quietAboutNode(terminal);
  const { data, databaseUrl } = placeOf(process.env);
  const { value: names, faults } = await migrateStore({ data, databaseUrl });
  if (!names) {
    terminal.err(faultsText(faults, new Map(), terminal));
    return EXIT.faults;
  }
  terminal.out(`${names.length === 0 ? terminal.say("migrated-none") : terminal.say("migrated", { names: names.join(", ") })}\n`);
  return EXIT.fine;
}

/**
 * Tables of the installation go whole to every node, those of a stream are cut by it and lie together, so that no transaction of a command leaves its
 * node. `head` comes first because the others lie with it.
 */
function distribution(): string[] {
  const all = Object.entries(TABLE_CLASSES);
  const reference = all.filter(([, kind]) => kind === "reference").map(([table]) => `select create_reference_table('${table}');`);
  const ofStream = all.filter(([table, kind]) => kind !== "reference" && table !== "head").map(([table]) => table);
  const cut = ofStream.map((table) => `select create_distributed_table('${table}', 'stream', colocate_with => 'head');`);
  return ["create extension if not exists citus;", ...reference, "select create_distributed_table('head', 'stream');", ...cut];
}
