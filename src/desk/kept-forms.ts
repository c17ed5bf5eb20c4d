/** Forms that people sent and that wait, in memory alone and each for its sender: for how long, how many, and what is never kept of them. */
import type { Context } from "hono";
import { clock } from "../api/http.ts";
import type { Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { fieldsOf } from "../parties/access/routes.ts";
import { after } from "../parties/access/store.ts";

type Form = { readonly person: RandomId; readonly fields: Readonly<Record<string, string>> };
export type KeptForms<F extends Form> = {
  /** False where a form is too long. */
  keep(id: string, form: F): boolean;
  /** Those of a person that wait, by their ids, the oldest first. */
  of(person: RandomId | undefined): ReadonlyMap<string, F>;
};

const MINUTES = 30;
/** Forms at most, of everybody and of one person, and the characters of one. */
const MOST = 500;
const MOST_OWN = 20;
const MOST_LONG = 200_000;
/** What proves who somebody is, and what lets somebody in. */
const SECRET = ["csrf", "code", "secret", "password", "token"];

export function createKeptForms<F extends Form>(): KeptForms<F> {
  const all = new Map<string, { readonly form: F; readonly until: Instant }>();
  const of = (person: RandomId | undefined): ReadonlyMap<string, F> => {
    const now = clock();
    return new Map([...all].flatMap(([id, { form, until }]) => (form.person === person && until >= now ? [[id, form] as const] : [])));
  };
  return {
    of,
    keep: (id, form) => {
      if (JSON.stringify(form.fields).length > MOST_LONG) return false;
      const now = clock();
      for (const [old, { until }] of all) if (until < now) all.delete(old);
      // The oldest makes room: the sender's own first, so that nobody drives out what others typed.
      const own = [...of(form.person).keys()];
      for (const old of own.slice(0, Math.max(0, own.length - MOST_OWN + 1))) all.delete(old);
      for (const old of [...all.keys()].slice(0, Math.max(0, all.size - MOST + 1))) all.delete(old);
      all.set(id, { form, until: after(now, MINUTES) });
      return true;
    },
  };
}

/** What was typed into a plain form, without what is never kept; undefined for a form with a file. */
export async function typedIn(c: Context): Promise<Readonly<Record<string, string>> | undefined> {
  const isPlain = (c.req.header("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  return isPlain ? withoutSecrets(await fieldsOf(c)) : undefined;
}

export function withoutSecrets(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.includes(name)));
}
