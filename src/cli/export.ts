/** `sameside export [STREAM] -o DIR`: writes a record as files that anyone can check. docs/log-format.md section 9. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exportStream, type Wanted } from "../api/copy.ts";
import { clock } from "../api/http.ts";
import type { Installation } from "../api/installation.ts";
import { originOf } from "../log/checkpoint.ts";
import { INSTALLATION, sql } from "../store/store.ts";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { shown } from "./paths.ts";
import { withInstallation } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export type ExportOptions = { readonly all?: boolean; readonly withoutContent?: boolean; readonly output?: string };

export async function run(terminal: Terminal, [stream]: readonly string[], options: ExportOptions): Promise<ExitCode> {
  const { all = false, output } = options;
  const wanted: Wanted = options.withoutContent ? "without content" : "with content";
  if ((all || stream !== undefined) && output === undefined) throw new UsageError("export-where", {});
  if (output !== undefined && existsSync(output) && readdirSync(output).length > 0) throw new Refused("place-taken", { path: shown(output) });
  return withInstallation(terminal, async (installation) => {
    const streams = await streamsOf(installation);
    const chosen = all ? streams : streams.filter((one) => one.stream === stream);
    if (stream !== undefined && chosen.length === 0) throw new Refused("export-no-stream", { stream });
    if (chosen.length === 0) {
      terminal.err(`${[terminal.say("export-which"), ...streams.map((one) => terminal.say("export-stream", one))].join("\n")}\n`);
      return EXIT.usage;
    }
    for (const one of chosen) await exportTo(terminal, installation, one.stream, all ? join(output!, one.stream) : output!, wanted);
    return EXIT.fine;
  });
}

type Listed = { readonly stream: string; readonly kind: string; readonly size: string };

async function streamsOf({ store }: Installation): Promise<readonly Listed[]> {
  return store.read(INSTALLATION, (reading) =>
    reading.rows(sql<Listed>`
      select e.stream, convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,for}' as kind, h.size::text as size
      from entry e join head h on h.stream = e.stream where e.seq = 0 order by e.at, e.stream`),
  );
}

async function exportTo(terminal: Terminal, installation: Installation, stream: string, directory: string, wanted: Wanted): Promise<void> {
  const size = await exportStream(installation, stream, { at: clock(), wanted }, ({ path, bytes }) => {
    const file = join(directory, ...path.split("/"));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  });
  const args = { path: shown(directory), origin: originOf(installation.store.installation, stream), size: String(size ?? 0) };
  if (!terminal.quiet) terminal.err(`${terminal.say("exported", args)}\n`);
}
