import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A proxy as it stands in front of an office: gives requests to its servers by turns, and passes over one that is gone.
 * `origin` is known before the servers are: they are told it as ORIGIN.
 */
export async function startProxy(): Promise<{
  origin: string;
  port: number;
  behind: string[];
  asked: Map<string, number>;
  stop: () => Promise<void>;
}> {
  const behind: string[] = [];
  const asked = new Map<string, number>();
  let turn = 0;

  const pass = (incoming: IncomingMessage, answer: ServerResponse, body: Buffer, tries: string[]): void => {
    const [server, ...others] = tries;
    if (!server) {
      answer.writeHead(502).end("No server answers");
      return;
    }
    asked.set(server, (asked.get(server) ?? 0) + 1);
    const { hostname, port } = new URL(server);
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false },
      (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.on("error", () => answer.destroy());
        given.pipe(answer);
      },
    );
    onward.on("error", (error: NodeJS.ErrnoException) => {
      // Nobody heard it, or it only reads: another may be asked.
      const again = error.code === "ECONNREFUSED" || incoming.method === "GET";
      if (answer.headersSent) answer.destroy();
      else if (again) pass(incoming, answer, body, others);
      else answer.writeHead(502).end("The server went away");
    });
    onward.end(body);
  };

  const proxy = createServer((incoming, answer) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      turn += 1;
      pass(
        incoming,
        answer,
        Buffer.concat(parts),
        behind.map((_, index) => behind[(turn + index) % behind.length] ?? ""),
      );
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    behind,
    asked,
    stop: () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}
