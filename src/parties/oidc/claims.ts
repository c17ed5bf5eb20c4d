/** What a sign-in service says about somebody, and the roles that follow. Claims give only what CLAIMABLE lists, and what they gave ends with them. Pure. */
import type { Json } from "../../kernel/canonical.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { CLAIMABLE, grantDraft } from "../granting.ts";
import { heldBy, type House } from "../kinds.ts";
import type { OidcSettings } from "./settings.ts";

export type Claims = Readonly<Record<string, Json | undefined>>;

/** The value at a path: the name of a claim, or a JSON Pointer (RFC 6901) where it begins with `/`. */
export function claimAt(claims: Claims, path: string): Json | undefined {
  if (!path.startsWith("/")) return Object.hasOwn(claims, path) ? claims[path] : undefined;
  let at: Json | undefined = claims as Json;
  for (const part of path.slice(1).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    at = typeof at === "object" && at !== null && Object.hasOwn(at, key) ? (at as Record<string, Json | undefined>)[key] : undefined;
  }
  return at;
}

/** Whom the claims are about, as the account is bound: never an address; undefined when a part is missing. */
export function subjectOf(claims: Claims, { subject }: Pick<OidcSettings, "subject">): string | undefined {
  const parts = subject.map((path) => claimAt(claims, path));
  return parts.every((part) => typeof part === "string" && part !== "" && !part.includes("|")) ? parts.join("|") : undefined;
}

/** The values of the roles' claim; undefined when the service did not say them (Entra leaves out a list that is too long and names it in `_claim_names`). */
export function rolesIn(claims: Claims, path: string): readonly string[] | undefined {
  const value = claimAt(claims, path);
  const left = claims["_claim_names"];
  if (value === undefined && typeof left === "object" && left !== null && Object.hasOwn(left, path)) return undefined;
  return [value].flat().filter((each): each is string => typeof each === "string");
}

export type ClaimedRole = { readonly role: (typeof CLAIMABLE)[number]; readonly organisation: RandomId };

/** The roles that values stand for; an organisation that the house does not know gives none. */
export function claimedRoles(house: House, values: readonly string[], { roles }: Pick<OidcSettings, "roles">): readonly ClaimedRole[] {
  const byBusinessId = new Map([...house.organisations].map(([id, { businessId }]) => [businessId, id]));
  return roles.flatMap(({ value, role, businessId }) => {
    const organisation = byBusinessId.get(businessId);
    return values.includes(value) && organisation !== undefined && CLAIMABLE.includes(role) ? [{ role, organisation }] : [];
  });
}

/** What brings the claimed roles of a person in line with what the service says today; a role that a person granted stays as it is. */
export function claimDrafts(house: House, person: RandomId, wanted: readonly ClaimedRole[], at: { readonly day: Day; readonly newId: () => RandomId }) {
  const held = heldBy(house, person, at.day).filter(({ stream }) => stream === undefined);
  const isSame = (a: ClaimedRole, b: { readonly role: string; readonly organisation: RandomId }): boolean =>
    a.role === b.role && a.organisation === b.organisation;
  const gone = held.filter((grant) => grant.claimed && !wanted.some((each) => isSame(each, grant)));
  const missing = wanted.filter((each, i) => !held.some((grant) => isSame(each, grant)) && wanted.findIndex((other) => isSame(each, other)) === i);
  return [
    ...gone.map(({ id }) => ({ kind: "role-ended", day: at.day, body: { grant: id, on: at.day } })),
    ...missing.map(({ role, organisation }) =>
      grantDraft(at.newId(), { person, organisation, role: role as Exclude<typeof role, "public">, from: at.day, claimed: true }),
    ),
  ];
}
