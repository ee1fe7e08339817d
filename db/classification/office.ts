import type {
  confidentialAnswers,
  takedowns,
  reports,
  redactionObjections,
  citationObjections,
  importBatches,
} from "../schema/office.ts";
import type { Table } from "./classified.ts";

export const officeTables = {
  takedowns: {
    kept: "consultation",
    columns: {
      id: ["internal", "names the removal"],
      campaignId: ["internal", "in which consultation"],
      subjectKind: ["public", "what was taken off"],
      subjectId: ["internal", "which one"],
      versionId: ["internal", "out of which version of the document"],
      reason: ["public", "why, as readers see it"],
      takenAt: ["public", "when"],
      takenBy: ["personal", "who of the office answers for it"],
      stateBefore: ["internal", "the state that a return gives back"],
      restoredAt: ["public", "when it was put back"],
      restoredBy: ["personal", "who of the office answers for that"],
      restoredReason: ["internal", "why"],
    },
  },
  reports: {
    kept: "register",
    columns: {
      id: ["internal", "names the report"],
      campaignId: ["internal", "in which consultation"],
      subjectKind: ["internal", "on what"],
      subjectId: ["internal", "which one"],
      versionId: ["internal", "in which version of the document"],
      cause: ["internal", "what it is about"],
      words: ["personal", "what was pointed out; may name somebody"],
      replyEmail: ["personal", "where the answer goes, if one is wanted", "contact"],
      language: ["internal", "in which language it is answered"],
      reportedAt: ["internal", "when"],
      state: ["internal", "whether it was looked at"],
      decidedAt: ["internal", "when"],
      decidedBy: ["personal", "who of the office answers for it"],
      answer: ["internal", "what was answered"],
    },
  },
  redactionObjections: {
    kept: "filing",
    columns: {
      id: ["internal", "names the objection"],
      contributionId: ["internal", "against an omissis of which text"],
      publicTextId: ["internal", "in which public text"],
      start: ["internal", "against which omissis"],
      end: ["internal", "where that omissis ends"],
      words: ["internal", "what the organisation says"],
      mandateId: ["special", "under which mandate"],
      objectedAt: ["internal", "when"],
      answeredAt: ["internal", "when it was answered"],
      answeredBy: ["personal", "who of the office answers for it"],
      accepted: ["internal", "whether the omissis was changed"],
      answer: ["internal", "what the office answered"],
    },
  },
  confidentialAnswers: {
    kept: "filing",
    columns: {
      id: ["internal", "names the answer"],
      revisionId: ["internal", "about which text"],
      start: ["internal", "about which passage"],
      end: ["internal", "where that passage ends"],
      answer: ["internal", "why the passage stays readable, for the organisation that asked"],
      answeredAt: ["internal", "when"],
      answeredBy: ["personal", "who of the office answers for it"],
    },
  },
  citationObjections: {
    kept: "consultation",
    columns: {
      id: ["internal", "names the objection"],
      campaignId: ["internal", "in which consultation"],
      paragraphId: ["public", "against which paragraph"],
      excerptId: ["public", "against the use of which quotation"],
      organisationId: ["public", "whose words they are"],
      words: ["public", "what the organisation says, shown until it is answered"],
      mandateId: ["special", "under which mandate"],
      objectedAt: ["public", "when"],
      answeredAt: ["public", "when it was answered"],
      answeredBy: ["personal", "who of the office answers for it"],
      answer: ["public", "what the office answered"],
    },
  },
  importBatches: {
    kept: "filing",
    columns: {
      id: ["internal", "names the import"],
      campaignId: ["internal", "into which consultation"],
      roundId: ["internal", "into which round"],
      fileName: ["internal", "lets the office recognise it"],
      fileId: ["internal", "the file while it is being read"],
      sha256: ["internal", "tells whether the same file comes again"],
      state: ["internal", "how far it is"],
      total: ["internal", "rows read"],
      written: ["internal", "rows written"],
      known: ["internal", "rows that were there before"],
      errors: ["internal", "the first errors by row and column, as codes"],
      errorCount: ["internal", "how many there are"],
      createdAt: ["internal", "when it was begun"],
      createdBy: ["personal", "who of the office answers for it"],
      finishedAt: ["internal", "when it was done"],
      undoneAt: ["internal", "when it was undone"],
    },
  },
} as const satisfies {
  takedowns: Table<typeof takedowns.$inferSelect>;
  reports: Table<typeof reports.$inferSelect>;
  confidentialAnswers: Table<typeof confidentialAnswers.$inferSelect>;
  redactionObjections: Table<typeof redactionObjections.$inferSelect>;
  citationObjections: Table<typeof citationObjections.$inferSelect>;
  importBatches: Table<typeof importBatches.$inferSelect>;
};
