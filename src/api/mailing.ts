/** Gives one mail to a mail server (RFC 5321). What may have been taken and what was surely not are kept apart, so that nothing is sent twice. */
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";

export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  readonly mayBePlain: boolean;
  readonly user?: string;
  readonly password?: string;
};
export type Mail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
};
/** `refused`: this recipient, for good. `again`: not taken, now. `unknown`: its text was given and no answer came. `status` is the server's last code. */
export type Handed = { readonly became: "sent" | "refused" | "again" | "unknown"; readonly status: number | null };

/** Milliseconds for a connection, its greeting, and each silence after that. */
const PATIENCE_MS = 30_000;

/**
 * `handing` is called once the server has taken sender and recipient and asks for the text, and before it gets a byte of it; when it says no, the server gets
 * none. What happens before that can be done again; after it, only when the server refuses.
 */
export async function sendMail(server: MailServer, mail: Mail, handing: () => Promise<boolean>): Promise<Handed> {
  const bytes = await composed(mail);
  let isGiven = false;
  const text = Readable.from(
    (async function* () {
      if (!(await handing())) throw new Error("this mail is another server's by now");
      isGiven = true;
      yield bytes;
    })(),
  );
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: !server.isSecure && !server.mayBePlain,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    socketCloseTimeout: 0,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.once("end", () => reject(new Error("the mail server hung up")));
      const send = (): void => connection.send({ from: mail.from, to: [mail.to] }, text, (error) => (error ? reject(error) : resolve()));
      const login = (): void =>
        server.user === undefined
          ? send()
          : connection.login({ credentials: { user: server.user, pass: server.password ?? "" } }, (error) => (error ? reject(error) : send()));
      connection.connect((error) => (error ? reject(error) : login()));
    });
    return { became: "sent", status: 250 };
  } catch (error) {
    const { responseCode: status = null, code, command } = error as { readonly responseCode?: number; readonly code?: string; readonly command?: string };
    if (status === null) return { became: isGiven ? "unknown" : "again", status };
    return { became: code === "EENVELOPE" && command === "RCPT TO" && status >= 500 ? "refused" : "again", status };
  } finally {
    text.destroy();
    // What comes late has nobody to tell it to.
    connection.on("error", () => undefined);
    connection.close();
  }
}

function composed({ id, headers, ...mail }: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    ...mail,
    messageId: `<${id}>`,
    headers,
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => composer.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes!))));
}
