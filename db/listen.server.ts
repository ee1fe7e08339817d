import type postgres from "postgres";

const [firstPause, longestPause] = [200, 2_000];

/**
 * Listens on a connection of its own, and again and again where that is lost: postgres.js gives up when its first attempt to come back
 * fails, and the process would be deaf for ever. `heard("")` tells of each loss and each return, since anything may have been missed.
 */
export async function listenOn(open: typeof postgres, url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let again: NodeJS.Timeout | undefined;
  let pause = firstPause;
  const options = {
    max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, fetch_types: false,
    connection: { application_name: `tavolo-comune listens to ${channel}` },
    onnotice: () => undefined,
    onnotify: (_: string, payload: string) => heard(payload),
    onclose: () => lost(),
  };
  const client = open(url, options);
  const listen = async () => {
    await client.unsafe(`listen "${channel}"`);
    pause = firstPause;
    heard("");
  };
  function lost() {
    if (stopped) return;
    heard("");
    clearTimeout(again);
    // A failed attempt closes the connection too, but not each failure does.
    again = setTimeout(() => void listen().catch(lost), pause);
    pause = Math.min(longestPause, pause * 2);
  }
  try {
    await listen();
  } catch (error) {
    stopped = true;
    clearTimeout(again);
    await client.end({ timeout: 1 });
    throw error;
  }
  return async () => {
    stopped = true;
    clearTimeout(again);
    await client.end({ timeout: 5 });
  };
}
