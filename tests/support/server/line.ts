import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A line to PostgreSQL that can be cut, closed and silenced, as cables, firewalls and frozen machines do. */
export interface Line {
  url: string;
  /** Open connections of those who use it. */
  open(): number;
  /** Ends what goes over it now: with a reset, or as a server that shuts down. */
  cut(how: "reset" | "end"): void;
  /**
   * `refused` closes whoever comes; `silent` takes everything and passes nothing on, in both directions, until it is
   * `open` again.
   */
  become(state: "open" | "refused" | "silent"): void;
  /** Does it, once, as soon as somebody sends these words; they don't arrive. */
  when(words: string, act: () => void): void;
  stop(): Promise<void>;
}

/** The two ends of one connection, to which bytes are written. */
export interface Ends {
  toClient(bytes: Uint8Array): void;
  toServer(bytes: Uint8Array): void;
}
/** What one connection does with what comes over it. */
export interface Wire {
  fromClient(bytes: Buffer): void;
  fromServer(bytes: Buffer): void;
}

const passesOn = ({ toClient, toServer }: Ends): Wire => ({ fromClient: toServer, fromServer: toClient });

/**
 * @param url of the database at its end
 * @param wireOf made for each connection; without it bytes are passed on
 */
export async function startLine(url: string, wireOf: (ends: Ends) => Wire = passesOn): Promise<Line> {
  const end = new URL(url);
  const pairs = new Set<[near: Socket, far: Socket]>();
  let state: Parameters<Line["become"]>[0] = "open";
  let trap: { words: string; act: () => void } | undefined;
  const settle = ([near, far]: [Socket, Socket]) => {
    for (const socket of [near, far])
      if (state === "silent") socket.pause();
      else socket.resume();
  };
  const server = createServer((near) => {
    if (state === "refused") {
      near
        .on("error", () => undefined)
        .resume()
        .end();
      return;
    }
    const pair: [Socket, Socket] = [near, connect(Number(end.port), end.hostname)];
    pairs.add(pair);
    const far = pair[1];
    const wire = wireOf({ toClient: (bytes) => near.write(bytes), toServer: (bytes) => far.write(bytes) });
    near.on("data", (bytes) => {
      if (!trap || !bytes.includes(trap.words)) return wire.fromClient(bytes);
      const { act } = trap;
      trap = undefined;
      act();
    });
    far.on("data", (bytes) => wire.fromServer(bytes));
    for (const [from, to] of [pair, pair.toReversed()] as [Socket, Socket][]) {
      from.on("error", () => to.destroy());
      from.on("close", () => {
        to.end();
        pairs.delete(pair);
      });
    }
    settle(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const near = new URL(url);
  near.hostname = "127.0.0.1";
  near.port = String((server.address() as AddressInfo).port);
  return {
    url: near.href,
    open: () => pairs.size,
    cut: (how) => {
      for (const [near, far] of pairs) {
        if (how === "reset") near.resetAndDestroy();
        else near.end();
        far.destroy();
      }
    },
    become: (next) => {
      state = next;
      for (const pair of pairs) settle(pair);
    },
    when: (words, act) => {
      trap = { words, act };
    },
    stop: () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
