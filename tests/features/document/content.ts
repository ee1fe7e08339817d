import type { CitationRole, VersionContent, VersionExcerpt, VersionParagraph } from "#app/features/document/version.ts";

export const paragraph = (id: string, plain: string, citations: [string, CitationRole][] = []): VersionParagraph => ({
  id,
  number: 1,
  linking: citations.length === 0,
  plain,
  blocks: [{ type: "paragraph", runs: [{ text: plain, start: 0 }] }],
  citations: citations.map(([excerptId, role]) => ({ excerptId, role })),
});

export const excerpt = (id: string, organisation: string, contribution = "TCL-2025-0001"): VersionExcerpt => ({
  id,
  contribution,
  contributionTitle: "Titolo",
  organisation,
  bench: "unions",
  kind: "demand",
  lines: [1],
  start: 0,
  end: 5,
  exact: "parole",
  sourceSha256: "0".repeat(64),
});

export const content = (paragraphs: VersionParagraph[], excerpts: VersionExcerpt[] = []): VersionContent => ({
  campaign: { slug: "c", code: "TCL", title: "Consultazione", demo: false },
  document: { title: "Documento", inBrief: "In breve.", office: "Ufficio", act: null },
  number: 1,
  state: "draft",
  publishedAt: "2026-01-01T00:00:00.000Z",
  lines: [],
  sections: [
    {
      id: "s",
      kind: "context",
      line: null,
      title: "Contesto",
      paragraphs: paragraphs.map((each, index) => ({ ...each, number: index + 1 })),
    },
  ],
  excerpts,
  bodies: [],
});
