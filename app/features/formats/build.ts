import { hrefIn } from "#app/core/paths.ts";
import type { Edition, VersionContent, VersionParagraph, VersionSection } from "#app/features/document/version.ts";
import { firstKind, sourceHref, speakerOf, type SourceKindName } from "#app/features/sources/source.ts";
import { exports_ as en } from "#app/i18n/en/exports.ts";
import { exports_ as it } from "#app/i18n/it/exports.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { exportBlocks, footnotesOf, noteBlocks, withMarks } from "./blocks.ts";
import { clean } from "./clean.ts";
import type {
  ExportChapter,
  ExportModel,
  ExportNote,
  ExportParagraph,
  ExportSection,
  ExportSource,
  SourceNote,
} from "./model.ts";

export interface ExportOptions {
  lang: Lang;
  /** Scheme and host, without a slash at the end. */
  origin: string;
  /** Of the version's canonical text, as stored. */
  sha256: string;
  /** Set when the version was marked «ritirata per errore materiale». */
  withdrawn?: { at: Date; reason: string } | null;
  /** All editions of the number, oldest first. */
  editions?: readonly Edition[];
}
export type ExportText = typeof it;

export const exportText = (lang: Lang): ExportText => (lang === "it" ? it : en);

/** The words for a code of the data. A code of a later campaign that has no words yet is shown as it is. */
export function labelOf(t: ExportText, group: "role" | "bench" | "kind" | "section", code: string): string {
  const label = (t as Record<string, unknown>)[`${group}_${code}`];
  return typeof label === "string" ? label : clean(code);
}

/** The bench, in brackets behind the name of the speaker; empty for a source that comes from none. */
export const inBrackets = (bench: string): string => (bench === "" ? "" : ` (${bench})`);

/**
 * Builds what every format writes, from what `shownContent` gives, so that nothing that may no longer be read comes
 * here. Numbering, addresses and notes are decided here and nowhere else. Throws when a paragraph cites an excerpt that
 * the version doesn't hold.
 */
export function buildExport(
  published: VersionContent,
  { lang, origin, sha256, withdrawn, editions = [] }: ExportOptions,
): ExportModel {
  const t = exportText(lang);
  const content = marked(published);
  const address = origin + hrefIn("it", "version", { campaign: content.campaign.slug, version: content.number });
  const notes: ExportNote[] = [];
  const excerpts = new Map(content.excerpts.map((excerpt) => [excerpt.id, excerpt]));
  const wholes = new Map(content.wholes?.map((whole) => [whole.id, whole]));
  const campaign = content.campaign.slug;
  const words = textIn(lang);
  const speaker = ({ source: kind = firstKind, organisation }: { source?: SourceKindName; organisation: string }) =>
    clean(speakerOf({ kind, organisation }, words));
  const addressOf = (kind: SourceKindName, number: string, excerptId?: string) =>
    origin + sourceHref("it", { kind, campaign, number }, excerptId);

  const exportParagraph = (paragraph: VersionParagraph, level: number): ExportParagraph => {
    const own: ExportNote[] = [];
    const footnotes = footnotesOf(paragraph.blocks);
    const next = notes.length + 1;
    const numberOf = (label: string) => {
      const index = footnotes.findIndex((footnote) => footnote.label === label);
      return index < 0 ? null : next + index;
    };
    for (const [index, footnote] of footnotes.entries()) {
      own.push({
        type: "office",
        number: next + index,
        paragraph: paragraph.number,
        blocks: noteBlocks(exportBlocks(footnote.blocks, level, () => null)),
      });
    }
    for (const citation of paragraph.citations) {
      const excerpt = excerpts.get(citation.excerptId);
      if (!excerpt)
        throw new Error(
          `paragraph ${paragraph.id} cites excerpt ${citation.excerptId}, which the version does not hold`,
        );
      own.push({
        type: "source",
        number: next + own.length,
        paragraph: paragraph.number,
        excerptId: excerpt.id,
        source: excerpt.source ?? firstKind,
        role: citation.role,
        roleLabel: labelOf(t, "role", citation.role),
        organisation: excerpt.joined
          ? `${clean(excerpt.organisation)}, ${t.together(excerpt.joined.map(clean).join("; "))}`
          : speaker(excerpt),
        bench: clean(excerpt.bench),
        benchLabel: labelOf(t, "bench", excerpt.bench),
        kind: clean(excerpt.kind),
        kindLabel: labelOf(t, "kind", excerpt.kind),
        quotation: clean(excerpt.exact),
        objection: citation.objection === undefined ? null : t.contested(clean(citation.objection)),
        disowned: excerpt.disowned === undefined ? null : t.disowned(day(excerpt.disowned)),
        contribution: excerpt.contribution,
        contributionTitle: clean(excerpt.contributionTitle),
        address: addressOf(excerpt.source ?? firstKind, excerpt.contribution, excerpt.id),
      });
    }
    for (const { sourceId, role } of paragraph.wholes ?? []) {
      const whole = wholes.get(sourceId);
      if (!whole)
        throw new Error(`paragraph ${paragraph.id} cites source ${sourceId}, which the version does not hold`);
      own.push({
        type: "source",
        number: next + own.length,
        paragraph: paragraph.number,
        excerptId: null,
        source: whole.source,
        role,
        roleLabel: labelOf(t, "role", role),
        organisation: speaker(whole),
        bench: clean(whole.bench),
        benchLabel: labelOf(t, "bench", whole.bench),
        kind: null,
        kindLabel: null,
        quotation: null,
        objection: null,
        disowned: null,
        contribution: whole.number,
        contributionTitle: clean(whole.title),
        address: addressOf(whole.source, whole.number),
      });
    }
    notes.push(...own);
    const text = exportBlocks(paragraph.blocks, level, numberOf);
    const unreferred = own.filter((note) => note.type === "source" || !mentions(text, note.number));
    return {
      id: paragraph.id,
      number: paragraph.number,
      linking: paragraph.linking,
      address: `${address}#p-${paragraph.id}`,
      blocks: withMarks(
        text,
        unreferred.map((note) => note.number),
      ),
      notes: own,
    };
  };

  const exportSection = (section: VersionSection): ExportSection => {
    const level = section.line === null ? 1 : 2;
    return {
      id: section.id,
      kind: section.kind,
      level,
      title: clean(section.title) || labelOf(t, "section", section.kind),
      paragraphs: section.paragraphs.map((paragraph) => exportParagraph(paragraph, level + 1)),
      bodies: section.kind === "bodies",
    };
  };

  const chapters: ExportChapter[] = [];
  for (const section of content.sections) {
    const line = content.lines.find((candidate) => candidate.code === section.line) ?? null;
    const previous = chapters.at(-1);
    if (section.line !== null && previous?.line?.code === section.line) previous.sections.push(exportSection(section));
    else if (section.line !== null) {
      const shown = line ?? { code: section.line, shortName: "", title: "", color: "#17324d", stroke: "solid" };
      const title = shown.title ? t.line(shown.code, clean(shown.title)) : t.lineOf(shown.code);
      const again = chapters.filter((chapter) => chapter.line?.code === section.line).length;
      const { code, shortName, color, stroke } = shown;
      chapters.push({
        id: again ? `linea-${code}-${again + 1}` : `linea-${code}`,
        line: { code, shortName: clean(shortName), title: clean(shown.title), color, stroke },
        title,
        sections: [exportSection(section)],
      });
    } else chapters.push({ id: `s-${section.id}`, line: null, title: null, sections: [exportSection(section)] });
  }

  const { act, title, inBrief, office } = content.document;
  const day = (iso: string) => longDay(iso, lang);
  return {
    lang,
    origin,
    notices: [
      ...(content.campaign.demo ? [t.demoNotice] : []),
      ...(withdrawn ? [t.withdrawnNotice(day(withdrawn.at.toISOString()), clean(withdrawn.reason))] : []),
      ...editions
        .slice(1)
        .map((edition, index) =>
          t.reissuedNotice(
            day(edition.publishedAt.toISOString()),
            clean(edition.reason),
            editions[index]?.sha256 ?? "",
          ),
        ),
      ...([...content.excerpts, ...(content.wholes ?? [])].some((cited) => cited.withheld === "gone")
        ? [t.withheldNotice]
        : []),
      ...(content.excerpts.some((excerpt) => excerpt.withheld === "covered") ? [t.coveredNotice] : []),
      ...(content.excerpts.some((excerpt) => excerpt.disowned) ? [t.disownedNotice] : []),
      ...(content.sections.some((section) => section.paragraphs.some((paragraph) => paragraph.removed))
        ? [t.removedNotice]
        : []),
    ],
    runningHead: [
      clean(title),
      t.version(content.number),
      ...(content.campaign.demo ? [t.demoShort] : []),
      ...(withdrawn ? [t.withdrawnShort] : []),
    ].join(" · "),
    title: clean(title),
    campaign: clean(content.campaign.title),
    office: clean(office),
    versionLabel: t.version(content.number),
    stateLabel: content.state === "final" ? t.stateFinal : t.stateDraft,
    actLabel: act && t.act(clean(act.organ), clean(act.number), day(`${act.date}T12:00:00Z`)),
    publishedAt: content.publishedAt,
    publishedLabel: day(content.publishedAt),
    address,
    sha256,
    inBrief: clean(inBrief),
    chapters,
    bodies: content.bodies.map((body) => ({
      name: clean(body.name),
      bench: labelOf(t, "bench", body.bench),
      contributions: body.contributions,
    })),
    bodiesApart: !content.sections.some((section) => section.kind === "bodies"),
    sources: listSources(chapters, (note) => addressOf(note.source, note.contribution)),
    notes,
    content,
  };
}

/**
 * Says in words what is missing, in the language of the texts, so that JSON and CSV say it too. Gives the same content
 * when nothing is missing.
 */
function marked(content: VersionContent): VersionContent {
  const excerpts = content.excerpts.map((excerpt) => {
    const gone = excerpt.withdrawn ? it.withdrawnText(longDay(excerpt.withdrawn, "it")) : it.withheldText;
    if (excerpt.withheld === "gone") return { ...excerpt, exact: gone, contributionTitle: gone };
    if (excerpt.withheld === "replaced") return { ...excerpt, exact: it.replacedText };
    return excerpt.withheld ? { ...excerpt, exact: it.coveredText } : excerpt;
  });
  const wholes = content.wholes?.map((whole) => (whole.withheld ? { ...whole, title: it.withheldText } : whole));
  const sections = content.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map(markedParagraph),
  }));
  return { ...content, excerpts, ...(wholes && { wholes }), sections };
}

function markedParagraph(paragraph: VersionParagraph): VersionParagraph {
  if (!paragraph.removed) return paragraph;
  const plain = it.removedText(longDay(paragraph.removed.at, "it"), clean(paragraph.removed.reason));
  return { ...paragraph, plain, blocks: [{ type: "paragraph", runs: [{ text: plain, start: 0 }] }] };
}

function mentions(blocks: ExportParagraph["blocks"], number: number): boolean {
  return JSON.stringify(blocks).includes(`{"note":${number}}`);
}

/** The cited sources by number, each once, with the paragraphs that cite it. */
function listSources(chapters: ExportChapter[], address: (note: SourceNote) => string): ExportSource[] {
  const sources = new Map<string, ExportSource>();
  const paragraphs = chapters.flatMap((chapter) => chapter.sections).flatMap((section) => section.paragraphs);
  for (const paragraph of paragraphs) {
    for (const note of paragraph.notes) {
      if (note.type !== "source") continue;
      const source = sources.get(note.contribution) ?? {
        contribution: note.contribution,
        title: note.contributionTitle,
        organisation: note.organisation,
        bench: note.benchLabel,
        address: address(note),
        paragraphs: [],
      };
      if (!source.paragraphs.some(({ id }) => id === paragraph.id))
        source.paragraphs.push({ number: paragraph.number, id: paragraph.id });
      sources.set(note.contribution, source);
    }
  }
  return [...sources.values()].sort((a, b) => (a.contribution < b.contribution ? -1 : 1));
}
