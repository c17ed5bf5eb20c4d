/** What stands beside the record of the law: entered facts and answers by their hashes. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { fileOf, saidIn, type SaltedFile, salted } from "../api/content.ts";
import { canonical, exactJson, type Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { decode, encode } from "../kernel/utf8.ts";
import type { Reading } from "../store/store.ts";
import { packEdition } from "./edition.ts";
import { type AnswersFile, answersFile, type Asked, evaluate } from "./evaluation.ts";
import type { FactKey, LawFacts } from "./facts.ts";
import type { Evaluated, LawState } from "./kinds.ts";
import type { Pack } from "./packs.ts";
import { writtenFact } from "./written.ts";

let schema: z.ZodType<Readonly<Record<string, Json>>> | undefined;

/** A file of facts, as schema/law-facts.schema.json has it. Read when it is first asked for. */
export function factsSchema(): z.ZodType<Readonly<Record<string, Json>>> {
  schema ??= z.fromJSONSchema(factsJson() as Parameters<typeof z.fromJSONSchema>[0]) as unknown as typeof schema;
  return schema!;
}

let json: Readonly<Record<string, unknown>> | undefined;
export function factsJson(): Readonly<Record<string, unknown>> {
  json ??= JSON.parse(readFileSync(new URL("../../schema/law-facts.schema.json", import.meta.url), "utf8")) as typeof json;
  return json!;
}

/** A value as a file in canonical JSON: what is kept is what was hashed, byte by byte. */
export function saltedJson(value: unknown): SaltedFile {
  return salted(encode(canonical(exactJson(value))), "application/json");
}

export async function jsonOf(reading: Reading, stream: RandomId, hash: string): Promise<Json | undefined> {
  const bytes = await fileOf(reading, stream, hash);
  return bytes && (JSON.parse(decode(bytes).text!) as Json);
}

/** What people entered, as it was written; a fact whose file was erased is known no more. */
export async function enteredAs(reading: Reading, stream: RandomId, { entered }: LawState): Promise<Readonly<Partial<Record<FactKey, Json>>>> {
  const said = await saidIn(
    reading,
    stream,
    [...entered.values()].map(({ file }) => file),
  );
  const files = new Map([...said].map(([hash, text]) => [hash, JSON.parse(text) as Readonly<Record<string, Json>>]));
  const found: Partial<Record<FactKey, Json>> = {};
  for (const [fact, { file }] of entered) {
    const value = files.get(file.hash)?.[fact];
    if (value !== undefined) found[fact as FactKey] = value;
  }
  return found;
}

/** An evaluation with the files that go beside the record. */
export type Prepared = Asked & { readonly files: readonly SaltedFile[] };

/** Asks a pack of what the agreement and the record supply and of what people entered: where both know a fact, the record does. */
export async function prepareEvaluation(
  reading: Reading,
  at: { readonly stream: RandomId; readonly state: LawState },
  { pack, supplied, on }: { readonly pack: Pack; readonly supplied: Partial<LawFacts>; readonly on: Day },
): Promise<Prepared> {
  const entered = await enteredAs(reading, at.stream, at.state);
  const answers = evaluate(pack, { ...(writtenFact(entered as Json) as Partial<LawFacts>), ...supplied }, on);
  const [facts, answered] = [saltedJson({ supplied, entered }), saltedJson(answers)];
  return { answers, edition: packEdition(pack), refs: { facts: facts.ref, answers: answered.ref }, files: [facts, answered] };
}

/** What every rule answered; undefined when it was erased. */
export async function answersOf(reading: Reading, stream: RandomId, { answers }: Evaluated): Promise<AnswersFile | undefined> {
  const kept = await jsonOf(reading, stream, answers.hash);
  return kept === undefined ? undefined : answersFile.parse(kept);
}
