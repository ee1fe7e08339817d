import type { VersionContent, VersionExcerpt, VersionParagraph, VersionWhole } from "./version.ts";

/** What of a published version may no longer be read, or is contested, under the names that its content uses. */
export interface Cover {
  /** Paragraphs taken down, with the instant (ISO) and the public reason. */
  paragraphs: ReadonlyMap<string, { at: string; reason: string }>;
  /**
   * Excerpts whose text is no longer public, or whose words a later omissis covers, or stood in a text that an
   * integration has replaced.
   */
  excerpts: ReadonlyMap<string, "gone" | "covered" | "replaced">;
  /** Sources cited whole that are no longer public, by id. */
  wholes: ReadonlyMap<string, "gone">;
  /** Cited sources that their bodies have withdrawn since (ISO), by number. */
  withdrawn: ReadonlyMap<string, string>;
  /** The titles that cited sources have now, by number, where a new public text has changed them. */
  titles: ReadonlyMap<string, string>;
  /**
   * Objections of cited bodies to the use of their words that nobody has answered yet, by paragraph and excerpt
   * (`useKey`).
   */
  objections: ReadonlyMap<string, string>;
  /** Cited sources that their bodies have disowned since (ISO), by number. */
  disowned: ReadonlyMap<string, string>;
}

export const nothingCovered: Cover = {
  paragraphs: new Map(),
  excerpts: new Map(),
  wholes: new Map(),
  withdrawn: new Map(),
  titles: new Map(),
  objections: new Map(),
  disowned: new Map(),
};
export const useKey = (paragraphId: string, excerptId: string): string => `${paragraphId} ${excerptId}`;

/**
 * A version as everybody may read it today: pages and every export are made from this, never from the stored content.
 * Gives the very same object when nothing is covered. A paragraph that was taken down keeps only its id and number.
 */
export function shownContent(content: VersionContent, cover: Cover): VersionContent {
  const { paragraphs, excerpts, wholes, titles, objections, disowned } = cover;
  if (paragraphs.size + excerpts.size + wholes.size + titles.size + objections.size + disowned.size === 0)
    return content;
  const sections = content.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((paragraph) => shownParagraph(paragraph, cover)),
  }));
  const cited = new Set(
    sections
      .flatMap((section) => section.paragraphs)
      .flatMap((paragraph) => paragraph.citations.map(({ excerptId }) => excerptId)),
  );
  const shown = {
    ...content,
    sections,
    excerpts: content.excerpts
      .filter((excerpt) => cited.has(excerpt.id))
      .map((excerpt) => shownExcerpt(excerpt, cover)),
  };
  if (!content.wholes) return shown;
  const citedWhole = new Set(
    sections
      .flatMap((section) => section.paragraphs)
      .flatMap((paragraph) => (paragraph.wholes ?? []).map(({ sourceId }) => sourceId)),
  );
  return {
    ...shown,
    wholes: content.wholes.filter((whole) => citedWhole.has(whole.id)).map((whole) => shownWhole(whole, cover)),
  };
}

function shownWhole(whole: VersionWhole, cover: Cover): VersionWhole {
  if (cover.wholes.has(whole.id)) return { ...whole, title: "", withheld: "gone" };
  return { ...whole, title: cover.titles.get(whole.number) ?? whole.title };
}

function shownParagraph(paragraph: VersionParagraph, cover: Cover): VersionParagraph {
  const removed = cover.paragraphs.get(paragraph.id);
  if (removed)
    return {
      id: paragraph.id,
      number: paragraph.number,
      linking: false,
      blocks: [],
      plain: "",
      citations: [],
      removed,
    };
  const citations = paragraph.citations.map((citation) => {
    const objection = cover.objections.get(useKey(paragraph.id, citation.excerptId));
    return objection === undefined ? citation : { ...citation, objection };
  });
  return { ...paragraph, citations };
}

function shownExcerpt(excerpt: VersionExcerpt, cover: Cover): VersionExcerpt {
  const withheld = cover.excerpts.get(excerpt.id);
  const withdrawn = cover.withdrawn.get(excerpt.contribution);
  if (withheld === "gone")
    return { ...excerpt, exact: "", contributionTitle: "", withheld, ...(withdrawn && { withdrawn }) };
  const contributionTitle = cover.titles.get(excerpt.contribution) ?? excerpt.contributionTitle;
  const disowned = cover.disowned.get(excerpt.contribution);
  return { ...excerpt, contributionTitle, ...(withheld && { exact: "", withheld }), ...(disowned && { disowned }) };
}

/** What is left of a version that was taken down whole: only what its address and a list need. */
export function emptied({ wholes: _, ...content }: VersionContent): VersionContent {
  return {
    ...content,
    document: { ...content.document, title: "", inBrief: "" },
    sections: [],
    excerpts: [],
    bodies: [],
  };
}

/**
 * How much of a version is not shown, for the notice on its page; `sources` counts those whose text is no longer
 * public.
 */
export function countCovered(content: VersionContent): {
  sources: number;
  quotations: number;
  paragraphs: number;
  disowned: number;
} {
  const gone = [
    ...content.excerpts.filter((excerpt) => excerpt.withheld === "gone").map((excerpt) => excerpt.contribution),
    ...(content.wholes ?? []).filter((whole) => whole.withheld).map((whole) => whole.number),
  ];
  return {
    sources: new Set(gone).size,
    disowned: new Set(content.excerpts.filter((excerpt) => excerpt.disowned).map((excerpt) => excerpt.contribution))
      .size,
    quotations: content.excerpts.filter((excerpt) => excerpt.withheld === "covered").length,
    paragraphs: content.sections.flatMap((section) => section.paragraphs).filter((paragraph) => paragraph.removed)
      .length,
  };
}
