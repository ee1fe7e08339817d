import { and, count, eq, gt, min } from "drizzle-orm";
import { enqueue } from "#app/core/jobs.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { fullName, nameOn } from "#app/features/organisations/name.ts";
import { namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns, contributions } from "#db/schema/index.ts";

const atOnce = 100;

/** Tells each body what an import brought in its name, or that it was undone, by one notice for all of its texts. */
export async function tellOfImport({ batch, kind, after }: JobPayload<"import_tell">, now: Date): Promise<void> {
  const bodies = await db()
    .select({
      id: contributions.organisationId,
      campaignId: contributions.campaignId,
      texts: count(),
      first: min(contributions.number),
    })
    .from(contributions)
    .where(and(eq(contributions.batchId, batch), gt(contributions.organisationId, after)))
    .groupBy(contributions.organisationId, contributions.campaignId)
    .orderBy(contributions.organisationId)
    .limit(atOnce);
  const [first] = bodies;
  if (!first) return;
  const [campaign] = await db()
    .select({ title: campaigns.title })
    .from(campaigns)
    .where(eq(campaigns.id, first.campaignId));
  const names = await namesOf(bodies.map((body) => body.id));
  await db().transaction(async (tx) => {
    const tellings: Telling[] = bodies.map((body) => {
      const name = nameOn(romeDay(now), names.get(body.id) ?? []);
      const facts = {
        organisation: name ? fullName(name) : "",
        campaign: campaign?.title ?? "",
        texts: body.texts,
        first: body.first,
      };
      const { campaignId } = body;
      const [once, about] = [`${kind} ${batch}`, `import:${batch}`];
      return {
        to: { organisation: { id: body.id, campaignId } },
        news: { kind, facts, path: hrefIn("it", "space"), campaignId, once, about },
      };
    });
    await tellAll(tx, tellings, now);
    const last = bodies.at(-1)?.id ?? "";
    if (bodies.length === atOnce)
      await enqueue(tx, "import_tell", { batch, kind, after: last }, now, {
        once: `import tell ${kind} ${batch} ${last}`,
        about: `import:${batch}`,
      });
  });
}
