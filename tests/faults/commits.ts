import type { Ends, Wire } from "#tests/support/server/line.ts";

/** Where a COMMIT is held: before PostgreSQL hears it, or after it has done it and before anybody is told. */
export type Where = "before" | "after";

interface Message {
  kind: string;
  bytes: Buffer;
}

/** PostgreSQL's messages as they come whole. A client's first one has no letter. */
class Messages {
  private rest: Buffer = Buffer.alloc(0);
  constructor(private bare: boolean) {}

  *take(bytes: Buffer): Generator<Message> {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const head = this.bare ? 0 : 1;
      if (this.rest.length < head + 4) return;
      const length = head + this.rest.readUInt32BE(head);
      if (this.rest.length < length) return;
      yield { kind: this.bare ? "" : String.fromCharCode(this.rest[0] ?? 0), bytes: this.rest.subarray(0, length) };
      this.rest = this.rest.subarray(length);
      this.bare = false;
    }
  }
}

/** The strings at the beginning of a message, each ended by a zero. */
const stringsOf = ({ bytes }: Message): string[] => bytes.subarray(5).toString("latin1").split("\0");
const message = (kind: string, body: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(kind, "latin1");
  bytes.writeUInt32BE(4 + body.length, 1);
  bytes.set(body, 5);
  return bytes;
};
/** What PostgreSQL would answer each of a COMMIT's messages with. */
const granted: Record<string, Buffer[]> = {
  P: [message("1", Buffer.alloc(0))],
  D: [message("t", Buffer.alloc(2)), message("n", Buffer.alloc(0))],
  B: [message("2", Buffer.alloc(0))],
  E: [message("C", Buffer.from("COMMIT\0"))],
  S: [message("Z", Buffer.from("I"))],
};

/** In the first message of a connection of the pool that requests share; those that listen have longer names. */
const ofRequests = "application_name\0tavolo-comune\0";

/** Questions that a lost connection still answers: one that falls silent while it opens is given up in five seconds. */
const opening = 3;

interface Trap {
  words: string;
  where: Where;
  sprung: () => void;
}

/** A line to PostgreSQL that knows what goes over it, for `startLine`. */
export interface Commits {
  wireOf(ends: Ends): Wire;
  /**
   * Holds, once, the COMMIT of a transaction that has said these words, and calls `sprung`. It stays held until its
   * connection ends, or a second `hold` takes the place of one that was not sprung.
   */
  hold(words: string, where: Where, sprung: () => void): void;
  /** Holds nothing more. */
  letGo(): void;
  /** The next connection that requests are answered on is lost: it opens, and soon answers nothing more. */
  loseOne(): void;
}

/**
 * @param answersEarly sabotage: whether whoever waits for a COMMIT that is held is told at once that it is done. People
 *   then hear of acts that are not kept, as from a server that answers before its commit
 */
export function watchCommits(answersEarly: () => boolean): Commits {
  let trap: Trap | undefined;
  let loses = false;

  function wireOf({ toClient, toServer }: Ends): Wire {
    const [asked, answered] = [new Messages(true), new Messages(false)];
    /** Statements that have a name, and what the transaction has said so far. */
    const named = new Map<string, string>();
    let said: string[] = [];
    let group: Message[] = [];
    let state: "open" | "mute" | "deaf" | "lost" = "open";
    let spring: () => void = () => undefined;
    let answeredYet = 0;

    const wordsOf = (each: Message): string | undefined => {
      const [first = "", second = ""] = stringsOf(each);
      if (each.kind === "Q") return first;
      if (each.kind === "P") named.set(first, second);
      return each.kind === "B" ? named.get(second) : undefined;
    };
    const pass = (messages: Message[]) => toServer(Buffer.concat(messages.map(({ bytes }) => bytes)));

    /** What ends with a Sync, a Flush or a simple question is looked at as one. */
    function say(messages: Message[]) {
      const words = messages.flatMap((each) => wordsOf(each)?.toLowerCase() ?? []);
      if (words.some((each) => each.startsWith("begin"))) said = [];
      said.push(...words);
      const held = trap;
      if (!held || !words.includes("commit") || !said.some((each) => each.includes(held.words))) return pass(messages);
      trap = undefined;
      if (held.where === "after") {
        [state, spring] = ["mute", held.sprung];
        pass(messages);
        return;
      }
      state = "deaf";
      if (answersEarly()) toClient(Buffer.concat(messages.flatMap(({ kind }) => granted[kind] ?? [])));
      held.sprung();
    }

    return {
      fromClient: (bytes) => {
        for (const each of asked.take(bytes)) {
          if (each.kind === "" && loses && each.bytes.includes(ofRequests)) [state, loses] = ["lost", false];
          if (state === "lost" && each.kind === "S" && ++answeredYet > opening) state = "deaf";
          if (state === "deaf") continue;
          group.push(each);
          if (!["", "S", "H", "Q", "X"].includes(each.kind)) continue;
          say(group);
          group = [];
        }
      },
      fromServer: (bytes) => {
        if (state !== "mute") return toClient(bytes);
        for (const { kind } of answered.take(bytes)) if (kind === "Z") spring();
      },
    };
  }
  return {
    wireOf,
    hold: (words, where, sprung) => {
      trap = { words: words.toLowerCase(), where, sprung };
    },
    letGo: () => {
      trap = undefined;
    },
    loseOne: () => {
      loses = true;
    },
  };
}
