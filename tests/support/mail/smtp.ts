import { createServer, type AddressInfo } from "node:net";

/**
 * A mail server that takes everything, or refuses each recipient with that answer. `hear` gets each message and gives
 * what is answered to it, or null to hang up: then the sender can't know that it was taken.
 */
export function mailServer(
  refusal: string | null = null,
  hear: (message: string) => Promise<string | null> = () => Promise.resolve("250 taken"),
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((socket) => {
    let [rest, inData, message] = ["", false, ""];
    const answer = (words: string | null) => void (words === null ? socket.destroy() : socket.write(`${words}\r\n`));
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
            message += inData ? `${line}\r\n` : "";
            if (!inData) void hear(message).then(answer);
          } else if (/^DATA/i.test(line)) {
            [inData, message] = [true, ""];
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
