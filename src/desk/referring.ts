/** What of the results refers to items of the registers: savings reports to ideas, draws on the provision to risks. */
import type { States } from "../api/decide.ts";
import type { RandomId } from "../kernel/id.ts";
import { parseCents } from "../kernel/money.ts";
import type { Language } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import type { Referring } from "../registers/pages.ts";
import { idsIn } from "../settlement/noted.ts";
import { REGISTER } from "../settlement/registered.ts";
import { registeredLines } from "../settlement/store.ts";
import type { Reading } from "../store/store.ts";

export async function referringIn(
  reading: Reading,
  at: { readonly stream: RandomId; readonly states: States },
  language: Language,
): Promise<readonly Referring[]> {
  const lines = await registeredLines(reading, at);
  return lines.flatMap((cells) => {
    const { id, year, day, category, amount = "", batch } = cells;
    const cents = parseCents(amount);
    const what = [id ?? category, year, day === undefined ? undefined : showDay(day, language), cents === undefined ? amount : showCents(cents, language)];
    const told = what.filter((each) => each !== undefined && each !== "").join(" · ");
    return idsIn(cells, REGISTER).map((item) => ({ item, what: told, path: [at.stream, "results", batch] }));
  });
}
