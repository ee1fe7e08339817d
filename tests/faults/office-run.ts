import { setTimeout as pause } from "node:timers/promises";
import { Client, type Asked } from "./client.ts";
import { counted } from "./count.ts";
import { finishJobs, freeJobs } from "./jobs.ts";
import { whole, type Whole } from "./judge.ts";
import type { Fault } from "./kinds.ts";
import { delegate, importer, lead, nothingYet, publisher, type Work } from "./people.ts";
import { settle, slowOnes, storm, limitFor, type Watch } from "./storm.ts";
import type { Sabotage, World } from "./world.ts";

const password = "cinque-fili-al-tavolo";
/** Signatories whose own address is not their body’s too: each mail has one reader. */
const writers = ["servizi", "podora", "lingue", "lima", "banchi", "casa"];

/** Mulberry32: the same seed gives the same order of faults and pauses; what they meet is the machine's own. */
export function randomFrom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface RunOptions {
  /** Names what is written in this run; no two runs of one world may share it. */
  tag: string;
  faults: Iterable<Fault>;
  /** How many of them. */
  many: number;
  random: () => number;
  sabotage?: Sabotage | null;
  /** Milliseconds between two faults. */
  rest: { least: number; most: number };
  /** How many write and file; rows of each import; seconds between two versions. Nobody does it where it is 0. */
  people: { writers: number; importRows: number; versionEvery: number };
  /** Whether two hundred ask at once, before anything happens and whenever the database is back. */
  storms: boolean;
  say?: (line: string) => void;
}

/** Lets people work while faults befall the office, then counts what was promised beside what is there. */
export async function run(world: World, options: RunOptions): Promise<Whole> {
  const { tag, many, random, rest, say = () => undefined } = options;
  const acknowledged = nothingYet(tag);
  const asked: Asked[] = [];
  const hopeless = AbortSignal.timeout(120_000 + many * 60_000);
  const signIn = async (name: string) => {
    const client = new Client(world.origin, hopeless, (each) => asked.push(each));
    await client.signIn(`${name}@example.org`, password);
    return client;
  };
  const { people } = options;
  const works: [string, Work][] = [
    ...writers.slice(0, people.writers).map((name): [string, Work] => [name, delegate(name)]),
    office(lead),
    ...(people.importRows > 0 ? [office(importer(people.importRows, await bodyOf(world)))] : []),
    ...(people.versionEvery > 0 ? [office(publisher(people.versionEvery * 1000))] : []),
  ];
  const clients = await Promise.all(works.map(([name]) => signIn(name)));
  const signedIn = clients[0]?.cookie ?? "";
  // The first one finds everything cold.
  if (options.storms) await storm(world, "the start", signedIn);
  const storms = options.storms ? [await storm(world, "nothing", signedIn)] : [];
  const healthy = storms[0]?.slowest ?? 0;
  world.sabotage = options.sabotage ?? null;
  const mailsBefore = world.smtp.delivered.length;
  const started = performance.now();
  let goesOn = true;
  const work = Promise.all(clients.map(async (client, at) => works[at]?.[1](client, acknowledged, () => goesOn))).catch(
    (error: unknown) => {
      goesOn = false;
      acknowledged.odd.push(String(error));
    },
  );

  const done: Record<string, number> = {};
  const watches: Watch[] = [];
  let left = many;
  for (const fault of options.faults) {
    if (left-- <= 0 || !goesOn) break;
    await pause(rest.least + random() * (rest.most - rest.least));
    const last = watches.at(-1);
    if (last) last.to = Math.min(last.to, performance.now());
    const befell = await fault.befall(world, random);
    say(
      `${String(many - left).padStart(4)} of ${many}: ${fault.name}${befell ? "" : ", which could not be done"}; ${acknowledged.filed.size} filed, ${acknowledged.published.size} published`,
    );
    if (befell) done[fault.name] = (done[fault.name] ?? 0) + 1;
    await freeJobs(world.sql, "taken");
    if (!befell || !fault.database || !options.storms) continue;
    watches.push({ from: await settle(), to: Infinity });
    storms.push(await storm(world, fault.name, signedIn, healthy));
  }
  if (many === 0) await pause(rest.most);
  goesOn = false;
  await work;
  const seconds = Math.round((performance.now() - started) / 1000);
  const undone = await finishJobs(world.sql);
  world.sabotage = null;
  return whole({
    ...(await counted(world.sql, acknowledged, world.smtp.delivered.slice(mailsBefore))),
    faults: done,
    seconds,
    retries: clients.reduce((sum, client) => sum + client.retries, 0),
    storms,
    slow: slowOnes(asked, watches, limitFor(healthy)),
    odd: [...acknowledged.odd, ...undone],
  });
}

const office = (work: Work): [string, Work] => ["responsabile", work];

/** A body that the office enters texts for. */
async function bodyOf({ sql }: World): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select organisation_id as id from contributions where state = 'published' order by number limit 1`;
  return row?.id ?? "";
}
