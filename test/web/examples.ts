/** The alliances of `examples/`, read once for all tests of the pages. */
import { fileURLToPath } from "node:url";
import { readAlliances } from "../../src/desk/demo.ts";
import { pages } from "../../src/desk/server.ts";

const folder = fileURLToPath(new URL("../../examples/kainuu-youth", import.meta.url));

export const { alliances, unfit } = readAlliances(folder);
export const bugs: unknown[] = [];
export const app = pages(alliances, (bug) => bugs.push(bug));
