import type {
  countedJoins,
  linePassages,
  lineTexts,
  passageTallies,
  textTallies,
  waitingIntegrations,
} from "../schema/tallies.ts";
import { desk, type Table } from "./classified.ts";

/** Derived from what was filed and classified; no person is in it. */
export const tallyTables = {
  textTallies: {
    name: ["Conteggi dei testi", "Counts of texts"],
    kept: "filing",
    exported: "derived counts",
    archived: "derived: counted anew from what is archived",
    verified: true,
    merged: { stays: "derived from the contributions" },
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
    name: ["Testi di ogni linea", "Texts of each line"],
    kept: "filing",
    exported: "derived from lines and classifications",
    archived: "derived: counted anew from what is archived",
    verified: true,
    merged: { stays: "derived from the contributions" },
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
    name: ["Passaggi di ogni linea", "Passages of each line"],
    kept: "filing",
    exported: "derived from classifications",
    archived: "derived: counted anew from what is archived",
    verified: "the counts that are made of it are compared",
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
    name: ["Conteggi dei passaggi", "Counts of passages"],
    kept: "filing",
    exported: "derived counts",
    archived: "derived: counted anew from what is archived",
    verified: true,
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
    name: ["Integrazioni in attesa", "Integrations that wait"],
    kept: "filing",
    exported: desk,
    archived: desk,
    verified: true,
    columns: {
      contributionId: ["internal", "whose newest revision waits for its public text"],
      campaignId: ["internal", "of which consultation"],
      receivedAt: ["internal", "its place in the queue"],
    },
  },
  countedJoins: {
    name: ["Adesioni contate", "Counted joins"],
    kept: "filing",
    exported: "derived counts",
    archived: "derived: counted anew from what is archived",
    verified: "the counts that are made of it are compared",
    merged: { stays: "derived from the joins" },
    columns: {
      contributionId: ["internal", "which contribution, published or not"],
      organisationId: ["internal", "which organisation joins it"],
      grain: ["internal", "in which count"],
      campaignId: ["internal", "filed in which consultation"],
    },
  },
} as const satisfies {
  textTallies: Table<typeof textTallies.$inferSelect>;
  lineTexts: Table<typeof lineTexts.$inferSelect>;
  linePassages: Table<typeof linePassages.$inferSelect>;
  passageTallies: Table<typeof passageTallies.$inferSelect>;
  countedJoins: Table<typeof countedJoins.$inferSelect>;
  waitingIntegrations: Table<typeof waitingIntegrations.$inferSelect>;
};
