import type postgres from "postgres";
import { NoAnswer, within } from "./within.ts";

const [firstPause, longestPause] = [200, 2_000];
/** Milliseconds that an answer may take on the connection that listens. */
const patience = 3_000;

export interface Listening {
  /**
   * Asks on the connection that listens; an answer shows that the connection still works. Throws NoAnswer after three
   * seconds, and connects anew.
   */
  ask<T>(statement: string): Promise<T[]>;
  stop(): Promise<void>;
}

export const listenerName = (channel: string): string => `tavolo-comune listens to ${channel}`;

export interface Told {
  /** Called when the connection is lost; where it is not given, `heard("")` is called. */
  lost?: () => void;
  /** The name of this listener in pg_stat_activity, by which others find it. */
  name?: string;
  /** A standby refuses LISTEN: then nothing is heard, and the connection is only used for asking. */
  standby?: boolean;
}

/**
 * Listens on a connection of its own, and opens it again each time that it is lost. postgres.js gives up when its first
 * attempt to open it again fails, and the process would never hear anything more. `heard("")` is called after each
 * return, since anything may have been missed.
 */
export async function listenOn(
  open: typeof postgres,
  url: string,
  channel: string,
  heard: (payload: string) => void,
  told: Told = {},
): Promise<Listening> {
  const { lost = () => heard(""), name = listenerName(channel), standby = false } = told;
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let pause = firstPause;
  let client = connect();

  function connect() {
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      backoff: () => 0.1,
      connection: { application_name: name },
      onnotice: () => undefined,
      onnotify: (_: string, payload: string) => heard(payload),
      onclose: () => {
        if (own === client) comeBack();
      },
    };
    const own = open(url, options);
    return own;
  }
  const listen = async () => {
    await client.unsafe(standby ? "select" : `listen "${channel}"`);
    pause = firstPause;
    heard("");
  };
  function comeBack() {
    if (stopped) return;
    lost();
    clearTimeout(again);
    // A failed attempt usually closes the connection too, but not always.
    again = setTimeout(() => void listen().catch(comeBack), pause);
    pause = Math.min(longestPause, pause * 2);
  }
  const end = async (timeout: number) => {
    stopped = true;
    clearTimeout(again);
    await client.end({ timeout });
  };
  try {
    await listen();
  } catch (error) {
    await end(1);
    throw error;
  }
  return {
    ask: async <T>(statement: string) => {
      const asked = client;
      try {
        return [...(await within(patience, asked.unsafe(statement)))] as T[];
      } catch (error) {
        if (error instanceof NoAnswer && asked === client && !stopped) {
          client = connect();
          void asked.end({ timeout: 0 });
          comeBack();
        }
        throw error;
      }
    },
    stop: () => end(5),
  };
}
