import { connect, type Socket } from "node:net";

/** What clamd found: nothing, or the name of the malware that it recognised. */
export type Scanned = { infected: false } | { infected: true; name: string };

export interface ClamdLimits {
  /** Milliseconds for the whole conversation. */
  time: number;
}

const chunk = 64 * 1024;
/** Characters: the answer is one line. */
const longestAnswer = 4_096;

function dial(url: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol === "unix:") return connect({ path: decodeURIComponent(pathname) });
  return connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 3310) });
}

/** The bytes as INSTREAM of clamd(8) wants them: the length in four bytes before each piece, and a zero at the end. */
function* framed(bytes: Uint8Array): Generator<Uint8Array> {
  yield new TextEncoder().encode("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += chunk) {
    const piece = bytes.subarray(at, at + chunk);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, piece.length);
    yield length;
    yield piece;
  }
  yield new Uint8Array(4);
}

function answerOf(line: string): Scanned {
  if (/^stream: OK$/.test(line)) return { infected: false };
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (found?.[1]) return { infected: true, name: found[1] };
  throw new Error(`clamd answered: ${line.slice(0, 200)}`);
}

/**
 * Has clamd look through bytes. Throws when it can't be reached, takes too long, or gives an answer that is neither yes
 * nor no.
 */
export function scanBytes(url: string, bytes: Uint8Array, { time }: ClamdLimits = { time: 15_000 }): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const socket = dial(url);
    let said = "";
    const end = (act: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      act();
    };
    const fail = (error: Error) => end(() => reject(error));
    const timer = setTimeout(() => fail(new Error("clamd took too long")), time);
    const settle = () => {
      try {
        const answer = answerOf(said.replace(/\0[\s\S]*$/, "").trim());
        end(() => resolve(answer));
      } catch (error) {
        fail(error as Error);
      }
    };
    socket.on("data", (data) => {
      said += data.toString("latin1");
      if (said.includes("\0") || said.length > longestAnswer) settle();
    });
    socket.on("end", settle);
    // Of a file that is over its StreamMaxLength clamd says so and closes the connection in the middle: its words count
    // more than the broken pipe.
    socket.on("error", (error) => (said === "" ? fail(error) : settle()));
    socket.on("connect", () => {
      const pieces = framed(bytes);
      const send = () => {
        for (let next = pieces.next(); !next.done; next = pieces.next()) {
          if (!socket.write(next.value)) {
            socket.once("drain", send);
            return;
          }
        }
      };
      send();
    });
  });
}
