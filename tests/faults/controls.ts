import { runControl } from "./control.ts";
import { sabotages, startWorld } from "./world.ts";

/* `npm run faults -- controls`: a fault run that can't go red proves nothing. Each sabotage must be found out. */
const world = await startWorld();
let unseen = 0;
for (const sabotage of sabotages) {
  const { whole, finds } = await runControl(world, sabotage);
  if (finds === 0) unseen += 1;
  console.log(`${sabotage}: ${finds > 0 ? `red, found ${finds}` : "NOT FOUND"}`);
  for (const { what, found, wanted } of whole.wrong) console.log(`  ${what.trim()}: ${found}, wanted ${wanted}`);
}
await world.stop();
process.exitCode = unseen === 0 ? 0 : 1;
