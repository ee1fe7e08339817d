import type { secondFactors, erasures, legalPages } from "../schema/privacy.ts";
import { actOfOffice, logged, person, type Table } from "./classified.ts";

export const privacyTables = {
  secondFactors: {
    name: ["Verifica in due passaggi", "Two-step verification"],
    kept: "account",
    exported: person,
    archived: person,
    verified: logged,
    people: { own: true, erased: "rows_go" },
    columns: {
      personId: ["personal", "whose second factor it is"],
      secret: ["personal", "checks the codes; encrypted"],
      confirmedAt: ["personal", "since when it is asked for"],
      recoveryHashes: ["personal", "checks the recovery codes that are left"],
      lastStep: ["personal", "makes a code work once"],
      createdAt: ["personal", "when it was begun"],
    },
  },
  erasures: {
    name: ["Cancellazioni", "Erasures"],
    kept: "erasure",
    exported: person,
    archived: person,
    verified: logged,
    people: { own: "who is erased can ask for nothing more", erased: "id_stays" },
    columns: {
      personId: ["personal", "which account was erased; it leads to nobody any more"],
      erasedAt: ["internal", "when"],
      erasedBy: ["personal", "who did it"],
    },
  },
  legalPages: {
    name: ["Pagine legali", "Legal pages"],
    kept: "consultation",
    exported: "pages of their own",
    archived: "of the installation, not of a consultation",
    verified: logged,
    people: actOfOffice,
    wordsStay: "public pages",
    columns: {
      id: ["internal", "names the text"],
      page: ["public", "which page"],
      language: ["public", "in which language"],
      version: ["public", "which version"],
      body: ["public", "what it says"],
      validFrom: ["public", "from which day"],
      savedAt: ["internal", "when it was saved"],
      savedBy: ["personal", "who answers for it"],
    },
  },
} as const satisfies {
  secondFactors: Table<typeof secondFactors.$inferSelect>;
  erasures: Table<typeof erasures.$inferSelect>;
  legalPages: Table<typeof legalPages.$inferSelect>;
};
