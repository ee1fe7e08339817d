import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { writePaper } from "#app/features/pdf/pdf.server.ts";
import { bodyOfCampaign } from "#app/features/places/consulting-bodies.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { contributions } from "#db/schema/contributions.ts";
import { dossierPaper } from "./dossier-paper.ts";
import { getDossier } from "./dossiers.server.ts";

/** Logged before the paper is made, so that the last line of a dossier is its own download. */
export const recordDossier = command({
  name: "dossier.export",
  input: z.object({ contributionId: idField }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: contributions.campaignId })
      .from(contributions)
      .where(eq(contributions.id, input.contributionId));
    return row ?? null;
  },
  quiet: true,
  run: async ({ tx, input, log }) => {
    const [row] = await tx
      .select({ number: contributions.number })
      .from(contributions)
      .where(eq(contributions.id, input.contributionId));
    await log(`contribution:${input.contributionId}`, { number: row?.number ?? null });
  },
});

interface Of {
  id: string;
  slug: string;
  title: string;
  demo: boolean;
}

/** The dossier as PDF/A and PDF/UA; null for a number never given in that campaign. */
export async function dossierFile(
  campaign: Of,
  number: string,
  lang: Lang,
  now: Date,
): Promise<{ name: string; content: Uint8Array } | null> {
  const dossier = await getDossier(campaign.id, number);
  if (!dossier) return null;
  const address = settings().origin + hrefIn("it", "contribution", { campaign: campaign.slug, number });
  const body = (await bodyOfCampaign(campaign.id)).name[lang];
  return {
    name: `fascicolo-${number.toLowerCase()}.pdf`,
    content: await writePaper(dossierPaper(dossier, { lang, now, body, address, campaign })),
  };
}
