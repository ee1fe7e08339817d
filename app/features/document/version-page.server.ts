import { keptWhileSame, untilChanged } from "#app/core/reads.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getVersionHead } from "#app/features/heads/proofs.server.ts";
import { benches } from "#db/schema/index.ts";
import type { VersionContent, VersionExcerpt, VersionParagraph, VersionSection } from "./version.ts";
import { countCovered } from "./cover.ts";
import { getVersionFacts, listVersions, readContent } from "./versions.server.ts";
import { shownInPlace, threadsOf, voicesOf, wholesOf } from "./voices.ts";

/**
 * Everything that the page of a published version shows; `whole` names a paragraph of which all sources are shown,
 * unfolded.
 */
export const getVersionPage = untilChanged(readVersionPage);

async function readVersionPage(slug: string, number: number, whole: string | null) {
  const campaign = await getPublicCampaign(slug);
  const version = campaign ? await getVersionFacts(campaign.id, number) : null;
  if (!campaign || !version) return null;
  const versions = await listVersions(campaign.id);
  const { id, cover: _, coverKey, ...about } = version;
  /** Names all content from which the page is made; null where a paragraph is shown as on no other page. */
  const madeFrom = whole === null ? `${id} ${coverKey} ${about.removed ? "removed" : ""}` : null;
  return {
    slug,
    demo: campaign.demo,
    campaignTitle: campaign.title,
    ...about,
    ...(madeFrom === null
      ? shownIn(await readContent(version), whole)
      : await kept(`${campaign.id} ${number}`, madeFrom, async () => shownIn(await readContent(version), null))),
    newest: versions.find((each) => each.stands)?.number ?? null,
    versions,
    head: await getVersionHead(id),
    madeFrom,
  };
}

/**
 * What the page shows of a version's frozen content. It is kept under the edition and the cover: after a takedown, an
 * omissis or a reissue it is made anew.
 */
const kept = keptWhileSame<ReturnType<typeof shownIn>>(8);

const shownIn = (content: VersionContent, whole: string | null) => ({
  document: content.document,
  lines: content.lines,
  bodies: content.bodies,
  covered: countCovered(content),
  chapters: chaptersOf(content, whole),
});
export type VersionPage = NonNullable<Awaited<ReturnType<typeof getVersionPage>>>;
export type PageParagraph = VersionPage["chapters"][number]["sections"][number]["paragraphs"][number];

/**
 * Sections of one line that follow each other form a chapter; each section outside of the lines is a chapter by itself.
 */
function chaptersOf(content: VersionContent, whole: string | null) {
  const excerpts = new Map(content.excerpts.map((excerpt) => [excerpt.id, excerpt]));
  const most = shownInPlace(
    content.sections
      .flatMap((section) => section.paragraphs)
      .reduce((sum, paragraph) => sum + paragraph.citations.length, 0),
  );
  const chapters: { line: VersionContent["lines"][number] | null; sections: ReturnType<typeof sectionOf>[] }[] = [];
  for (const section of content.sections) {
    const line = content.lines.find((each) => each.code === section.line) ?? null;
    const shown = sectionOf(section, content, excerpts, { whole, most });
    if (shown.paragraphs.length === 0 && section.kind !== "bodies") continue;
    const last = chapters.at(-1);
    if (line && last?.line?.code === line.code) last.sections.push(shown);
    else chapters.push({ line, sections: [shown] });
  }
  return chapters;
}

function sectionOf(
  { id, kind, title, line, paragraphs }: VersionSection,
  content: VersionContent,
  excerpts: ReadonlyMap<string, VersionExcerpt>,
  { whole, most }: { whole: string | null; most: number },
) {
  const one = (paragraph: VersionParagraph) => ({
    id: paragraph.id,
    number: paragraph.number,
    linking: paragraph.linking,
    blocks: paragraph.blocks,
    removed: paragraph.removed ?? null,
    lines: threadsOf(paragraph, line, excerpts, content.lines),
    voices: voicesOf(paragraph, excerpts, benches, paragraph.id === whole ? Infinity : most),
    wholes: wholesOf(paragraph, content.wholes),
    whole: paragraph.id === whole,
  });
  return { id, kind, title, paragraphs: paragraphs.map(one) };
}

/**
 * What the document's own address shows before the first version: who will publish it, and what was published and
 * withdrawn.
 */
export async function getDocumentPage(slug: string) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const versions = await listVersions(campaign.id);
  return {
    slug,
    demo: campaign.demo,
    campaignTitle: campaign.title,
    office: campaign.office,
    versions,
    newest: versions.find((each) => each.stands)?.number ?? null,
  };
}
