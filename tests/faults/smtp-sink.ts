import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface Delivered {
  to: string;
  subject: string;
  messageId: string;
}

/**
 * A mail server that takes everything and remembers what it was handed: how often a mail was sent is counted where it
 * arrives.
 */
export async function startSmtp(): Promise<{ url: string; delivered: Delivered[]; stop: () => Promise<void> }> {
  const delivered: Delivered[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.setEncoding("utf8"));
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
    socket.write("220 sink\r\n");
    let [rest, data] = ["", null as string | null];
    socket.on("data", (chunk) => {
      rest += String(chunk);
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data === null) {
          if (/^DATA/i.test(line)) data = "";
          socket.write(
            /^EHLO|^HELO/i.test(line)
              ? "250 sink\r\n"
              : /^DATA/i.test(line)
                ? "354 go on\r\n"
                : /^QUIT/i.test(line)
                  ? "221 bye\r\n"
                  : "250 ok\r\n",
          );
        } else if (line === ".") {
          delivered.push(headOf(data));
          data = null;
          socket.write("250 taken\r\n");
        } else data += `${line}\n`;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delivered,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function headOf(mail: string): Delivered {
  const head = mail.slice(0, mail.indexOf("\n\n")).replace(/\n[ \t]+/g, " ");
  const field = (name: string) => new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  return { to: field("to"), subject: field("subject"), messageId: field("message-id") };
}
