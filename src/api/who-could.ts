/** Whose mandate would cover what somebody's own does not: told to whoever was refused, and kept nowhere. */
import { dayAt } from "../kernel/day.ts";
import { parseCents } from "../kernel/money.ts";
import { type Store, sql } from "../store/store.ts";
import type { Asked, Ran } from "./command.ts";
import type { Refusal } from "./decide.ts";
import { MANDATE_CODES } from "./mandates.ts";
import type { Role } from "./roles.ts";

const NAMED = 5;

/** Adds to refusals for want of a mandate who of the same organisation has one that is wide enough. */
export async function withWhoCould<Result>(store: Store, roles: readonly Role[], asked: Asked, ran: Ran<Result>): Promise<Ran<Result>> {
  if (!ran.refusals?.some(lacksNames)) return ran;
  const refusals: Refusal[] = [];
  for (const refusal of ran.refusals) {
    refusals.push(lacksNames(refusal) ? { ...refusal, args: { ...refusal.args, could: await whoCould(store, roles, asked, refusal) } } : refusal);
  }
  return { ...ran, refusals };
}

function lacksNames({ code, args }: Refusal): boolean {
  return MANDATE_CODES.includes(code) && !("could" in args);
}

/** Names stand in one table, from which they can be erased: what is kept of a refusal holds none. */
export function withoutNames({ could: _could, ...args }: Refusal["args"]): Refusal["args"] {
  return args;
}

async function whoCould(store: Store, roles: readonly Role[], { who, stream, at }: Asked, { args }: Refusal): Promise<string> {
  const organisation = who.organisation ?? "";
  const [day, amount, about] = [dayAt(at), parseCents(args["asked"] ?? "0") ?? 0n, (args["subject"] ?? "").split(" ")];
  const rows = await store.read({ actor: who.person, party: who.organisation, streams: [stream] }, (reading) =>
    reading.rows(sql<{ name: string }>`
      select distinct p.name from role_grant g join person p on p.id = g.person
      where g.organisation = ${organisation} and g.role = any (${[...roles]}::text[]) and p.name is not null
        and (g.in_stream is null or g.in_stream = ${stream}) and g.first_day <= ${day} and (g.last_day is null or ${day} <= g.last_day)
        and (g.ended_on is null or ${day} < g.ended_on) and (g.most_cents is null or g.most_cents >= ${amount})
        and (g.subjects is null or string_to_array(g.subjects, ' ') && ${about}::text[])
      order by p.name limit ${NAMED}`),
  );
  return rows.map(({ name }) => name).join(", ") || "–";
}
