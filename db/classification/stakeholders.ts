import type {
  invitationBatches,
  stakeholders,
  stakeholderInvitations,
  participationRequests,
  successions,
  benchObjections,
} from "../schema/stakeholders.ts";
import type { Table } from "./classified.ts";

export const stakeholderTables = {
  invitationBatches: {
    kept: "register",
    columns: {
      id: ["internal", "names the upload"],
      campaignId: ["internal", "of which consultation"],
      fileName: ["internal", "lets the office recognise it"],
      rows: ["internal", "how many invitations it held"],
      state: ["internal", "whether it was only looked at, sent or undone"],
      content: ["special", "the file itself between its check and its sending", "upload"],
      createdAt: ["internal", "when it was made"],
      createdBy: ["personal", "who of the office answers for it"],
      sentAt: ["internal", "when its invitations went out"],
      undoneAt: ["internal", "when it was undone"],
    },
  },
  stakeholders: {
    kept: "register",
    columns: {
      id: ["internal", "names the entry of the register"],
      campaignId: ["internal", "of which consultation"],
      organisationId: ["internal", "which body"],
      state: ["internal", "what became of its invitation; the public never sees who was silent"],
      stateAt: ["internal", "since when"],
      reason: ["internal", "why it declined, in its own words"],
      throughId: ["internal", "which body takes part in its stead"],
      throughName: ["internal", "the same, where that body is not registered"],
      source: ["internal", "how it came into the register"],
      batchId: ["internal", "with which upload it came"],
      bodyMade: ["internal", "whether the body itself came with that upload"],
      note: ["internal", "working note of the office"],
      createdAt: ["internal", "orders the register"],
    },
  },
  stakeholderInvitations: {
    kept: "register",
    columns: {
      id: ["internal", "names the invitation"],
      stakeholderId: ["internal", "which entry of the register"],
      batchId: ["internal", "with which upload it went out"],
      mandateId: ["special", "which mandate its acceptance made"],
      contactName: ["special", "whom it was addressed to", "contact"],
      contactEmail: ["special", "where it was sent", "contact"],
      language: ["personal", "in which language it is written"],
      answerHash: ["personal", "checks the link by which the body answers"],
      sentAt: ["internal", "when it went out"],
      spentAt: ["internal", "when it was answered"],
      deliveredAt: ["internal", "when a mail server took it"],
      failedAt: ["internal", "when a mail server refused it for good"],
      failure: ["internal", "the code of that refusal"],
      sentBy: ["personal", "who of the office answers for it"],
    },
  },
  participationRequests: {
    kept: "register",
    columns: {
      id: ["internal", "names the request"],
      campaignId: ["internal", "in which consultation the body wants to be heard"],
      organisationName: ["internal", "how it calls itself"],
      kind: ["internal", "what body it is"],
      fiscalCode: ["internal", "tells bodies apart beyond their names"],
      organisationEmail: ["internal", "the body's own address"],
      website: ["internal", "helps the office to know it"],
      district: ["internal", "where it works"],
      why: ["internal", "why it wants to be heard"],
      personName: ["special", "who asks for the body", "contact"],
      personEmail: ["special", "where the answer goes", "contact"],
      language: ["personal", "in which language the answer is written"],
      privacyVersion: ["internal", "which privacy notice was accepted"],
      askedAt: ["internal", "when"],
      state: ["internal", "whether it was decided on"],
      decidedAt: ["internal", "when"],
      decidedBy: ["personal", "who of the office answers for it"],
      reason: ["internal", "why it was refused"],
      organisationId: ["internal", "the body that it became"],
    },
  },
  successions: {
    kept: "organisation",
    columns: {
      id: ["internal", "names the succession"],
      kind: ["public", "merger, split, or one body entered twice"],
      fromId: ["public", "which body"],
      toId: ["public", "what it became"],
      onDate: ["public", "from which day"],
      note: ["internal", "on what paper it rests"],
      takesDrafts: ["internal", "which successor goes on with what was being written"],
      createdAt: ["internal", "when it was entered"],
      createdBy: ["personal", "who of the office answers for it"],
    },
  },
  benchObjections: {
    kept: "register",
    columns: {
      id: ["internal", "names the objection"],
      campaignId: ["internal", "in which consultation"],
      organisationId: ["internal", "which body"],
      wanted: ["internal", "on which bench it wants to sit"],
      why: ["internal", "its reason"],
      mandateId: ["special", "under which mandate it was made"],
      objectedAt: ["internal", "when"],
      answeredAt: ["internal", "when it was answered"],
      answeredBy: ["personal", "who of the office answers for it"],
      accepted: ["internal", "whether the bench was changed"],
      answer: ["internal", "what the office answered"],
    },
  },
} as const satisfies {
  invitationBatches: Table<typeof invitationBatches.$inferSelect>;
  stakeholders: Table<typeof stakeholders.$inferSelect>;
  stakeholderInvitations: Table<typeof stakeholderInvitations.$inferSelect>;
  participationRequests: Table<typeof participationRequests.$inferSelect>;
  successions: Table<typeof successions.$inferSelect>;
  benchObjections: Table<typeof benchObjections.$inferSelect>;
};
