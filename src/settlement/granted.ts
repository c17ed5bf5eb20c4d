/** Appropriations as purchasers' own budgets on the record have them; what the agreement says of them then stands beside. Pure. */
import type { Granted } from "../appropriations/budget.ts";
import { appropriationWarnings, type Forecast } from "./forecast.ts";
import type { Statement } from "./statement.ts";

type Rows = Statement["appropriations"];

/** Where a budget grants the alliance something for a year, that counts; elsewhere the agreement's own table does. */
export function grantedRows(rows: Rows, granted: readonly Granted[]): Rows {
  return rows.map((row) => {
    const own = granted.find(({ party, year }) => party === row.party && year === row.year);
    if (!own) return row;
    const owes = BigInt(row.owes);
    const excess = owes > own.cents ? owes - own.cents : 0n;
    const agreed = row.state === "none" ? {} : { agreed: row.appropriation };
    return { ...row, appropriation: String(own.cents), excess: String(excess), state: own.state, by: "budget" as const, ...agreed };
  });
}

/** The same forecast beside what the budgets grant. */
export function besideBudgets(forecast: Forecast, granted: readonly Granted[]): Forecast {
  const appropriations = grantedRows(forecast.appropriations, granted);
  const others = forecast.warnings.filter(({ code }) => code !== "appropriation");
  return { ...forecast, appropriations, warnings: [...others, ...appropriationWarnings(appropriations)] };
}
