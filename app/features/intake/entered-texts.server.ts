import { eq, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, idField, longText, optionalDay, optionalId, optionalLine, z } from "#app/core/validation.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { draftLimits } from "#app/features/drafts/draft.ts";
import { answersOf, composeText, hasOwnText, organisationOfDay } from "#app/features/drafts/filing-content.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockUnsealed } from "#app/features/texts/lock.server.ts";
import { fileTexts } from "#app/features/filing/filing-rows.server.ts";
import { kinds } from "#app/features/drafts/filing.ts";
import { standingEntry } from "#app/features/organisations/bodies.server.ts";
import { chosenDistrict } from "#app/features/places/places.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { fromRomeClock } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, contributions, organisationNames } from "#db/schema/index.ts";
import { seatsOf } from "./import-run.server.ts";
import { channels, undeclared, whyNotAnnul, whyNotReceived } from "./received.ts";
import { listHeld, takeHeld } from "./uploads.server.ts";

/** A minute on Rome's clock, as a form sends it. */
const romeMinute = z
  .string()
  .trim()
  .min(1)
  .transform((local) => fromRomeClock(local.slice(0, 16)))
  .refine((at) => at !== null, "invalid_time");

const entry = z.object({
  campaignId: idField,
  key: idField,
  organisation: idField,
  round: idField,
  kind: z.enum(kinds),
  channel: z.enum(channels),
  receivedAt: romeMinute,
  protocolNumber: optionalLine(60),
  protocolDate: optionalDay,
  title: optionalLine(draftLimits.title),
  answers: z.record(z.string(), longText(draftLimits.text)).default({}),
  body: longText(draftLimits.text),
  lines: z.array(z.string()).max(200).default([]),
  district: optionalId,
  thirdParties: z.enum(["none", "marked"]),
  lossCount: z.coerce.number().int().min(0).catch(0),
  lossesConfirmed: checkBox,
  held: z.array(z.string()).max(60).default([]),
});
type Entry = z.output<typeof entry>;

export interface Entered {
  number: string;
  repeated: boolean;
}

/**
 * If the office sends the same entry twice, it is entered once: the second request waits here, and then finds the
 * number of the first.
 */
async function enteredBefore(tx: Tx, { campaignId, key }: Entry): Promise<{ key: string; number: string | null }> {
  const own = `entry ${campaignId} ${key}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${own}, 0))`);
  const [row] = await tx
    .select({ number: contributions.number })
    .from(contributions)
    .where(eq(contributions.idempotencyKey, own));
  return { key: own, number: row?.number ?? null };
}

/** Everything for which the entry is refused, by field, told in one refusal. */
async function checked(tx: Tx, input: Entry, now: Date) {
  const round = await getRoundWithQuestions(input.round, { retired: true }, tx);
  const receivedAt = input.receivedAt ?? now;
  // A page that was opened before two entries were joined may still name the one that is gone.
  const standing = await standingEntry(input.organisation, tx);
  const organisation = standing ? await organisationOfDay(tx, standing, receivedAt) : null;
  const answers = round ? answersOf(round.questions, input.answers) : [];
  const received = round && whyNotReceived(receivedAt, round, now);
  const fields: Record<string, string> = {
    ...(organisation ? {} : { organisation: "invalid_choice" }),
    ...(round?.campaignId === input.campaignId ? {} : { round: "invalid_choice" }),
    ...(!round || round.kinds.includes(input.kind) ? {} : { kind: "kind_not_asked" }),
    ...(received ? { receivedAt: received } : {}),
    ...(input.protocolDate && input.protocolDate > now.toISOString().slice(0, 10)
      ? { protocolDate: "in_the_future" }
      : {}),
    ...(input.title === "" ? { title: "title_missing" } : {}),
    ...(hasOwnText(answers, input.body) ? {} : { body: "empty_text" }),
    ...(input.lossCount > 0 && !input.lossesConfirmed ? { lossesConfirmed: "losses_unconfirmed" } : {}),
  };
  if (Object.keys(fields).length > 0 || !round || !organisation) refuse("invalid", fields);
  return { round, organisation, answers, receivedAt };
}

/**
 * Files what reached the office by another way than the site, for the organisation that sent it: the organisation is
 * the author, the person only enters it. Whether it is in time follows from when it was received; late texts are
 * entered too. The body and its delegates get number and receipt. Errors by field.
 */
export const enterContribution = command({
  name: "contribution.enter",
  input: entry,
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }): Promise<Entered> => {
    const before = await enteredBefore(tx, input);
    if (before.number) return { number: before.number, repeated: true };
    const [campaign] = await tx
      .select({ id: campaigns.id, code: campaigns.code, title: campaigns.title, state: campaigns.state })
      .from(campaigns)
      .where(eq(campaigns.id, input.campaignId));
    if (!campaign) refuse("not_found");
    if (campaign.state === "draft") refuse("campaign_closed");
    const { round, organisation, answers, receivedAt } = await checked(tx, input, now);
    const lines = (await listLines(campaign.id, { retired: true }, tx)).filter((line) => input.lines.includes(line.id));
    const district = await chosenDistrict(tx, campaign.id, input.district);
    const held = await listHeld(input.held, tx);
    const seats = await seatsOf(tx, campaign.id, [{ organisationId: organisation.id }], now);
    const { title, kind, channel, body, thirdParties } = input;
    const composed = composeText({
      title,
      organisation: organisation.name,
      campaign: campaign.title,
      round: round.title,
      kind,
      lines,
      district: district?.code ?? null,
      answers,
      body,
      attachments: held.filter((file) => file.role === "attachment"),
    });
    const [filed] = await fileTexts(
      tx,
      campaign,
      [
        {
          roundId: round.id,
          organisationId: organisation.id,
          organisationNameId: organisation.nameId,
          bench: seats.get(organisation.id) ?? "",
          kind,
          district: district?.id ?? null,
          lineIds: lines.map((line) => line.id),
          channel,
          receivedAt,
          protocolNumber: input.protocolNumber || null,
          protocolDate: input.protocolDate,
          title,
          ...composed,
          personId: actor.personId,
          mandateId: null,
          enteredBy: actor.personId,
          thirdParties,
          ...undeclared,
          idempotencyKey: before.key,
        },
      ],
      now,
    );
    if (!filed) throw new Error("The text was not filed");
    const { id, number, salt, sha256 } = filed;
    await takeHeld(tx, held, id);
    const facts = {
      number,
      title,
      organisation: organisation.name,
      campaign: campaign.title,
      channel,
      receivedAt: receivedAt.toISOString(),
      sha256,
      salt,
    };
    await tell(
      tx,
      { organisation: { id: organisation.id, campaignId: campaign.id } },
      {
        kind: "entered_for_you",
        facts,
        path: hrefIn("it", "filed", { number }),
        campaignId: campaign.id,
        once: `entered ${number}`,
        about: `contribution:${id}`,
      },
      now,
    );
    await log(`contribution:${id}`, {
      number,
      revision: 1,
      sha256,
      channel,
      organisation: organisation.id,
      round: round.id,
      received: receivedAt.toISOString(),
    });
    return { number, repeated: false };
  },
});

/**
 * Takes back an entry that was made by mistake, before it has ever been public. Its number stays used, and its
 * organisation reads why. Errors: `not_found`, `sealed`, `wrong_state`.
 */
export const annulContribution = command({
  name: "contribution.annul",
  input: z.object({
    campaignId: idField,
    number: numberField,
    reason: z.string().trim().min(1).max(1000),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, log }) => {
    const row = await lockUnsealed(tx, input.number);
    if (row.campaignId !== input.campaignId) refuse("not_found");
    const why = whyNotAnnul({ state: row.state, entered: row.enteredBy !== null, published: row.publishedAt !== null });
    if (why) refuse(why);
    await tx
      .update(contributions)
      .set({ state: "annulled", stateAt: now, stateReason: input.reason, externalId: null })
      .where(eq(contributions.id, row.id));
    const [author] = await tx
      .select({ name: organisationNames.name })
      .from(contributions)
      .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
      .where(eq(contributions.id, row.id));
    const facts = { number: input.number, organisation: author?.name ?? "", reason: input.reason };
    await tell(
      tx,
      { organisation: { id: row.organisationId, campaignId: input.campaignId } },
      {
        kind: "entry_annulled",
        facts,
        path: hrefIn("it", "filed", { number: input.number }),
        campaignId: input.campaignId,
        once: `annulled ${input.number}`,
        about: `contribution:${row.id}`,
      },
      now,
    );
    await log(`contribution:${row.id}`, { number: input.number });
  },
});
