import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface Delivered {
  to: string;
  subject: string;
  messageId: string;
}

/**
 * How the mail server behaves: takes all; hangs up on whoever comes; says nothing; asks to come again later (4xx);
 * takes the mail and hangs up before it says so.
 */
export const manners = ["takes", "refuses", "silent", "later", "hangs up"] as const;
export type Manner = (typeof manners)[number];

export interface SmtpSink {
  url: string;
  delivered: Delivered[];
  become(manner: Manner): void;
  /** Sabotage: notes each mail twice, as if it had been made twice. */
  double(yes: boolean): void;
  stop(): Promise<void>;
}

/** A mail server that remembers what it was handed: how often a mail was sent is counted where it arrives. */
export async function startSmtp(): Promise<SmtpSink> {
  const delivered: Delivered[] = [];
  const open = new Set<Socket>();
  let manner: Manner = "takes";
  let doubles = false;
  const take = (data: string) => {
    const mail = headOf(data);
    delivered.push(mail, ...(doubles ? [{ ...mail, messageId: `${mail.messageId} again` }] : []));
  };
  const server = createServer((socket) => {
    open.add(socket.setEncoding("utf8"));
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    if (manner === "refuses") return void socket.destroy();
    const say = (line: string) => {
      if (manner !== "silent") socket.write(`${line}\r\n`);
    };
    say("220 sink");
    let [rest, data] = ["", null as string | null];
    socket.on("data", (chunk) => {
      rest += String(chunk);
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data === null) {
          if (/^DATA/i.test(line)) data = "";
          say(answerTo(line, manner));
        } else if (line === ".") {
          take(data);
          data = null;
          if (manner === "hangs up") socket.destroy();
          else say("250 taken");
        } else data += `${line}\n`;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delivered,
    become: (next) => {
      manner = next;
      // Whoever was kept waiting is let go.
      if (manner === "takes") for (const socket of open) socket.destroy();
    },
    double: (yes) => {
      doubles = yes;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answerTo(line: string, manner: Manner): string {
  if (/^EHLO|^HELO/i.test(line)) return "250 sink";
  if (/^RCPT/i.test(line) && manner === "later") return "451 later";
  if (/^DATA/i.test(line)) return "354 go on";
  return /^QUIT/i.test(line) ? "221 bye" : "250 ok";
}

function headOf(mail: string): Delivered {
  const head = mail.slice(0, mail.indexOf("\n\n")).replace(/\n[ \t]+/g, " ");
  const field = (name: string) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  return { to: field("to"), subject: field("subject"), messageId: field("message-id") };
}
