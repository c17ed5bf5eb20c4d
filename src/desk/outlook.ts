/** How the year of a month will end, for the pages of the books: by pace and by the providers' plans. */
import type { OutlookAsked } from "../open-books/forms/routes.ts";
import { endOfMonth, EVERYTHING_KNOWN, yearOf } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { besideBudgets } from "../settlement/granted.ts";
import { outlook } from "../settlement/planned/pages.ts";
import type { Markup } from "../web/web.ts";
import type { Recorded } from "./recorded.ts";

type Kept = { readonly key: string; readonly forecasts: Parameters<typeof outlook>[1] };

/** Reckoned once for every month that is asked for while an alliance has the same number of entries. */
export function outlookFrom(recorded: Recorded): (asked: OutlookAsked) => Promise<Markup | ""> {
  const kept = new Map<RandomId, Kept>();
  return async ({ who, stream, language, month, how }) => {
    const alliance = await recorded.of({ actor: who.person, party: who.organisation, streams: [stream] }, stream);
    if (!alliance?.record) return "";
    const through = endOfMonth(month);
    const key = `${alliance.edition} ${through}`;
    const known = kept.get(stream);
    let forecasts = known && known.key === key ? known.forecasts : undefined;
    if (!forecasts) {
      const asked = { year: yearOf(through), through, knownAt: EVERYTHING_KNOWN };
      const pace = await alliance.record.forecast({ ...asked, by: "run-rate" });
      const plans = pace && (await alliance.record.forecast({ ...asked, by: "bottom-up" }));
      const isPlanned = plans && plans.unplanned.length < new Set(plans.rows.filter(({ booked }) => booked !== 0n).map(({ provider }) => provider)).size;
      forecasts = [...(pace ? [pace] : []), ...(plans && isPlanned ? [plans] : [])];
      kept.set(stream, { key, forecasts });
    }
    const granted = await alliance.record.granted();
    const told = forecasts.map((forecast) => besideBudgets(forecast, granted));
    return outlook({ of: alliance, language }, told, how);
  };
}
