import { getPlace } from "#app/features/places/places.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { db } from "#db/client.server.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { listSignatories } from "#app/features/drafts/drafts-body.server.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { filingContent } from "#app/features/drafts/filing-content.server.ts";
import { whyNotFile } from "#app/features/drafts/filing.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { namesJoined } from "#app/features/joining/joins.server.ts";
import { numberOf } from "#app/features/texts/filings.server.ts";
import { longTime } from "#app/i18n/time.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";

/** A draft as it would be filed now, with what is still missing; null for everybody who is not of its organisation. */
export async function getFilingSummary(draftId: string, body: Represented, now: Date, lang: Lang) {
  const draft = await getDraft(draftId, body);
  const content = draft && (await filingContent(db(), draft, now));
  if (!draft || !content) return null;
  const lines = (await listLines(draft.campaignId, { retired: true })).filter((line) =>
    content.lineIds.includes(line.id),
  );
  return {
    id: draft.id,
    version: draft.version,
    title: draft.title,
    kind: draft.kind,
    district: await getPlace(draft.district),
    organisation: content.organisation.name,
    round: content.round.title,
    closes: longTime(content.round.closesAt, lang),
    lines: lines.map(({ code, shortName, color, stroke }) => ({ code, shortName, color, stroke })),
    blocks: content.prose.blocks,
    confidential: content.confidential,
    files: content.attachments.map(({ id, role, name, size }) => ({ id, role, name, size: sizeInWords(size, lang) })),
    missing: content.missing,
    why: whyNotFile(content.round, content.campaign, await getBench(body), draft.kind, now),
    joined: await namesJoined(draft.id),
    contribution: await numberOf(draft.contributionId),
    signatories: await listSignatories(body, now),
    privacyVersion: (await privacyInForce(now)).version,
  };
}
