import { createServer, type AddressInfo } from "node:net";

/** A mail server that takes everything, or refuses each recipient with that answer. */
export function mailServer(refusal: string | null = null): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((socket) => {
    let [rest, inData] = ["", false];
    socket
      .setEncoding("utf8")
      .on("error", () => undefined)
      .on("data", (chunk) => {
        rest += String(chunk);
        for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
          const line = rest.slice(0, end);
          rest = rest.slice(end + 2);
          if (inData) {
            inData = line !== ".";
            if (!inData) socket.write("250 taken\r\n");
          } else if (/^DATA/i.test(line)) {
            inData = true;
            socket.write("354 go on\r\n");
          } else
            socket.write(
              /^RCPT/i.test(line) && refusal ? `${refusal}\r\n` : /^QUIT/i.test(line) ? "221 bye\r\n" : "250 ok\r\n",
            );
        }
      });
    socket.write("220 test\r\n");
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
        stop: () => new Promise((closed) => void server.close(() => closed())),
      }),
    ),
  );
}
