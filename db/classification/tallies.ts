import type {
  countedJoins,
  linePassages,
  lineTexts,
  passageTallies,
  textTallies,
  waitingIntegrations,
} from "../schema/tallies.ts";
import type { Table } from "./classified.ts";

/** Derived from what was filed and classified; no person is in it. */
export const tallyTables = {
  textTallies: {
    kept: "filing",
    columns: {
      id: ["internal", "tells rows apart until they are folded"],
      campaignId: ["public", "of which consultation"],
      grain: ["internal", "which of the other columns are told apart"],
      state: ["public", "in which state the counted contributions are"],
      lineId: ["public", "of which line"],
      organisationId: ["public", "of which organisation"],
      roundId: ["public", "of which round"],
      bench: ["public", "of which bench"],
      kind: ["public", "of which kind"],
      district: ["public", "of which district"],
      disowned: ["public", "whether their body has disowned them"],
      n: ["public", "how many more or fewer"],
    },
  },
  lineTexts: {
    kept: "filing",
    columns: {
      contributionId: ["public", "which contribution"],
      lineId: ["public", "belongs to which line"],
      campaignId: ["public", "filed in which consultation"],
      organisationId: ["public", "by which organisation"],
      roundId: ["public", "in which round"],
      bench: ["public", "from which bench"],
      kind: ["public", "of which kind"],
      district: ["public", "about which district"],
      disowned: ["public", "whether its body has disowned it"],
      publishedAt: ["public", "its place in the line's list"],
      named: ["public", "whether its author named the line"],
    },
  },
  linePassages: {
    kept: "filing",
    columns: {
      sourceId: ["public", "which source"],
      sourceKind: ["public", "of which kind the source is"],
      campaignId: ["public", "of which consultation the line is"],
      lineId: ["public", "which line"],
      kind: ["public", "which kind of passages"],
      bench: ["public", "from which bench"],
      passages: ["public", "how many passages"],
    },
  },
  passageTallies: {
    kept: "filing",
    columns: {
      id: ["internal", "tells rows apart until they are folded"],
      campaignId: ["public", "of which consultation the line is"],
      lineId: ["public", "of which line"],
      kind: ["public", "of which kind"],
      bench: ["public", "from which bench"],
      sourceKind: ["public", "of sources of which kind"],
      passages: ["public", "how many passages more or fewer"],
      texts: ["public", "how many sources more or fewer"],
    },
  },
  waitingIntegrations: {
    kept: "filing",
    columns: {
      contributionId: ["internal", "whose newest revision waits for its public text"],
      campaignId: ["internal", "of which consultation"],
      receivedAt: ["internal", "its place in the queue"],
    },
  },
  countedJoins: {
    kept: "filing",
    columns: {
      contributionId: ["internal", "which contribution, published or not"],
      organisationId: ["internal", "which organisation joins it"],
      grain: ["internal", "in which count"],
      campaignId: ["internal", "filed in which consultation"],
    },
  },
} satisfies {
  textTallies: Table<typeof textTallies.$inferSelect>;
  lineTexts: Table<typeof lineTexts.$inferSelect>;
  linePassages: Table<typeof linePassages.$inferSelect>;
  passageTallies: Table<typeof passageTallies.$inferSelect>;
  countedJoins: Table<typeof countedJoins.$inferSelect>;
  waitingIntegrations: Table<typeof waitingIntegrations.$inferSelect>;
};
