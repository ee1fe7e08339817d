import type { attachments, contributionLines, contributions, draftConflicts, drafts, numberCounters, publicTexts, revisions } from "../schema/contributions.ts";
import type { Table } from "./classified.ts";

export const contributionTables = {
  drafts: {
    kept: "draft",
    columns: {
      id: ["internal", "names the draft"],
      campaignId: ["internal", "for which consultation"],
      roundId: ["internal", "for which round"],
      organisationId: ["internal", "whose draft it is: nobody else reads it"],
      kind: ["internal", "what it is to become"],
      title: ["internal", "its title so far"],
      answers: ["internal", "what is written so far, by question"],
      body: ["internal", "what is written so far beyond the questions"],
      lineIds: ["internal", "which lines the authors think it concerns"],
      district: ["internal", "which part of the city it concerns"],
      losses: ["internal", "what the paper it was taken from lost, with samples of it"],
      lossesConfirmedAt: ["internal", "when somebody confirmed that list"],
      confidential: ["internal", "which passages the authors ask to keep from the public"],
      version: ["internal", "finds two people saving at once"],
      savedBy: ["special", "who of the body saved last"],
      savedAt: ["internal", "when"],
      createdAt: ["internal", "orders the body's drafts"],
      contributionId: ["internal", "the filed text that it integrates"],
    },
  },
  draftConflicts: {
    kept: "draft",
    columns: {
      id: ["internal", "names the other version"],
      draftId: ["internal", "of which draft"],
      title: ["internal", "its title in that version"],
      answers: ["internal", "its answers in that version"],
      body: ["internal", "its text in that version"],
      savedBy: ["special", "who of the body wrote it"],
      savedAt: ["internal", "when"],
    },
  },
  numberCounters: {
    kept: "filing",
    columns: {
      campaignId: ["internal", "of which consultation"],
      year: ["internal", "of which year"],
      last: ["internal", "the last number given: numbers have no gaps"],
    },
  },
  contributions: {
    kept: "filing",
    columns: {
      id: ["public", "names the contribution"],
      number: ["public", "how everybody refers to it"],
      campaignId: ["public", "of which consultation"],
      roundId: ["public", "of which round"],
      organisationId: ["public", "who says it: a body, never a person"],
      organisationNameId: ["public", "under which name it said so"],
      bench: ["public", "from which bench"],
      kind: ["public", "analysis, demand or contribution"],
      district: ["public", "which part of the city it concerns"],
      channel: ["public", "how it arrived"],
      receivedAt: ["public", "when it arrived: in time or late follows from this"],
      enteredAt: ["internal", "when it was entered here"],
      protocolNumber: ["internal", "its number in the protocol"],
      protocolDate: ["internal", "its day in the protocol"],
      state: ["public", "how far it has come; what waits is only counted in public"],
      stateReason: ["internal", "why it was refused, for the body that filed it"],
      stateAt: ["internal", "since when"],
      publicTextId: ["public", "which public text holds"],
      publishedAt: ["public", "when it was published"],
      idempotencyKey: ["internal", "makes a repeated filing one filing"],
      disownedAt: ["public", "since when its organisation says that it is not its own"],
      disownedReason: ["internal", "what the organisation says about it"],
      disownedBy: ["special", "who of the organisation said so"],
      disownedDocument: ["internal", "on what paper the office entered it"],
      batchId: ["internal", "with which import it came, so that the import can be undone"],
      externalId: ["internal", "finds it again where it came from: a repeated import adds nothing"],
      enteredBy: ["personal", "who of the office answers for the entry"],
      sealedAt: ["internal", "since when it is sealed as unlawful and opens for nobody"],
      sealedReason: ["internal", "why it was sealed"],
    },
  },
  contributionLines: {
    kept: "filing",
    columns: {
      contributionId: ["public", "which contribution"],
      lineId: ["public", "which line its authors think it concerns"],
    },
  },
  revisions: {
    kept: "filing",
    columns: {
      id: ["internal", "names the revision"],
      contributionId: ["internal", "of which contribution"],
      number: ["internal", "which revision"],
      title: ["internal", "its title as it was filed"],
      blocks: ["internal", "its text as it was filed, before any omissis"],
      plain: ["internal", "the same without form"],
      receiptText: ["internal", "what the receipt's hash is taken of"],
      salt: ["internal", "keeps a short text from being guessed by its hash; the receipt carries it"],
      sha256: ["internal", "proves that the text is the one that was filed"],
      filedAt: ["internal", "when"],
      personId: ["special", "who filed for the body"],
      mandateId: ["special", "under which mandate"],
      confidential: ["special", "which passages the organisation asks to keep from the public"],
      privacyVersion: ["internal", "which privacy notice was declared read"],
      thirdParties: ["internal", "whether others' data are declared in it"],
      licence: ["internal", "under which licence the body publishes it"],
    },
  },
  publicTexts: {
    kept: "filing",
    columns: {
      id: ["public", "names the public text"],
      sourceId: ["public", "of which source"],
      revisionId: ["internal", "of which revision"],
      title: ["public", "its title"],
      blocks: ["public", "its text after the omissis"],
      plain: ["public", "the same without form: quotations are places in it"],
      sha256: ["public", "proves that the text is the one that was published"],
      offsetMap: ["internal", "leads from places of the public text to the original; never shown"],
      omissis: ["internal", "where something was left out, and by which reason code; never what"],
      released: ["internal", "which files become public with it"],
      sentences: ["public", "where sentences begin and end"],
      madeAt: ["internal", "when it was prepared"],
      madeBy: ["personal", "who of the office prepared it"],
      search: ["public", "finds it by its words"],
    },
  },
  attachments: {
    kept: "filing",
    columns: {
      id: ["internal", "names the attachment in its address"],
      fileId: ["internal", "which file"],
      draftId: ["internal", "of which draft"],
      contributionId: ["internal", "of which contribution"],
      role: ["internal", "tells attachments from the paper the text was taken from"],
      releasedAt: ["internal", "since when the public may read it"],
      position: ["internal", "its place"],
      replacementId: ["internal", "the file with its omissis that the public gets instead"],
      withheldReason: ["internal", "why the public does not get it"],
    },
  },
} as const satisfies {
  drafts: Table<typeof drafts.$inferSelect>;
  draftConflicts: Table<typeof draftConflicts.$inferSelect>;
  numberCounters: Table<typeof numberCounters.$inferSelect>;
  contributions: Table<typeof contributions.$inferSelect>;
  contributionLines: Table<typeof contributionLines.$inferSelect>;
  revisions: Table<typeof revisions.$inferSelect>;
  publicTexts: Table<typeof publicTexts.$inferSelect>;
  attachments: Table<typeof attachments.$inferSelect>;
};
