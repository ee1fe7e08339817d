import { setTimeout as pause } from "node:timers/promises";
import type { Where } from "./commits.ts";
import type { manners } from "./smtp-sink.ts";
import type { World } from "./world.ts";

/** Something that befalls the office. */
export interface Fault {
  name: string;
  /** The database was away, and is back: from then on nobody waits for long. */
  database: boolean;
  /** Gives false where it could not be done. */
  befall(world: World, random: () => number): Promise<boolean>;
}

/** Milliseconds that a COMMIT is held before the kill: enough for an answer that doesn't wait for it. */
const heldFor = 400;
/** Milliseconds in which somebody files a text, or nobody does. */
const patience = 20_000;
/** What the transaction of a filing says. */
const filing = 'insert into "contributions"';

/** Waits for a filing whose COMMIT is on its way, and holds it. Gives which server waits for it; null for none. */
async function heldCommit({ commits }: World, where: Where): Promise<number | null> {
  const sprung = await Promise.race([
    new Promise<number>((resolve) => commits.forEach((each, at) => each.hold(filing, where, () => resolve(at)))),
    pause(patience, null, { ref: false }),
  ]);
  for (const each of commits) each.letGo();
  await pause(heldFor);
  return sprung;
}

async function killServer(world: World, at: number): Promise<void> {
  world.servers[at]?.child.kill("SIGKILL");
  await world.servers[at]?.child.ended;
  await world.replace(at);
}

/** Sabotage, once the database is back: one of the connections that are made anew will soon answer nobody. */
function loseSlot({ sabotage, commits }: World): void {
  if (sabotage === "lost-slot") commits[0]?.loseOne();
}

const killed = (where: Where): Fault => ({
  name: `a server is killed ${where} a COMMIT is done`,
  database: false,
  befall: async (world) => {
    const at = await heldCommit(world, where);
    if (at !== null) await killServer(world, at);
    return at !== null;
  },
});

const databaseKilled = (where: Where): Fault => ({
  name: `PostgreSQL is killed ${where} a COMMIT is done`,
  database: true,
  befall: async (world) => {
    const at = await heldCommit(world, where);
    await world.cluster.crash();
    loseSlot(world);
    return at !== null;
  },
});

const frozen = (seconds: number): Fault => ({
  name: `PostgreSQL stands still for ${seconds} s`,
  database: true,
  befall: async (world) => {
    world.cluster.freeze();
    await pause(seconds * 1000);
    loseSlot(world);
    world.cluster.thaw();
    return true;
  },
});

const mail = (manner: Exclude<(typeof manners)[number], "takes">): Fault => ({
  name: `the mail server: ${manner}`,
  database: false,
  befall: async ({ smtp }, random) => {
    smtp.become(manner);
    await pause(2_000 + random() * 3_000);
    smtp.become("takes");
    return true;
  },
});

export const faults = {
  serverKilled: {
    name: "a server is killed",
    database: false,
    befall: async (world, random) => {
      await killServer(world, random() < 0.5 ? 0 : 1);
      return true;
    },
  },
  killedBefore: killed("before"),
  killedAfter: killed("after"),
  databaseKilledBefore: databaseKilled("before"),
  databaseKilledAfter: databaseKilled("after"),
  stopped: {
    name: "PostgreSQL is stopped and started",
    database: true,
    befall: async (world, random) => {
      await world.cluster.end("fast");
      await pause(500 + random() * 4_000);
      await world.cluster.begin();
      loseSlot(world);
      return true;
    },
  },
  frozen: frozen(3),
  longFrozen: frozen(14),
  cut: {
    name: "every line to PostgreSQL is cut",
    database: true,
    befall: async (world) => {
      loseSlot(world);
      for (const line of world.lines) line.cut("reset");
      return Promise.resolve(true);
    },
  },
  fullDisk: {
    name: "PostgreSQL's disk is full",
    database: true,
    befall: async ({ cluster, ownDisk }, random) => {
      if (!ownDisk) return false;
      cluster.fillDisk();
      await pause(2_000 + random() * 3_000);
      cluster.freeDisk();
      // It may have ended meanwhile, since it can't go on without a log of its own: whoever frees the disk starts it.
      await cluster.end("fast");
      await cluster.begin();
      return true;
    },
  },
  mailRefused: mail("refuses"),
  mailSilent: mail("silent"),
  mailLater: mail("later"),
  mailHangsUp: mail("hangs up"),
} satisfies Record<string, Fault>;

/** One of each kind, in an order of chance; what befalls a COMMIT twice as often. */
export function* ofAllKinds(random: () => number): Generator<Fault> {
  const { killedBefore, killedAfter, databaseKilledBefore } = faults;
  for (;;) {
    const round: Fault[] = [...Object.values(faults), killedBefore, killedAfter, databaseKilledBefore];
    while (round.length > 0) yield* round.splice(Math.floor(random() * round.length), 1);
  }
}
