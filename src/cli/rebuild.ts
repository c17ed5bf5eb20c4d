/** `sameside rebuild`: drops what is derived, makes it again from record and content, and says whether it is what stood there before. */
import { SLICES } from "../alliance.ts";
import { type Rebuilt, rebuild } from "../api/rebuild.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { withStore } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export type RebuildOptions = { readonly dryRun?: boolean };

/** Ends with 1 when something differed, also where it is right again now. */
export async function run(terminal: Terminal, _operands: readonly string[], options: RebuildOptions): Promise<ExitCode> {
  return withStore(terminal, async (store) => {
    const rebuilt = await rebuild(store, SLICES, options.dryRun ? "rehearse" : "keep");
    const different = rebuilt.tables.filter(({ more, less }) => more + less > 0);
    const lines =
      different.length === 0 ? [terminal.say("rebuild-equal", counts(rebuilt))] : different.map((one) => terminal.say("rebuild-differs", asText(one)));
    terminal.out(`${[...lines, terminal.say(options.dryRun ? "rebuild-not-made" : "rebuild-made")].join("\n")}\n`);
    return different.length === 0 ? EXIT.fine : EXIT.faults;
  });
}

function counts({ tables, streams, entries }: Rebuilt): Readonly<Record<string, string>> {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: String(tables.length), rows: String(rows), streams: String(streams), entries: String(entries) };
}

function asText({ table, more, less }: Rebuilt["tables"][number]): Readonly<Record<string, string>> {
  return { table, more: String(more), less: String(less) };
}
