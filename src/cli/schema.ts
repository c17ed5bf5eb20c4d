/** `sameside schema`: the JSON Schema of the agreement file, for editors. */
import { schemaText } from "../agreement/schema.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { type Terminal, deliver } from "./terminal.ts";

export async function run(terminal: Terminal, _operands: readonly string[], options: { readonly output?: string }): Promise<ExitCode> {
  deliver(terminal, schemaText(), options.output, []);
  return EXIT.fine;
}
