/** How mail leaves this installation: the environment, read once at start. Pure. docs/operate.md says what each name means. */

export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it must be offered by STARTTLS, unless `mayBePlain`. */
  readonly isSecure: boolean;
  readonly mayBePlain: boolean;
  readonly user?: string;
  readonly password?: string;
  /** The address that mails come from. */
  readonly from: string;
  /** The address of the installation as browsers see it, which links begin with. */
  readonly url: string;
};
export type WrongSetting = { readonly name: string; readonly value: string };

/** One mailbox in ASCII, without a name (RFC 5321 section 4.1.2, without quoted parts). */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
/** `smtp://user:password@host:port`; what stands in user and password is percent-encoded. */
const SERVER = /^(smtps?):\/\/(?:([^:@/?#]+)(?::([^@/?#]*))?@)?(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?\/?$/;
const LOOPBACK = /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/** The settings; undefined when there are none, and no mail is sent; or every setting that cannot be used. No value of a password is told. */
export function readMailSettings(
  env: Readonly<Record<string, string | undefined>>,
): { readonly settings: MailSettings | undefined; readonly wrong?: undefined } | { readonly wrong: readonly WrongSetting[] } {
  const get = (name: string): string => (env[name] ?? "").trim();
  const text = get("SAMESIDE_SMTP_URL");
  if (text === "") return { settings: undefined };
  const [whole, scheme, user, password = "", host = "", port] = SERVER.exec(text) ?? [];
  const login = user === undefined ? {} : { user: decoded(user), password: decoded(password) };
  const isServer = whole !== undefined && Object.values(login).every((each) => each !== undefined) && Number(port ?? 1) <= 65_535;
  const isPlain = get("SAMESIDE_SMTP_PLAIN");
  const [from, site] = [get("SAMESIDE_SMTP_FROM"), get("SAMESIDE_URL").replace(/\/+$/, "")];
  const wrong: WrongSetting[] = [
    // What stands there may hold a password.
    ...(isServer ? [] : [{ name: "SAMESIDE_SMTP_URL", value: "…" }]),
    ...(isMailAddress(from) ? [] : [{ name: "SAMESIDE_SMTP_FROM", value: from }]),
    ...(/^https?:\/\/[^/?#]+/.test(site) ? [] : [{ name: "SAMESIDE_URL", value: site }]),
    ...(["", "yes", "no"].includes(isPlain) ? [] : [{ name: "SAMESIDE_SMTP_PLAIN", value: isPlain }]),
  ];
  if (wrong.length > 0) return { wrong };
  const isSecure = scheme === "smtps";
  const at = { host: host.replace(/^\[|\]$/g, ""), port: Number(port ?? (isSecure ? 465 : 587)) };
  const mayBePlain = isPlain === "yes" || (isPlain === "" && LOOPBACK.test(host));
  return { settings: { ...at, isSecure, mayBePlain, ...(login as Pick<MailSettings, "user" | "password">), from, url: site } };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
