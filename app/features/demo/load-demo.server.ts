import { hash } from "@node-rs/argon2";
import { sql } from "drizzle-orm";
import { database, takesItsTime, useDatabase, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { demoContent } from "#db/seed/content/index.ts";
import { contestBench } from "#app/features/stakeholders/bench-objections.server.ts";
import { begin, loadBodies, must, type Loaded } from "./load-bodies.server.ts";
import { keepRoundsOpen, loadCampaigns } from "./load-campaigns.server.ts";
import { loadDocument } from "./load-document.server.ts";
import { loadPlaces } from "./load-places.server.ts";
import { loadStakeholders } from "./load-stakeholders.server.ts";
import { loadTexts } from "./load-texts.server.ts";

/**
 * It is printed at the start. Elsewhere it opens nothing: demo accounts sign in only where ORIGIN is local, or with
 * DEMO_PUBLIC=1.
 */
export const demoPassword = "cinque-fili-al-tavolo";

/**
 * The transaction in the place of the database that commands get: each act takes part in it without a savepoint of its
 * own. If an act fails, the whole load ends anyway, and with seven hundred savepoints PostgreSQL takes much longer for
 * each row.
 */
const withoutSavepoints = (tx: Tx): Tx =>
  Object.create(tx, { transaction: { value: (act: (within: Tx) => unknown) => act(tx) } }) as Tx;

/**
 * Loads the demo consultation into an empty database, through the commands that people's own acts use, with the times
 * at which they happen in the demo. It is one transaction, so that a start that is cut off leaves nothing behind.
 */
export async function loadDemo(now: Date, begins: () => void = () => undefined): Promise<boolean> {
  const handle = database();
  if ((await handle.db.$count(campaigns)) > 0) return false;
  begins();
  // OWASP's parameters for argon2id; one hash for all, since the password is public.
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  try {
    await handle.db.transaction(async (tx) => {
      await takesItsTime(tx);
      useDatabase({ ...handle, db: withoutSavepoints(tx) });
      // The functions behind the tallies take arrays; if it may choose, PostgreSQL makes a new plan for them at each
      // call.
      await tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
      await loadPlaces(tx, begin);
      const loaded: Loaded = await loadBodies(tx, passwordHash);
      await loadCampaigns(loaded);
      const excerpts = await loadTexts(loaded);
      await loadDocument(loaded, excerpts);
      await loadStanding(loaded);
      await loadStakeholders(loaded);
      await keepRoundsOpen(loaded, now);
      // Nobody would receive the demo's mails.
      await tx.execute(sql`delete from jobs`);
    });
  } finally {
    useDatabase(handle);
  }
  return true;
}

/** For the terminal, one line for each role. */
export function demoLogins(): string[] {
  const shown = ["responsabile", "redazione", "servizi", "servizi.bozze", "metallo", "garanzia", "admin"];
  const lines = shown.flatMap((key) => {
    const person = demoContent.people.find((each) => each.key === key);
    return person ? [`  ${person.email.padEnd(28)} ${person.about}`] : [];
  });
  return [`Dati dimostrativi. Si accede con la password «${demoPassword}»:`, ...lines];
}

/** Signatories name the drafters of their bodies, and one body objects to its bench and waits for an answer. */
async function loadStanding(loaded: Loaded): Promise<void> {
  await loaded.tx.execute(sql`
    update mandates d set appointed_under = s.id from mandates s
    where d.capacity = 'drafter' and s.capacity = 'signatory' and s.organisation_id = d.organisation_id and s.campaign_id = d.campaign_id`);
  const why =
    "Riuniamo soprattutto cooperative sociali: i nostri testi parlano di inserimento lavorativo più che d’impresa, e li riconosceremmo meglio accanto a quelli del terzo settore.";
  must(
    await contestBench(await loaded.as("mutua", new Date("2026-10-12T08:30:00Z"), "mutua"), {
      wanted: "third_sector",
      why,
    }),
  );
}
