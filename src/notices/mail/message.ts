/** A mail, in the reader's language: how many things wait and where to see them, and nothing of what they are. Pure. */
import { fill, type Language } from "../../kernel/refusal.ts";
import { element, escape } from "../../web/escape.ts";
import { type Counts, totalOf, WHATS } from "../waiting.ts";
import { COUNTED, MAILS } from "../words.ts";

export type MailKind = "confirm" | "immediate" | "daily" | "weekly";
/** `url`: the address of the installation; `secret`: what its one link for this mail alone ends with. */
export type Envelope = { readonly language: Language; readonly url: string; readonly secret: string };
export type Written = { readonly subject: string; readonly text: string; readonly html: string; readonly headers: Readonly<Record<string, string>> };

/** Nobody answers these mails, and no mailbox should (RFC 3834 section 5). */
const AUTOMATIC = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

export function stopAddress({ url, language, secret }: Envelope): string {
  return `${url}/${language}/notices/stop?code=${secret}`;
}

export function confirmMail(envelope: Envelope): Written {
  const { language, url, secret } = envelope;
  const say = (key: keyof typeof MAILS): string => MAILS[key][language];
  const link = `${url}/${language}/notices/confirm?code=${secret}`;
  const text = [say("confirm-text"), link, say("confirm-not-you")].join("\n\n");
  const html = written(language, say("confirm"), [
    paragraph(say("confirm-text")),
    paragraphOf(anchor(link, say("confirm"))),
    paragraph(say("confirm-not-you")),
  ]);
  return { subject: `Sameside: ${say("confirm")}`, text: `${text}\n`, html, headers: AUTOMATIC };
}

/** What waits now, or since the last mail. Ending these mails takes one click (RFC 8058). */
export function noticeMail(kind: Exclude<MailKind, "confirm">, counts: Counts, envelope: Envelope): Written {
  const { language, url } = envelope;
  const say = (key: keyof typeof MAILS, args: Readonly<Record<string, string>> = {}): string => fill(MAILS[key][language], args);
  const subject = say("subject", { n: String(totalOf(counts)) });
  const lines = WHATS.flatMap((what) => (counts[what] === undefined ? [] : [`${COUNTED[what][language]}: ${counts[what]}`]));
  const [page, settings, stop] = [`${url}/${language}/waiting`, `${url}/${language}/notices`, stopAddress(envelope)];
  const why = say(`why-${kind}`);
  const text = [
    `${subject}.`,
    lines.map((line) => `- ${line}`).join("\n"),
    `${say("see")}:\n${page}`,
    `${why} ${say("settings")}: ${settings}`,
    `${say("stop")}: ${stop}`,
  ].join("\n\n");
  const html = written(language, subject, [
    element("ul", {}, ...lines.map((line) => element("li", {}, escape(line)))),
    paragraphOf(anchor(page, say("see"))),
    paragraphOf(`${escape(why)} ${anchor(settings, say("settings"))} · ${anchor(stop, say("stop"))}`),
  ]);
  const headers = { ...AUTOMATIC, "List-Unsubscribe": `<${stop}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return { subject: `Sameside: ${subject}`, text: `${text}\n`, html, headers };
}

function written(language: Language, title: string, parts: readonly string[]): string {
  const head = element("head", {}, '<meta charset="utf-8">', element("title", {}, escape(title)));
  return `<!doctype html>\n${element("html", { lang: language }, head, element("body", {}, element("h1", {}, escape(title)), ...parts))}\n`;
}

function paragraph(text: string): string {
  return paragraphOf(escape(text));
}

function paragraphOf(markup: string): string {
  return element("p", {}, markup);
}

function anchor(to: string, text: string): string {
  return element("a", { href: to }, escape(text));
}
