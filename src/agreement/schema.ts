import { SCALAR_DEFINITIONS } from "./scalars.ts";
import { file } from "./shape-file.ts";

/**
 * The JSON Schema (draft 2020-12) of the agreement file, from the same description that reads it. It is meant for completion and for a first
 * look in editors: what depends on other parts of the file is told by `sameside check` only.
 */
export function agreementSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://sameside.example/schema/agreement-1.schema.json",
    title: "Sameside agreement file, version 1",
    description: "An alliance agreement of public services: who does what, who pays what, and how gain and pain are shared.",
    ...file.json,
    $defs: SCALAR_DEFINITIONS,
  };
}

/** The text of schema/agreement.schema.json. */
export function schemaText(): string {
  return `${JSON.stringify(agreementSchema(), undefined, 2)}\n`;
}
