/** The description of the interface (OpenAPI 3.1), made from the commands and queries themselves, and a page that shows it. */
import { Hono } from "hono";
import { z } from "zod";
import type { Json } from "../kernel/canonical.ts";
import { once } from "../kernel/once.ts";
import type { Schema } from "./example.ts";
import type { AnyCommand, AnyQuery } from "./http.ts";

type Described = { readonly commands: readonly AnyCommand[]; readonly queries: readonly AnyQuery[]; readonly version: string };

const PROBLEM = { $ref: "#/components/responses/Refused" };
const TOO_MANY = { $ref: "#/components/responses/TooMany" };
const STREAM = {
  name: "stream",
  in: "path",
  required: true,
  schema: { type: "string", pattern: "^[a-z2-7]{25}[aeimquy4]$" },
  description: "Id of the record.",
};

/** The whole description, in a fixed order: it is committed as docs/openapi.json, and a test holds the two together. */
export function openApi({ commands, queries, version }: Described): Json {
  const operations = [
    ...commands.map((command) => ({ name: command.name, method: "post", operation: commandOperation(command) })),
    ...queries.map((query) => ({ name: query.name, method: "get", operation: queryOperation(query) })),
  ];
  const byPath = Map.groupBy(operations, ({ name }) => `/api/streams/{stream}/${name}`);
  const paths = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: "3.1.1",
    info: {
      title: "Sameside",
      version,
      description: "Commands append to a record; queries read it. Money is a string of whole cents, days are YYYY-MM-DD in Europe/Helsinki. See docs/api.md.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    paths: Object.fromEntries(
      paths.map(([path, all]) => [path, { parameters: [STREAM], ...Object.fromEntries(all.map(({ method, operation }) => [method, operation])) }]),
    ),
    components: {
      responses: {
        Refused: {
          description: "Nothing was done. `refusals` tells every reason with its code, sentence, remedy and basis.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
        TooMany: {
          description: "Nothing was done: this key, session or address sends too many requests.",
          headers: { "Retry-After": { description: "Seconds after which the next one is taken.", schema: { type: "integer" } } },
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      schemas: { Problem: problemSchema() },
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "A key for programs, made on the page of one's own keys." } },
    },
    security: [{ key: [] }],
  };
}

function commandOperation(command: AnyCommand): Json {
  return {
    operationId: command.name,
    summary: command.does,
    tags: [command.name.split("/")[0]!],
    description: allowed(command),
    parameters: [
      {
        name: "Idempotency-Key",
        in: "header",
        schema: { type: "string", maxLength: 200 },
        description: "The same key and body again give the same answer, and nothing is done twice.",
      },
      {
        name: "If-Match",
        in: "header",
        schema: { type: "string" },
        description: 'The number of entries that you have seen, as "12"; refused with 412 when there are more.',
      },
      { name: "dry-run", in: "query", schema: { type: "string", enum: ["yes"] }, description: "Decides and takes everything back." },
    ],
    requestBody: { required: true, content: { "application/json": { schema: schemaOf(command.input) } } },
    responses: {
      "200": {
        description: "Recorded.",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["result", "seqs", "size"],
              properties: { result: {}, seqs: { type: "array", items: { type: "integer" } }, size: { type: "integer" }, dryRun: { const: true } },
            },
          },
        },
      },
      "400": PROBLEM,
      "403": PROBLEM,
      "404": PROBLEM,
      "409": PROBLEM,
      "412": PROBLEM,
      "422": PROBLEM,
      "429": TOO_MANY,
    },
  };
}

function queryOperation(query: AnyQuery): Json {
  const params = schemaOf(query.params);
  return {
    operationId: query.name,
    summary: query.does,
    tags: [query.name.split("/")[0]!],
    description: allowed(query),
    parameters: Object.entries(params.properties ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      required: params.required?.includes(name) ?? false,
      schema,
    })),
    responses: {
      "200": { description: "The answer.", content: { "application/json": { schema: {} } } },
      "304": { description: "Nothing has changed." },
      "403": PROBLEM,
      "404": PROBLEM,
      "422": PROBLEM,
      "429": TOO_MANY,
    },
  };
}

function allowed({ roles, on }: { readonly roles: readonly string[]; readonly on: string }): string {
  return `On a record of the kind \`${on}\`. Roles: ${roles.join(", ")}.`;
}

/** As it is sent: a schema that changes what it reads is shown by what it takes. */
export function schemaOf(schema: z.ZodType): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, Json>;
  return rest as Schema;
}

function problemSchema(): Json {
  const text = { type: "string" };
  const refusal = {
    type: "object",
    required: ["code", "sentence", "remedy", "basis"],
    properties: { code: text, sentence: text, remedy: text, basis: text, pointer: text },
  };
  return {
    type: "object",
    required: ["type", "title", "status", "detail", "refusals"],
    properties: { type: text, title: text, status: { type: "integer" }, detail: text, refusals: { type: "array", items: refusal } },
  };
}

/** `/api/openapi.json`. */
export function openApiRoutes(described: Described): Hono {
  const app = new Hono();
  const text = once(() => JSON.stringify(openApi(described)));
  app.get("/api/openapi.json", (c) => c.body(text(), 200, { "content-type": "application/json; charset=utf-8" }));
  return app;
}
