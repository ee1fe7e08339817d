import { actingFor } from "#app/features/organisations/acting.ts";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, z } from "#app/core/validation.server.ts";
import type { Bench } from "#app/features/organisations/bench.ts";
import { nameOn } from "#app/features/organisations/name.ts";
import { getBench, namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { benches, benchSeats } from "#db/schema/organisations.ts";
import { benchObjections } from "#db/schema/stakeholders.ts";
import { subjectOf, type BodyIn } from "./holders.server.ts";

const words = (max: number) => longText(max).pipe(z.string().min(1));

/**
 * A signatory says that the body sits on the wrong bench, and on which it belongs. A body can have one such question
 * open at a time.
 */
export const contestBench = command({
  name: "bench.contest",
  input: z.object({ wanted: z.enum(benches), why: words(1_000) }),
  scope: (_, __, context) => Promise.resolve(actingFor(context) ?? {}),
  run: async ({ tx, input, now, grant, log }) => {
    const { organisationId, campaignId, mandateId } = grant ?? refuse("forbidden");
    if (!organisationId || !campaignId || !mandateId) refuse("forbidden");
    const body = { organisationId, campaignId };
    const [campaign] = await tx
      .select({ state: campaigns.state })
      .from(campaigns)
      .where(eq(campaigns.id, campaignId))
      .for("update");
    if (campaign?.state === "concluded") refuse("campaign_closed");
    const bench = await getBench(body, tx);
    if (bench === input.wanted) refuse("invalid", { wanted: "same_bench" });
    if (await openObjection(tx, body)) refuse("bench_contested");
    const id = newId(now);
    await tx
      .insert(benchObjections)
      .values({ id, ...body, wanted: input.wanted, why: input.why, mandateId, objectedAt: now });
    const about = await subjectOf(tx, body, now);
    const facts = { organisation: about.body, campaign: about.campaign, bench, wanted: input.wanted };
    const path = `${hrefIn("it", "deskPeople", { campaign: about.slug })}#componenti-contestate`;
    await tell(
      tx,
      { office: { campaignId, roles: ["lead"] } },
      { kind: "bench_contested", facts, path, campaignId, once: `bench_contested ${id}` },
      now,
    );
    await log(`organisation:${organisationId}`, { bench, wanted: input.wanted });
  },
});

const openObjection = async (tx: Tx, { organisationId, campaignId }: BodyIn): Promise<boolean> => {
  const [row] = await tx
    .select({ id: benchObjections.id })
    .from(benchObjections)
    .where(
      and(
        eq(benchObjections.organisationId, organisationId),
        eq(benchObjections.campaignId, campaignId),
        isNull(benchObjections.answeredAt),
      ),
    );
  return row !== undefined;
};

/**
 * The lead answers, once. If it is accepted, the seat changes for what is filed from now on; if it is refused, a reason
 * is given. The body is told in both cases.
 */
export const answerBench = command({
  name: "bench.manage",
  input: z.object({ campaign: idField, objection: idField, accepted: z.enum(["yes", "no"]), answer: longText(1_000) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: benchObjections.campaignId })
      .from(benchObjections)
      .where(and(eq(benchObjections.id, input.objection), eq(benchObjections.campaignId, input.campaign)));
    return row ?? null;
  },
  run: async ({ tx, input, now, actor, log }) => {
    const accepted = input.accepted === "yes";
    if (!accepted && input.answer === "") refuse("invalid", { answer: "required" });
    const [objection] = await tx
      .update(benchObjections)
      .set({ answeredAt: now, answeredBy: actor.personId, accepted, answer: input.answer })
      .where(and(eq(benchObjections.id, input.objection), isNull(benchObjections.answeredAt)))
      .returning({
        organisationId: benchObjections.organisationId,
        campaignId: benchObjections.campaignId,
        wanted: benchObjections.wanted,
      });
    if (!objection) refuse("wrong_state");
    const { organisationId, campaignId, wanted } = objection;
    if (accepted) {
      await tx
        .insert(benchSeats)
        .values({ id: newId(now), campaignId, organisationId, bench: wanted })
        .onConflictDoUpdate({ target: [benchSeats.campaignId, benchSeats.organisationId], set: { bench: wanted } });
    }
    const about = await subjectOf(tx, objection, now);
    const facts = {
      organisation: about.body,
      campaign: about.campaign,
      wanted,
      accepted: accepted ? 1 : 0,
      answer: input.answer,
    };
    await tell(
      tx,
      { organisation: { id: organisationId, campaignId } },
      {
        kind: "bench_answered",
        facts,
        path: hrefIn("it", "spaceBench"),
        campaignId,
        once: `bench_answered ${input.objection}`,
      },
      now,
    );
    await log(`organisation:${organisationId}`, { wanted, accepted });
  },
});

export interface BenchObjection {
  id: string;
  wanted: Bench;
  why: string;
  objectedAt: Date;
  answeredAt: Date | null;
  accepted: boolean | null;
  answer: string;
}

const columns = {
  id: benchObjections.id,
  wanted: benchObjections.wanted,
  why: benchObjections.why,
  objectedAt: benchObjections.objectedAt,
  answeredAt: benchObjections.answeredAt,
  accepted: benchObjections.accepted,
  answer: benchObjections.answer,
};

/** Where a body sits and what it said about it, newest first. */
export async function getBodyBench(body: BodyIn): Promise<{ bench: Bench | null; objections: BenchObjection[] }> {
  const objections = await db()
    .select(columns)
    .from(benchObjections)
    .where(
      and(eq(benchObjections.organisationId, body.organisationId), eq(benchObjections.campaignId, body.campaignId)),
    )
    .orderBy(desc(benchObjections.id));
  return { bench: await getBench(body), objections };
}

/** What waits for the lead's answer, oldest first, under today's names. */
export async function listOpenObjections(
  campaignId: string,
  day: string,
): Promise<(BenchObjection & { organisation: { name: string; distinction: string }; bench: Bench | null })[]> {
  const rows = await db()
    .select({ ...columns, organisationId: benchObjections.organisationId, bench: benchSeats.bench })
    .from(benchObjections)
    .leftJoin(
      benchSeats,
      and(
        eq(benchSeats.organisationId, benchObjections.organisationId),
        eq(benchSeats.campaignId, benchObjections.campaignId),
      ),
    )
    .where(and(eq(benchObjections.campaignId, campaignId), isNull(benchObjections.answeredAt)))
    .orderBy(asc(benchObjections.id));
  const names = await namesOf(rows.map((row) => row.organisationId));
  return rows.map(({ organisationId, ...row }) => {
    const name = nameOn(day, names.get(organisationId) ?? []);
    return { ...row, organisation: { name: name?.name ?? "", distinction: name?.distinction ?? "" } };
  });
}
