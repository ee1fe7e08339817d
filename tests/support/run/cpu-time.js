import { readFileSync, readdirSync } from "node:fs";

/** What Linux counts processor time in, on every architecture that Node runs on: hundredths of a second. */
const TICKS = 100;
const LOOK_EVERY = 500;

/**
 * Counts the processor time of a process and of everything that it starts, also of what its parent never waits for
 * (a browser's pages), by looking twice a second. What lives shorter is missed. Only Linux tells it.
 * @param {number | undefined} pid
 * @returns {() => number | undefined} stops counting, gives seconds; undefined where they can't be known
 */
export function countCpu(pid) {
  if (process.platform !== "linux" || pid === undefined) return () => undefined;
  /** @type {Map<number, { began: string, ticks: number }>} */
  const ours = new Map([[pid, { began: "", ticks: 0 }]]);
  let gone = 0;
  const look = () => {
    const all = processes();
    // A number that is used again is another process.
    for (const [id, { began, ticks }] of ours) {
      const now = all.get(id);
      if (now && (began === "" || now.began === began)) ours.set(id, now);
      else {
        gone += ticks;
        ours.delete(id);
      }
    }
    for (let found = true; found; ) {
      found = false;
      for (const [id, each] of all) {
        if (ours.has(id) || !ours.has(each.parent)) continue;
        ours.set(id, each);
        found = true;
      }
    }
  };
  look();
  const timer = setInterval(look, LOOK_EVERY);
  timer.unref();
  return () => {
    clearInterval(timer);
    look();
    return ([...ours.values()].reduce((sum, { ticks }) => sum + ticks, 0) + gone) / TICKS;
  };
}

/** @returns {Map<number, { parent: number, began: string, ticks: number }>} every process of this machine */
function processes() {
  const all = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The program's name stands in brackets and may hold anything; what follows the last one is a list.
      const text = readFileSync(`/proc/${name}/stat`, "latin1");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      all.set(Number(name), {
        parent: Number(fields[1]),
        began: fields[19] ?? "",
        ticks: Number(fields[11]) + Number(fields[12]),
      });
    } catch {
      continue;
    }
  }
  return all;
}
