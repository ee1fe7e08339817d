import { database, useDatabase, type Tx } from "#db/client.server.ts";
import { openSession } from "#app/access/session.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";

type App = typeof import("#app/server.ts").app;
let loaded: Promise<App> | undefined;

/**
 * The whole server of the product in this process: Hono, Remix, every page. Only the page cache in front of it is not
 * there.
 */
const app = (): Promise<App> => (loaded ??= import("#app/server.ts").then((module) => module.app));

export const host = "127.0.0.1:3000";

export interface Asked {
  method?: string;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** Whose connection it is; limits count by it. */
  address?: string;
  /** The address people use, where it isn't this process's own. */
  origin?: string;
}

/** One request as a browser on our own pages makes it. */
export async function ask(
  path: string,
  { method = "GET", cookie, headers = {}, body, address = "127.0.0.1", origin = `http://${host}` }: Asked = {},
): Promise<Response> {
  changeSettings({ origin, local: origin === `http://${host}` });
  const writes = method !== "GET" && method !== "HEAD";
  const init: RequestInit = {
    method,
    headers: { host, ...(writes && { origin: `http://${host}` }), ...(cookie && { cookie }), ...headers },
    ...(body !== undefined && { body, duplex: "half" }),
  };
  return (await app()).request(`http://${host}${path}`, init, { incoming: { socket: { remoteAddress: address } } });
}

class Undone extends Error {}

/**
 * Asks, hands the answer over while what it did still stands, and takes it all back: thousands of requests that
 * write leave the database as the first one found it.
 */
export async function askAndUndo<R>(
  path: string,
  asked: Asked,
  look: (answer: Response, tx: Tx) => Promise<R>,
): Promise<R> {
  const handle = database();
  let seen: { value: R } | undefined;
  try {
    await handle.db.transaction(async (tx) => {
      useDatabase({ ...handle, db: tx });
      seen = { value: await look(await ask(path, asked), tx) };
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  } finally {
    useDatabase(handle);
  }
  if (!seen) throw new Error("The request was not made");
  return seen.value;
}

/** The cookie header of a `Set-Cookie` line. */
export const cookieOf = (line: string): string => line.split(";")[0] ?? "";

/**
 * Somebody's cookie, with the second factor given just now: pages are asked by the clock of the machine, and a session
 * has an end.
 */
export async function cookieFor(personId: string, mandateId: string | null = null): Promise<string> {
  const now = new Date();
  return cookieOf(await openSession(personId, "Firefox, Linux", mandateId, now, now));
}
