import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { proposeVersion } from "#app/features/document/documents.server.ts";
import {
  answerObjection,
  contestCitation,
  countObjections,
  listObjections,
} from "#app/features/document/objections.server.ts";
import { listOwnCitations } from "#app/features/document/own-citations.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { app } from "#app/server.ts";
import { campaigns, contributions, mandates, notices } from "#db/schema/index.ts";
import { addPerson, addMandate, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { codeOf, documentWorld, must, publish, published, write, type DocumentWorld } from "../document/world.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
let world: DocumentWorld;
let alfa: Awaited<ReturnType<typeof published>>;
let organisationId: string;
let paragraphId: string;
let signatory: Context;
let slug: string;

beforeEach(async () => {
  db = await testDatabase();
  publishChange();
  world = await documentWorld(db);
  alfa = await published(world, "Sindacato Alfa", "Chiediamo più controlli.");
  const beta = await published(world, "Unione Beta", "I controlli bastano.");
  paragraphId = await write(world, "Sui controlli ci sono due voci.", [
    [alfa.excerptId, "supports"],
    [beta.excerptId, "opposes"],
  ]);
  const [row] = await db
    .select({ organisationId: contributions.organisationId })
    .from(contributions)
    .where(eq(contributions.id, alfa.contributionId));
  organisationId = row?.organisationId ?? "";
  const [mandate] = await db
    .select({ personId: mandates.personId })
    .from(mandates)
    .where(eq(mandates.organisationId, organisationId));
  signatory = await contextFor(mandate?.personId ?? "");
  [{ slug }] = (await db
    .select({ slug: campaigns.slug })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId))) as [{ slug: string }];
});

const contest = (by: Context, words = "Non è ciò che chiediamo") =>
  contestCitation(by, { paragraphId, excerptId: alfa.excerptId, words });

test("a body sees where it is cited when the document is proposed, once a proposal, and nobody else's citations", async () => {
  expect((await listOwnCitations(world.campaignId, organisationId)).paragraphs).toEqual([]);
  expect(codeOf(await contest(signatory))).toBe("wrong_state");
  must(await proposeVersion(world.planner, { campaignId: world.campaignId, note: "" }));
  expect(await db.$count(notices, eq(notices.kind, "cited_before"))).toBe(2);
  const own = await listOwnCitations(world.campaignId, organisationId);
  expect(own.paragraphs).toMatchObject([
    { id: paragraphId, uses: [{ exact: "Chiediamo più controlli.", role: "supports", said: [] }] },
  ]);
  expect(JSON.stringify(own)).not.toContain("bastano");
});

test("an objection stands beside the published citation until the office answers it", async () => {
  must(await proposeVersion(world.planner, { campaignId: world.campaignId, note: "" }));
  const twice = await Promise.all([contest(signatory), contest(signatory)]);
  expect(twice.map(must).filter(({ id }) => id !== null)).toHaveLength(1);
  expect(await countObjections(world.campaignId)).toBe(1);
  must(await publish(world, world.lead, 1));
  const address = `/consultazioni/${slug}/documento/v/1`;
  await makeFiles();
  for (const path of [
    address,
    `/en${address}`,
    ...["html", "json", "md", "csv"].map((format) => `${address}/scarica/${format}`),
  ])
    expect(await (await app.request(path)).text(), path).toContain("Non è ciò che chiediamo");
  const sha256 = (await getVersion(world.campaignId, 1))?.sha256;
  const [objection] = await listObjections(world.campaignId);
  must(await answerObjection(world.planner, { objectionId: objection?.id, answer: "La frase resta: ecco perché." }));
  expect(codeOf(await answerObjection(world.lead, { objectionId: objection?.id, answer: "Ancora" }))).toBe("stale");
  await makeFiles();
  for (const path of [address, ...["html", "json", "md", "csv"].map((format) => `${address}/scarica/${format}`)])
    expect(await (await app.request(path)).text(), path).not.toContain("Non è ciò che chiediamo");
  expect((await getVersion(world.campaignId, 1))?.sha256).toBe(sha256);
  expect(await db.$count(notices, eq(notices.kind, "contest_answered"))).toBe(1);
});

test("only who signs for the cited body contests", async () => {
  must(await proposeVersion(world.planner, { campaignId: world.campaignId, note: "" }));
  const drafter = await addPerson();
  await addMandate(drafter, organisationId, world.campaignId, { capacity: "drafter" });
  expect(codeOf(await contest(await contextFor(drafter)))).toBe("forbidden");
  expect(codeOf(await contest(world.lead))).toBe("forbidden");
  expect(codeOf(await contest(signatory, " "))).toBe("invalid");
});
