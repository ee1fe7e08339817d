import type {
  citations,
  documents,
  paragraphs,
  sections,
  versionCitations,
  versionFiles,
  versions,
} from "../schema/document.ts";
import type { codings, excerptPlaces, excerpts } from "../schema/tagging.ts";
import type { Table } from "./classified.ts";

/** What the office makes of what was filed: excerpts and the document. */
export const textTables = {
  excerpts: {
    kept: "filing",
    columns: {
      id: ["public", "names the quotation, in the document and in exports"],
      campaignId: ["public", "of which consultation"],
      sourceId: ["public", "from which source"],
      publicTextId: ["public", "from which public text"],
      start: ["public", "where it begins"],
      end: ["public", "where it ends"],
      exact: ["public", "the quoted words"],
      prefix: ["public", "the words before, which prove its place"],
      suffix: ["public", "the words after"],
      createdAt: ["public", "when it was chosen"],
      createdBy: ["personal", "who of the office chose it"],
    },
  },
  excerptPlaces: {
    kept: "filing",
    columns: {
      excerptId: ["public", "which quotation"],
      publicTextId: ["public", "in which later public text it still stands"],
      start: ["public", "where it begins there"],
      end: ["public", "where it ends there"],
      prefix: ["public", "the words before it there"],
      suffix: ["public", "the words after it there"],
    },
  },
  codings: {
    kept: "filing",
    columns: {
      id: ["internal", "names the entry"],
      excerptId: ["public", "which quotation"],
      lineId: ["public", "under which line"],
      kind: ["public", "criticality, opportunity, demand or proposal"],
      subThemeId: ["public", "under which sub-theme"],
      memo: ["internal", "the office's note on it"],
      coderId: ["personal", "who of the office classified it"],
      codedAt: ["internal", "when"],
      undoes: ["internal", "which entry it takes back"],
    },
  },
  documents: {
    kept: "consultation",
    columns: {
      id: ["internal", "names the working document"],
      campaignId: ["internal", "of which consultation"],
      title: ["internal", "its title so far"],
      inBrief: ["internal", "its opening so far"],
      proposedAt: ["internal", "since when a proposal waits"],
      proposedBy: ["personal", "who of the office proposed it"],
      proposalNote: ["internal", "what they say about it"],
    },
  },
  sections: {
    kept: "consultation",
    columns: {
      id: ["public", "names the section"],
      documentId: ["internal", "of which document"],
      kind: ["public", "what the section is for"],
      lineId: ["public", "of which line"],
      title: ["public", "its title"],
      position: ["public", "its place"],
    },
  },
  paragraphs: {
    kept: "consultation",
    columns: {
      id: ["public", "the permanent name of a paragraph"],
      sectionId: ["internal", "in which section"],
      position: ["internal", "its place"],
      text: ["internal", "its text so far; published by a version only"],
      linking: ["internal", "that it is the office's own linking text"],
      version: ["internal", "finds two people saving at once"],
      savedAt: ["internal", "when it was saved"],
      savedBy: ["personal", "who of the office saved it"],
      deletedAt: ["internal", "when it was taken out"],
    },
  },
  citations: {
    kept: "consultation",
    columns: {
      paragraphId: ["internal", "which paragraph cites"],
      citedId: ["internal", "what it cites: a quotation, or a source as a whole"],
      sourceId: ["internal", "which source, where it is cited whole"],
      excerptId: ["internal", "which quotation, where it is one"],
      role: ["internal", "whether it supports, qualifies, opposes or explains"],
      position: ["internal", "in which order"],
    },
  },
  versions: {
    kept: "consultation",
    columns: {
      id: ["public", "names the version"],
      campaignId: ["public", "of which consultation"],
      number: ["public", "its number, never reused"],
      edition: ["public", "how often it was issued again under its number"],
      reissueReason: ["public", "why it was issued again"],
      state: ["public", "draft under consultation, or final"],
      content: ["public", "what was published, frozen"],
      canonical: ["public", "the same as the bytes the hash is taken of"],
      sha256: ["public", "proves that the version is the one that was published"],
      office: ["public", "which office answers for it"],
      actOrgan: ["public", "by which organ's act"],
      actNumber: ["public", "by which act"],
      actDate: ["public", "of which day"],
      publishedAt: ["public", "when it was published"],
      publishedBy: ["personal", "who of the office published it"],
      withdrawnAt: ["public", "when it was withdrawn for an error"],
      withdrawnReason: ["public", "which error"],
    },
  },
  versionFiles: {
    kept: "consultation",
    columns: {
      versionId: ["public", "which version"],
      lang: ["public", "in which language its own words are"],
      format: ["public", "in which format"],
      key: ["internal", "names what it was made of, so that an outdated file is never given out"],
      sha256: ["public", "proves that the file is the one that was made"],
      content: ["public", "the file itself"],
      madeAt: ["internal", "when it was made"],
      withdrawnAt: ["internal", "since when it is taken away, because something in it may no longer be read"],
    },
  },
  versionCitations: {
    kept: "consultation",
    columns: {
      versionId: ["public", "which version"],
      paragraphId: ["public", "which paragraph cites"],
      paragraphNumber: ["public", "under which number"],
      citedId: ["public", "what it cites: a quotation, or a source as a whole"],
      sourceId: ["public", "from which source: answers «dove è finito?»"],
      excerptId: ["public", "which quotation, where it is one"],
      role: ["public", "whether it supports, qualifies, opposes or explains"],
    },
  },
} as const satisfies {
  excerpts: Table<typeof excerpts.$inferSelect>;
  excerptPlaces: Table<typeof excerptPlaces.$inferSelect>;
  codings: Table<typeof codings.$inferSelect>;
  documents: Table<typeof documents.$inferSelect>;
  sections: Table<typeof sections.$inferSelect>;
  paragraphs: Table<typeof paragraphs.$inferSelect>;
  citations: Table<typeof citations.$inferSelect>;
  versions: Table<typeof versions.$inferSelect>;
  versionFiles: Table<typeof versionFiles.$inferSelect>;
  versionCitations: Table<typeof versionCitations.$inferSelect>;
};
