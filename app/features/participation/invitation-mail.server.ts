import { eq } from "drizzle-orm";
import { GivenUp, maxTries, type Job } from "#app/core/jobs.server.ts";
import type { Mail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { deliverMail } from "#app/features/news/mail-failures.server.ts";
import { linkTo } from "#app/features/signin/links.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { stakeholderInvitations, stakeholders } from "#db/schema/stakeholders.ts";
import { answerableUntil } from "#app/features/stakeholders/invitation.ts";
import { subjectOf } from "#app/features/stakeholders/holders.server.ts";

/**
 * The invitation as it is at the moment of sending; null where it was taken back or answered meanwhile, or the
 * consultation is over.
 */
async function mailOf(invitationId: string, secret: string, now: Date): Promise<Mail | null> {
  const [row] = await db()
    .select({
      contactName: stakeholderInvitations.contactName,
      contactEmail: stakeholderInvitations.contactEmail,
      language: stakeholderInvitations.language,
      sentAt: stakeholderInvitations.sentAt,
      spentAt: stakeholderInvitations.spentAt,
      organisationId: stakeholders.organisationId,
      campaignId: stakeholders.campaignId,
      office: campaigns.office,
      contact: campaigns.contact,
      state: campaigns.state,
    })
    .from(stakeholderInvitations)
    .innerJoin(stakeholders, eq(stakeholders.id, stakeholderInvitations.stakeholderId))
    .innerJoin(campaigns, eq(campaigns.id, stakeholders.campaignId))
    .where(eq(stakeholderInvitations.id, invitationId));
  if (!row || row.spentAt || row.state === "concluded" || row.contactEmail === "") return null;
  const about = await subjectOf(db(), row, now);
  const t = textIn(row.language).stakeholders.mails;
  const facts = {
    name: row.contactName,
    body: about.body,
    campaign: about.campaign,
    page: linkTo(hrefIn(row.language, "campaign", { campaign: about.slug })),
    link: linkTo(hrefIn(row.language, "bodyInvitation", { token: secret })),
    until: longTime(answerableUntil(row.sentAt), row.language),
    office: [row.office, row.contact].filter((text) => text !== "").join(", "),
  };
  return { to: row.contactEmail, subject: t.invitationSubject(facts.body, facts.campaign), text: t.invitation(facts) };
}

/**
 * It is a job of its own and not a mail in the outbox, because the answer of the mail server is kept with the
 * invitation.
 */
export async function mailInvitation(
  { invitation: invitationId, secret }: JobPayload<"stakeholder_invitation">,
  now: Date,
  job: Job,
): Promise<void> {
  const mail = await mailOf(invitationId, secret, now);
  if (!mail) return;
  const mark = (values: Partial<typeof stakeholderInvitations.$inferInsert>) =>
    db().update(stakeholderInvitations).set(values).where(eq(stakeholderInvitations.id, invitationId));
  try {
    await deliverMail(job.id, mail, now);
  } catch (error) {
    if (error instanceof GivenUp) await mark({ failedAt: now, failure: error.code });
    else if (job.tries >= maxTries) await mark({ failedAt: now, failure: "unreachable" });
    throw error;
  }
  await mark({ deliveredAt: now, failedAt: null, failure: null });
}
