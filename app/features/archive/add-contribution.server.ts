import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { getAttachment } from "#app/features/attachments/attachments.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { contributionFolder, plainName } from "./bag.ts";
import { json, named, rights, type Work } from "./work.server.ts";
import type { ArchivedText } from "./archived-text.ts";
import { contributionHtml } from "./contribution-html.ts";
import { contributionPdf } from "./contribution-pdf.server.ts";
import { dublinCore, type WithheldReason } from "./descriptions.ts";
import { fileBytes, receivedFiles } from "./units.server.ts";

const neverPublic: Record<string, WithheldReason> = { withdrawn: "withdrawn", taken_down: "taken_down" };

/**
 * Writes what is public of a contribution into its folder, and everything else into the folders of what is reserved or
 * withheld.
 */
export async function addContribution(
  work: Work,
  row: { id: string; number: string; state: string; publicTextId: string | null },
): Promise<void> {
  const { bag, campaign, withheld, made } = work;
  const text = row.state === "published" ? await getPublicContribution(campaign.id, row.number) : null;
  if (!text || text.withheld) {
    withheld.add({
      kind: "contribution",
      of: row.number,
      reason: neverPublic[row.state] ?? "never_published",
      note: row.state,
      sha256: "",
      size: null,
    });
    return;
  }
  const at = `contributi/${contributionFolder(row.number)}`;
  const address = settings().origin + hrefIn("it", "contribution", { campaign: campaign.slug, number: row.number });
  const { prose, attachments: _, lineIds, textId: __, id: ___, roundId: ____, organisationId: _____, ...about } = text;
  const lines = campaign.lines.filter((line) => lineIds.includes(line.id));
  await bag.add(
    `${at}/testo.json`,
    json({
      ...about,
      district: about.district?.code ?? null,
      address,
      lines: lines.map(({ code, title }) => ({ code, title })),
      blocks: prose.blocks,
      plain: prose.plain,
    }),
  );
  const archived: ArchivedText = {
    ...about,
    campaign: campaign.title,
    demo: campaign.demo,
    round: about.roundTitle,
    address,
    omissis: about.omissisReasons.length,
    blocks: prose.blocks,
    plain: prose.plain,
  };
  await bag.add(`${at}/testo.html`, contributionHtml(archived));
  await bag.add(`${at}/testo.pdf`, await named(row.number, () => contributionPdf(archived, work.body)));
  await bag.add(
    `${at}/descrizione.dc.xml`,
    dublinCore({
      title: about.title,
      creator: about.organisation,
      publisher: work.body,
      date: about.receivedAt.toISOString(),
      type: "Text",
      format: ["application/pdf", "text/html", "application/json"],
      identifier: [row.number, address, `sha256:${about.sha256}`],
      language: "it",
      rights,
      subject: lines.map((line) => line.title),
      relation: campaign.title,
      coverage: about.district?.name.it ?? "",
    }),
  );
  made.contributions += 1;
  await addFiles(work, row, at);
}

async function addFiles(
  { bag, withheld, received, made }: Work,
  row: { id: string; number: string; publicTextId: string | null },
  at: string,
): Promise<void> {
  const { rows, hidden } = await receivedFiles(row);
  for (const [index, file] of rows.entries()) {
    const known = { contribution: row.number, role: file.role, name: file.name, mediaType: file.mediaType };
    const open = await getAttachment(file.id, null);
    if (open?.public) {
      const path = `${at}/allegati/${plainName(index + 1, open.name)}`;
      const digest = await bag.add(path, open.content);
      received.add({
        ...known,
        name: open.name,
        mediaType: open.mediaType,
        path: `data/${path}`,
        size: open.content.byteLength,
        sha256: digest,
        public: true,
      });
      made.files += 1;
    }
    const same = open?.public && !file.replaced;
    if (same) continue;
    const reason: WithheldReason | null = file.sealed
      ? "sealed"
      : file.scan === "infected"
        ? "infected"
        : hidden || file.replaced || file.withheldReason !== ""
          ? "under_omissis"
          : null;
    if (reason) {
      withheld.add({
        kind: file.role,
        of: row.number,
        reason,
        note: file.withheldReason,
        sha256: file.sha256,
        size: file.size,
      });
      continue;
    }
    const path = `riservato/${contributionFolder(row.number)}/${plainName(index + 1, file.name)}`;
    await bag.add(path, await fileBytes(file.fileId));
    received.add({ ...known, path: `data/${path}`, size: file.size, sha256: file.sha256, public: false });
    made.reserved += 1;
  }
}
