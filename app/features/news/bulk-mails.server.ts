import { desc, eq, sql, type SQL } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, longText, z } from "#app/core/validation.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf, type Tx } from "#db/client.server.ts";
import { benches, bulkMails, campaigns } from "#db/schema/index.ts";
import { tell } from "./notices.server.ts";

export const audiences = ["holders", "silent", "signatories"] as const;
export type AudienceKind = (typeof audiences)[number];
export interface BulkAudience {
  who: AudienceKind;
  benches: readonly string[];
}

export interface BulkRecipients {
  people: string[];
  bodies: { id: string; name: string }[];
}

/**
 * The people whom a message would reach today: those who hold a mandate of a body with a seat on the chosen benches;
 * where none is chosen, on any.
 */
export async function findRecipients(
  campaignId: string,
  audience: BulkAudience,
  now: Date,
  from: Pick<Tx, "execute"> = db(),
): Promise<BulkRecipients> {
  const today = romeDay(now);
  const silent: SQL =
    audience.who === "silent"
      ? sql`and not exists (select 1 from contributions c where c.campaign_id = s.campaign_id and c.organisation_id = s.organisation_id and c.state <> 'annulled')`
      : sql``;
  const capacity: SQL = audience.who === "signatories" ? sql`and m.capacity = 'signatory'` : sql``;
  const chosen: SQL =
    audience.benches.length > 0
      ? sql`and s.bench in (${sql.join(
          audience.benches.map((bench) => sql`${bench}`),
          sql`, `,
        )})`
      : sql``;
  const rows = rowsOf<{ id: string; name: string; person: string }>(
    await from.execute(sql`
    select s.organisation_id as id, n.name, m.person_id as person
    from bench_seats s
    join lateral ${nameRowOn(sql`s.organisation_id`, today)} n on true
    join mandates m on m.organisation_id = s.organisation_id and m.campaign_id = s.campaign_id and m.revoked_at is null
      and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to >= ${today}::date) ${capacity}
    where s.campaign_id = ${campaignId} ${chosen} ${silent}
    order by n.name, s.organisation_id`),
  );
  return {
    people: [...new Set(rows.map((row) => row.person))],
    bodies: [...new Map(rows.map((row) => [row.id, row.name]))].map(([id, name]) => ({ id, name })),
  };
}

/** What the form of a message sends, first to see whom it reaches, and then to send it. */
export const bulkMessage = z.object({
  /** Belongs to the page that is confirmed: sent twice, it is one message. */
  key: z.string().regex(/^[\w-]{8,64}$/),
  subject: line(150),
  words: longText(5000).pipe(z.string().min(1)),
  who: z.enum(audiences),
  benches: z.array(z.enum(benches)).max(benches.length).default([]),
});

/** Sends a message once to everybody whom `findRecipients` finds; `seen` is the number that the page showed before. */
export const sendBulkMail = command({
  name: "mail.send",
  input: bulkMessage.extend({ campaign: z.string().max(80), seen: z.coerce.number().int().min(0) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.slug, input.campaign));
    return row ?? null;
  },
  run: async ({ tx, input, actor, now, log }) => {
    const [campaign] = await tx
      .select({ id: campaigns.id, title: campaigns.title })
      .from(campaigns)
      .where(eq(campaigns.slug, input.campaign));
    if (!campaign) refuse("not_found");
    const recipients = await findRecipients(campaign.id, input, now, tx);
    if (recipients.people.length === 0) refuse("invalid", { who: "nobody_there" });
    // If somebody was appointed meanwhile, the new number is shown before anything is sent.
    if (recipients.people.length !== input.seen) refuse("stale");
    const sent = await tx
      .insert(bulkMails)
      .values({
        id: input.key,
        campaignId: campaign.id,
        subject: input.subject,
        words: input.words,
        audience: { benches: input.benches, who: input.who },
        recipients: recipients.people.length,
        sentAt: now,
        sentBy: actor.personId,
      })
      .onConflictDoNothing()
      .returning({ id: bulkMails.id });
    if (sent.length === 0) return { people: 0 };
    const news = {
      kind: "bulk" as const,
      facts: { campaign: campaign.title, subject: input.subject, words: input.words },
      path: hrefIn("it", "campaign", { campaign: input.campaign }),
      campaignId: campaign.id,
      once: `bulk ${input.key}`,
    };
    const bodies = input.who === "signatories" ? [] : recipients.bodies.map((body) => body.id);
    await tell(tx, { people: recipients.people, bodies }, news, now);
    await log(`bulk_mail:${input.key}`, {
      people: recipients.people.length,
      bodies: recipients.bodies.length,
      who: input.who,
    });
    return { people: recipients.people.length };
  },
});

export function listBulkMails(campaignId: string) {
  return db()
    .select({
      id: bulkMails.id,
      subject: bulkMails.subject,
      audience: bulkMails.audience,
      recipients: bulkMails.recipients,
      sentAt: bulkMails.sentAt,
    })
    .from(bulkMails)
    .where(eq(bulkMails.campaignId, campaignId))
    .orderBy(desc(bulkMails.sentAt))
    .limit(50);
}
