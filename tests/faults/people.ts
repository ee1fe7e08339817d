import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "./client.ts";

const campaign = "torino-citta-del-lavoro";
export interface Acknowledged {
  filed: Map<string, string>;
  published: Set<string>;
  waiting: string[];
  odd: string[];
}

/** Writes and files one text after the other; notes each title with the number that the service gave for it. */
export async function delegate(
  client: Client,
  name: string,
  acknowledged: Acknowledged,
  goesOn: () => boolean,
): Promise<void> {
  const space = await client.get("/spazio/bozze/nuova");
  const roundId = /name="roundId" value="([^"]+)"/.exec(space.text)?.[1] ?? "";
  for (let n = 1; goesOn(); n += 1) {
    const title = `Prova ${name} ${n}`;
    const { location } = await client.post("/spazio/bozze/nuova", { roundId, start: "write" });
    const draft = location.split("/").at(-1)?.split("?")[0] ?? "";
    await client.post(`/spazio/bozze/${draft}/salva`, {
      version: "1",
      title,
      body: `${title}. Chiediamo turni certi e un preavviso di due settimane.`,
    });
    const summary = await client.get(`/spazio/bozze/${draft}/riepilogo`);
    const shown = /name="version" value="(\d+)"/.exec(summary.text)?.[1] ?? "";
    const filed = await client.post(`/spazio/bozze/${draft}/riepilogo`, {
      version: shown,
      privacy: "on",
      thirdParties: "none",
      licence: "on",
    });
    const number = /\/spazio\/contributi\/([A-Z]+-\d+-\d+)/.exec(filed.location)?.[1];
    if (number) {
      acknowledged.filed.set(title, number);
      acknowledged.waiting.push(number);
    } else acknowledged.odd.push(`${title}: ${filed.status} ${filed.location || saidIn(filed.text)}`);
    await pause(300);
  }
}

/** What a page of ours complains of, for the report. */
const saidIn = (page: string): string =>
  (page.match(/<(main|[^>]*role="alert")[\s\S]{0,3000}/)?.[0] ?? page)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 400);

/** Prepares and publishes what arrives; notes each number that the service said is public. */
export async function lead(client: Client, acknowledged: Acknowledged, goesOn: () => boolean): Promise<void> {
  while (goesOn() || acknowledged.waiting.length > 0) {
    const number = acknowledged.waiting.shift();
    if (!number) {
      await pause(200);
      continue;
    }
    const page = `/gestione/${campaign}/arrivi/${number}`;
    const seenOn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";
    const title = (text: string) => /name="title"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? "";
    const before = (await client.get(page)).text;
    await client.post(page, { intent: "prepare", seen: seenOn(before), title: title(before) });
    const ready = (await client.get(page)).text;
    await client.post(page, { intent: "publish", seen: seenOn(ready) });
    // A repeated publication is refused since it is public already: what counts is what a visitor then reads.
    const read = await client.get(`/consultazioni/${campaign}/contributi/${number}`);
    if (read.status === 200) acknowledged.published.add(number);
    else acknowledged.odd.push(`${number}: not public after its publication (${read.status})`);
  }
}
