import { isGreen, type Found, type Whole } from "./judge.ts";
import { faults, type Fault } from "./kinds.ts";
import { randomFrom, run } from "./office-run.ts";
import type { Sabotage, World } from "./world.ts";

/** By which of its rows a run must find each sabotage out, after which fault. */
const controls: Record<Sabotage, { fault: Fault; many: number; finds: (found: Found) => number }> = {
  "early-answer": { fault: faults.killedBefore, many: 1, finds: ({ lost }) => lost },
  "doubled-mail": { fault: faults.serverKilled, many: 0, finds: ({ mailsOfTwoIds }) => mailsOfTwoIds.length },
  "lost-slot": {
    fault: faults.stopped,
    many: 1,
    finds: ({ storms }) => storms.filter(({ failed, slots, ofSlots }) => failed > 0 || slots !== ofSlots).length,
  },
};

/** The fault run with one thing sabotaged: short, since each is found at its first chance. */
export async function runControl(world: World, sabotage: Sabotage): Promise<{ whole: Whole; finds: number }> {
  const { fault, many, finds } = controls[sabotage];
  const whole = await run(world, {
    tag: sabotage,
    faults: [fault],
    many,
    random: randomFrom(1),
    sabotage,
    rest: { least: 1_000, most: 3_000 },
    people: { writers: 3, importRows: 0, versionEvery: 0 },
    storms: sabotage === "lost-slot",
  });
  return { whole, finds: isGreen(whole, "green") ? 0 : finds(whole.found) };
}
