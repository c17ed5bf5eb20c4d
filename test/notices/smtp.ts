/** A small mail server of the tests: it keeps what it is given, and does as it is told. */
import { type AddressInfo, createServer, type Socket } from "node:net";

/** `take` everything; `busy`: not now (451); `refuse` the recipient (550); `drop`: hang up once the text has come, without an answer; `late`: refuse it then (452). */
export type Mood = "take" | "busy" | "refuse" | "drop" | "late" | "strange";
export type Received = { readonly from: string; readonly to: string; readonly text: string };
export type Smtp = { mood: Mood; readonly port: number; readonly received: Received[]; readonly asked: string[]; close(): Promise<void> };

export async function startSmtp(): Promise<Smtp> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
    speak(socket, smtp);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  const smtp: Smtp = { mood: "take", port: (server.address() as AddressInfo).port, received: [], asked: [], close };
  return smtp;
}

function speak(socket: Socket, smtp: Smtp): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let [buffer, from, to, isText] = ["", "", "", false];
  const answers: Readonly<Record<string, (line: string) => void>> = {
    EHLO: () => say("250 mail.invalid"),
    MAIL: (line) => ((from = inBrackets(line)), say("250 OK")),
    RCPT: (line) => ((to = inBrackets(line)), say(smtp.mood === "busy" ? "451 later" : smtp.mood === "refuse" ? "550 nobody" : "250 OK")),
    DATA: () => ((isText = true), say("354 go on")),
    QUIT: () => socket.end("221 bye\r\n"),
  };
  const text = (whole: string): void => {
    if (smtp.mood === "late") return say("452 no room");
    smtp.received.push({ from, to, text: whole.replaceAll("\r\n..", "\r\n.") });
    if (smtp.mood === "drop") socket.destroy();
    else say("250 taken");
  };
  socket.on("data", (bytes) => {
    buffer += bytes.toString("latin1");
    for (;;) {
      const end = buffer.indexOf(isText ? "\r\n.\r\n" : "\r\n");
      if (end === -1) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (isText ? 5 : 2));
      if (isText) {
        isText = false;
        text(part);
        continue;
      }
      const verb = part.slice(0, 4).toUpperCase();
      smtp.asked.push(verb);
      (answers[verb] ?? (() => say("500 what?")))(part);
    }
  });
  say(smtp.mood === "strange" ? "SSH-2.0-not-a-mail-server" : "220 mail.invalid");
}

function inBrackets(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}
