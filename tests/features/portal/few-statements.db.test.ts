import { expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { getSpace } from "#app/features/joining/drafts-space.server.ts";
import { listLines, listLineVersions } from "#app/features/campaigns/lines.server.ts";
import { listRounds, listRoundsWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { getHomePage } from "#app/features/portal/home-page.server.ts";
import { listReports } from "#app/features/removals/reports.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  lines,
  lineVersions,
  questions,
  questionVersions,
  reports,
  rounds,
  roundTerms,
  sources,
} from "#db/schema/index.ts";
import { addFiled } from "#tests/features/texts/filed-texts.ts";
import { closes, during, opens, world, type World } from "#tests/features/texts/world.ts";
import { addCampaign } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { statementsOf } from "#tests/support/statements.ts";

async function addLines(db: Db, campaignId: string, many: number): Promise<void> {
  const look = { color: "#7E0F1B", colorDark: "#FF9A94", stroke: "solid" as const, createdAt: opens };
  for (let n = 0; n < many; n += 1) {
    const lineId = newId(opens);
    await db.insert(lines).values({ id: lineId, campaignId, code: 10 + n, position: 10 + n });
    for (const version of [1, 2])
      await db.insert(lineVersions).values({ lineId, version, shortName: `f${n}`, title: `Filo ${n}`, ...look });
  }
}

async function addRounds(db: Db, campaignId: string, many: number): Promise<void> {
  for (let n = 0; n < many; n += 1) {
    const [roundId, id] = [newId(opens), newId(opens)];
    const round = { number: 10 + n, title: `Fase ${n}`, mode: "open" as const, createdAt: opens };
    await db.insert(rounds).values({ id: roundId, campaignId, kinds: ["contribution"], benches: [], ...round });
    await db
      .insert(roundTerms)
      .values({ id: newId(opens), roundId, version: 1, opensAt: opens, closesAt: closes, decidedAt: opens });
    await db.insert(questions).values({ id, roundId, position: 1 });
    await db.insert(questionVersions).values({ questionId: id, version: 1, text: "Che cosa?", createdAt: opens });
  }
}

async function addReports(db: Db, w: World, many: number): Promise<void> {
  for (let n = 0; n < many; n += 1) await addFiled(db, w);
  const texts = await db.select({ id: sources.id }).from(sources);
  for (const { id } of texts)
    await db.insert(reports).values({
      id: newId(during),
      campaignId: w.campaign,
      subjectKind: "contribution",
      subjectId: id,
      versionId: null,
      cause: "other",
      words: `Parole su ${id}`,
      language: "it",
      reportedAt: during,
    });
}

/** How many statements a page asks, and how many rows it shows. */
type Page = (db: Db, w: World, many: number) => Promise<() => Promise<number>>;

const pages: [string, Page][] = [
  [
    "the reports of a consultation",
    async (db, w, many) => {
      await addReports(db, w, many);
      return async () => (await listReports(w.campaign)).filter(({ target }) => target !== null).length;
    },
  ],
  [
    "the page of an organisation, with its rounds and texts",
    async (db, w, many) => {
      await addRounds(db, w.campaign, many);
      for (let n = 0; n < many; n += 1) await addFiled(db, w);
      return async () => {
        const space = await getSpace({ organisationId: w.alfa, campaignId: w.campaign }, null, during, "it");
        expect(space.filed).toHaveLength(many);
        return space.rounds.filter((round) => round.questions > 0).length - 1;
      };
    },
  ],
  [
    "the lines at the desk, with their earlier wordings",
    async (db, w, many) => {
      await addLines(db, w.campaign, many);
      return async () => {
        const shown = await listLines(w.campaign, { retired: true });
        const wordings = await listLineVersions(shown.map(({ id }) => id));
        return shown.filter(({ id }) => wordings.get(id)?.length === 2).length;
      };
    },
  ],
  [
    "the rounds with their questions, for who enters a text",
    async (db, w, many) => {
      await addRounds(db, w.campaign, many);
      return async () => {
        const known = (await listRounds(w.campaign)).map(({ id }) => id);
        return (await listRoundsWithQuestions(known)).filter((round) => round.questions.length === 1).length;
      };
    },
  ],
  [
    "the home page, with its consultations",
    async (db, _, many) => {
      for (let n = 0; n < many; n += 1) await addLines(db, await addCampaign(), 2);
      return async () => {
        publishChange();
        return (await getHomePage(during)).campaigns.filter((campaign) => campaign.lines.length === 2).length;
      };
    },
  ],
];

test.each(pages)("%s asks the database no more often for many rows than for few", async (_, page) => {
  const counts = [];
  for (const many of [3, 12]) {
    const db = await testDatabase();
    const show = await page(db, await world(db), many);
    let rows = 0;
    counts.push((await statementsOf(async () => void (rows = await show()))).length);
    expect(rows).toBe(many);
  }
  expect(counts[1]).toBe(counts[0]);
});
