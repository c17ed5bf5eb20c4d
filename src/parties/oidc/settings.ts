/** How sign-in by OpenID Connect is set up: the environment, read once at start. Pure. docs/sign-in.md says what each name means. */
import type { Role } from "../../api/roles.ts";
import { CLAIMABLE } from "../granting.ts";
import { isBusinessId } from "../registering.ts";

/** A value of the roles' claim, and the role that it gives for the organisation with a business id. */
export type RoleClaim = { readonly value: string; readonly role: Role; readonly businessId: string };

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  /** What the button says. */
  readonly name: string;
  readonly keyFile: string;
  readonly scope: string;
  /** Levels of assurance, one of which the sign-in must have; none asked when empty. */
  readonly acr: readonly string[];
  /** Claims that together make the subject: their values stand with `|` between. */
  readonly subject: readonly string[];
  readonly rolesClaim: string | undefined;
  readonly roles: readonly RoleClaim[];
  /** Whether an ID token that is not encrypted is refused. */
  readonly isEncrypted: boolean;
  /** Hosts besides the issuer's that the provider may send us to. */
  readonly hosts: readonly string[];
  /** The provider may stand at a private address. */
  readonly mayBePrivate: boolean;
};

/** A setting that cannot be used, and why, in the words of `parties/oidc-setting`. */
export type WrongSetting = { readonly name: string; readonly value: string };

/** Scheme, host and port of an issuer, which has neither query nor fragment (OpenID Connect Discovery section 3). */
const ISSUER = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?(?:\/[A-Za-z0-9._~%/-]*)?$/;

/** The settings; undefined when there are none; or every setting that cannot be used. Without a name for them the button shows the issuer's host. */
export function readOidcSettings(
  env: Readonly<Record<string, string | undefined>>,
): { readonly settings: OidcSettings | undefined; readonly wrong?: undefined } | { readonly wrong: readonly WrongSetting[] } {
  const get = (name: string): string => (env[`SAMESIDE_OIDC_${name}`] ?? "").trim();
  const issuer = get("ISSUER");
  if (issuer === "") return { settings: undefined };
  const wrong: WrongSetting[] = [];
  const refuse = (name: string, value = get(name)): void => void wrong.push({ name: `SAMESIDE_OIDC_${name}`, value });
  const [, scheme, host = "", port = ""] = ISSUER.exec(issuer) ?? [];
  if (scheme !== "https" && !(scheme === "http" && isLoopback(host))) refuse("ISSUER");
  for (const name of ["CLIENT_ID", "KEY_FILE"]) if (get(name) === "") refuse(name);
  // The provider sends the browser back to an address that was registered there beforehand.
  if ((env["SAMESIDE_URL"] ?? "").trim() === "") wrong.push({ name: "SAMESIDE_URL", value: "" });
  const yesOrNo = (name: string, absent: boolean): boolean => {
    const value = get(name);
    if (value !== "" && value !== "yes" && value !== "no") refuse(name);
    return value === "" ? absent : value === "yes";
  };
  const roles = get("ROLES")
    .split(/[;\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .flatMap((text) => {
      const read = roleClaim(text);
      if (!read) refuse("ROLES", text);
      return read ? [read] : [];
    });
  if (roles.length > 0 && get("ROLES_CLAIM") === "") refuse("ROLES_CLAIM");
  const settings: OidcSettings = {
    issuer,
    clientId: get("CLIENT_ID"),
    name: get("NAME") || host + port,
    keyFile: get("KEY_FILE"),
    scope: get("SCOPE") || "openid",
    acr: words(get("ACR")),
    subject: words(get("SUBJECT") || "sub"),
    rolesClaim: get("ROLES_CLAIM") || undefined,
    roles,
    isEncrypted: yesOrNo("ENCRYPTED", true),
    hosts: words(get("HOSTS")).map((host) => host.toLowerCase()),
    mayBePrivate: yesOrNo("PRIVATE", isLoopback(host)),
  };
  return wrong.length > 0 ? { wrong } : { settings };
}

/** `value=role@1234567-1`. Roles that decide over public money, or audit it, are never given by a claim. */
function roleClaim(text: string): RoleClaim | undefined {
  const match = /^(.+)=([a-z-]+)@(\d{7}-\d)$/.exec(text);
  const role = CLAIMABLE.find((each) => each === match?.[2]);
  return match && role && isBusinessId(match[3]!) ? { value: match[1]!, role, businessId: match[3]! } : undefined;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
