import { asc, eq } from "drizzle-orm";
import {
  addParagraph,
  citeSource,
  createDocument,
  proposeVersion,
  saveFront,
} from "#app/features/document/documents.server.ts";
import { assembleVersion } from "#app/features/document/assemble.server.ts";
import { draftDigest, publishVersion } from "#app/features/document/versions.server.ts";
import { sectionTitles } from "#app/features/document/section-titles.ts";
import { documents, sections } from "#db/schema/document.ts";
import { demoContent } from "#db/seed/content/index.ts";
import { get, must, type Loaded } from "./load-bodies.server.ts";

/** Writes the platform document paragraph by paragraph, cites its excerpts, proposes and publishes version 1. */
export async function loadDocument(loaded: Loaded, excerpts: Map<string, string>): Promise<void> {
  const seed = demoContent.document;
  const campaignId = get(loaded.campaigns, seed.campaign).id;
  const publishedAt = new Date(seed.publishedAt);
  const planner = await loaded.as("redazione", new Date(publishedAt.getTime() - 20 * 86_400_000));
  must(
    await createDocument(planner, {
      campaignId,
      title: seed.title,
      titles: {
        ...sectionTitles,
        annexes: seed.sections.find((section) => section.kind === "annexes")?.title ?? sectionTitles.annexes,
      },
    }),
  );
  must(await saveFront(planner, { campaignId, title: seed.title, inBrief: seed.inBrief }));
  const rows = await loaded.tx
    .select({ id: sections.id, kind: sections.kind, lineId: sections.lineId })
    .from(sections)
    .innerJoin(documents, eq(documents.id, sections.documentId))
    .where(eq(documents.campaignId, campaignId))
    .orderBy(asc(sections.position));
  for (const section of seed.sections) {
    const lineId = section.line === null ? null : get(loaded.lines, `${seed.campaign} ${section.line}`);
    const row = rows.find((each) => each.kind === section.kind && each.lineId === lineId);
    if (!row) throw new Error(`The document has no section ${section.key}`);
    for (const paragraph of seed.paragraphs.filter((each) => each.section === section.key)) {
      const { id } = must(
        await addParagraph(planner, {
          sectionId: row.id,
          text: paragraph.text,
          ...(paragraph.linking ? { linking: "on" } : {}),
        }),
      );
      for (const { excerpt, role } of paragraph.cites)
        must(await citeSource(planner, { paragraphId: id, citedId: get(excerpts, excerpt), role }));
    }
  }
  must(await proposeVersion(planner, { campaignId, note: "" }));
  const frame = {
    number: 1,
    state: seed.state,
    publishedAt: publishedAt.toISOString(),
    office: seed.office,
    act: null,
  };
  const draft = await assembleVersion(loaded.tx, campaignId, frame);
  if (!draft) throw new Error("The demo has no document");
  must(
    await publishVersion(await loaded.as("responsabile", publishedAt), {
      campaignId,
      state: seed.state,
      office: seed.office,
      seen: draftDigest(draft.content),
    }),
  );
}
