import type { joinInvitations, joins } from "../schema/joining.ts";
import { actForABody, logged, type Table } from "./classified.ts";

export const joiningTables = {
  joinInvitations: {
    name: ["Inviti ad aderire", "Invitations to join"],
    kept: "filing",
    exported: "between bodies",
    archived: "between bodies",
    verified: logged,
    people: actForABody,
    merged: "moved",
    columns: {
      id: ["internal", "names the invitation"],
      draftId: ["internal", "to which draft"],
      contributionId: ["internal", "to which filed text"],
      organisationId: ["internal", "which body was asked"],
      message: ["internal", "what was written to it"],
      invitedBy: ["special", "under which mandate it was asked"],
      invitedAt: ["internal", "when"],
      declinedAt: ["internal", "when it said no"],
      withdrawnAt: ["internal", "when the request was taken back"],
    },
  },
  joins: {
    name: ["Adesioni ai testi", "Joined texts"],
    kept: "filing",
    exported: "their names come with the contribution",
    archived: true,
    verified: true,
    people: { own: true, erased: "id_stays" },
    merged: { stays: "an act of the entry that did it" },
    wordsStay: "an act of an organisation",
    columns: {
      id: ["internal", "names the joining"],
      draftId: ["internal", "the draft that was joined"],
      contributionId: ["public", "the filed text that was joined"],
      revisionId: ["internal", "for which revision it holds"],
      textSha256: ["public", "of the text that was read"],
      organisationId: ["public", "which body"],
      organisationNameId: ["public", "the name of that day"],
      bench: ["public", "the bench of that day"],
      personId: ["special", "who joined for it"],
      mandateId: ["special", "under which mandate"],
      joinedAt: ["public", "when"],
      withdrawnAt: ["public", "when it withdrew"],
      withdrawnBy: ["special", "under which mandate it withdrew"],
      voidedAt: ["internal", "when a change of the text ended it"],
    },
  },
} as const satisfies {
  joinInvitations: Table<typeof joinInvitations.$inferSelect>;
  joins: Table<typeof joins.$inferSelect>;
};
