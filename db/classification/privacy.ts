import type { secondFactors, erasures, legalPages } from "../schema/privacy.ts";
import type { Table } from "./classified.ts";

export const privacyTables = {
  secondFactors: {
    kept: "account",
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
    kept: "erasure",
    columns: {
      personId: ["personal", "which account was erased; it leads to nobody any more"],
      erasedAt: ["internal", "when"],
      erasedBy: ["personal", "who did it"],
    },
  },
  legalPages: {
    kept: "consultation",
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
