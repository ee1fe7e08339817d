import { hrefIn } from "#app/core/paths.ts";
import { takeBack, tellAll, type Telling } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { VersionContent } from "./version.ts";

const named = (campaignId: string, number: number) => ({
  about: `version:${campaignId} ${number}`,
  once: `version ${campaignId} ${number}`,
});

/** Tells every body with a published contribution of a new version, once it has been published for ten minutes. */
export async function tellOfVersion(tx: Tx, campaignId: string, content: VersionContent, now: Date): Promise<void> {
  const citations = new Map<string, number>();
  for (const excerpt of content.excerpts)
    citations.set(excerpt.organisation, (citations.get(excerpt.organisation) ?? 0) + 1);
  const path = hrefIn("it", "version", { campaign: content.campaign.slug, version: content.number });
  const tellings: Telling[] = content.bodies.map(({ organisationId, name }) => ({
    to: { organisation: { id: organisationId, campaignId } },
    news: {
      kind: "version_published",
      facts: {
        number: content.number,
        title: content.document.title,
        campaign: content.campaign.title,
        citations: citations.get(name) ?? 0,
      },
      path,
      campaignId,
      ...named(campaignId, content.number),
      wait: true,
    },
  }));
  await tellAll(tx, tellings, now);
}

/** Takes back the news of a version that was withdrawn or taken down. */
export const takeBackVersion = (tx: Tx, campaignId: string, number: number): Promise<void> =>
  takeBack(tx, named(campaignId, number));
