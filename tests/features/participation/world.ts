import { eq } from "drizzle-orm";
import { answerInvitation } from "#app/features/participation/answers.server.ts";
import { inviteKnown } from "#app/features/participation/invitations.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { organisations } from "#db/schema/index.ts";
import { addCampaign, addOrganisation, addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

/** A campaign, a body that may be invited, its lead, and whoever opens a link without being signed in. */
export async function invitationsWorld() {
  await testDatabase();
  const campaign = await addCampaign({ title: "Torino di prova", slug: "prova" });
  const organisation = await addOrganisation({ name: "Unione di Prova" });
  await db().update(organisations).set({ email: "unione@example.org" }).where(eq(organisations.id, organisation));
  const lead = await addPerson();
  await addRole(lead, "lead", campaign);
  const office = await contextFor(lead);
  const visitor = await contextFor(null);

  const invite = (more: Record<string, string> = {}, context = office) =>
    inviteKnown(context, {
      campaign,
      organisation,
      contactName: "Ada Prova",
      contactEmail: "ada@example.org",
      ...more,
    });
  const standing = async (now = noon) => (await listRegister(campaign, now)).map((row) => [row.name, row.standing]);
  const answer = (token: string, given: Record<string, string>, context = visitor) =>
    answerInvitation(context, { token, ...given });

  return { campaign, organisation, lead, office, visitor, invite, standing, answer };
}
export type InvitationsWorld = Awaited<ReturnType<typeof invitationsWorld>>;

/** The secret of the newest link, which stands nowhere but in what waits to be mailed. */
export const secret = async () =>
  (
    await db()
      .select({ payload: jobs.payload })
      .from(jobs)
      .where(eq(jobs.kind, "stakeholder_invitation"))
      .orderBy(jobs.createdAt, jobs.id)
  )
    .map((job) => String(job.payload["secret"]))
    .at(-1) ?? "";
