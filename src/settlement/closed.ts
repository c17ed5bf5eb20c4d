/** What a competitor may not see of a statement: the hours and units that another provider's cost was counted from, and their prices (docs/roles.md#who-sees-what-of-the-books). */
import type { Id } from "../kernel/id.ts";
import type { Figure, Statement } from "./statement.ts";

/** Whether a reader sees the hours, units and prices of a provider. */
export type Sees = (provider: Id) => boolean;

/**
 * The statement for a reader. Every sum is there, down to that of each type of cost; what a type that is paid by the hour or the unit was counted from is
 * left out where the reader does not see it, and the sum then has the lines of the books that its figures were read from.
 */
export function closedTo(statement: Statement, sees: Sees | undefined): Statement {
  if (!sees) return statement;
  const closed = new Map(statement.figures.filter((figure) => isClosed(figure, sees)).map((figure) => [figure.id, figure]));
  if (closed.size === 0) return statement;
  const figures = statement.figures.flatMap((figure): readonly Figure[] => {
    if (closed.has(figure.id)) return [];
    const hidden = figure.inputs.flatMap((id) => closed.get(id) ?? []);
    if (hidden.length === 0) return [figure];
    const sources = hidden.flatMap(({ sources: read = [] }) => read);
    return [{ ...figure, op: "closed", inputs: figure.inputs.filter((id) => !closed.has(id)), ...(sources.length > 0 ? { sources } : {}) }];
  });
  return { ...statement, figures };
}

/** `cost/<year>/<line>/<provider>/<type>/<day>`: ids of the agreement hold no slash. */
function isClosed({ id, label }: Figure, sees: Sees): boolean {
  return label.key === "booked-quantity" && !sees(id.split("/")[3]!);
}
