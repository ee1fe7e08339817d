import { and, asc, count, desc, eq, gt, ne } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { anHour } from "#app/http/limits.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { email, idField, longText, z } from "#app/core/validation.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { reports } from "#db/schema/office.ts";
import { readTarget } from "./removal.ts";
import { isUrgent, reportCauses, reportsAnHour, reportsOfOne } from "./report.ts";
import { findTarget, targetsOf, type Found } from "./targets.server.ts";

const words = longText(2000).pipe(z.string().min(1));

const ofOne = anHour(reportsOfOne);

/** What a notice calls a reported thing: only numbers. */
const nameOf = (found: Found): string =>
  found.kind === "paragraph"
    ? `v${found.number}, ${found.paragraph ?? ""}`
    : found.kind === "version"
      ? `v${found.number}`
      : found.number;

/**
 * «Segnala»: anybody can report a public text. Only the office reads what they write. The same words about the same
 * text are written once. A report in which the trap field is filled is thanked for and forgotten. Errors: `not_found`,
 * `too_many`.
 */
export const fileReport = command({
  name: "report.file",
  input: z
    .object({
      campaignId: idField,
      cause: z.enum(reportCauses),
      words,
      replyEmail: z.union([z.literal(""), email]).default(""),
      /** People don't see this field: whoever fills it is a program. */
      website: z.string().max(2000).default(""),
      // The thing is named as in an address (`readTarget`), by a word for each kind of source.
    })
    .loose(),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, context, log }) => {
    const target = readTarget(new Map(Object.entries(input))) ?? refuse("not_found");
    const [campaign] = await tx
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, input.campaignId));
    const found = campaign && (await findTarget(tx, input.campaignId, target));
    if (!found) refuse("not_found");
    if (input.website !== "") return { id: null };
    // A second report that is sent at the same time waits here.
    await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(eq(campaigns.id, input.campaignId))
      .for("no key update");
    const same = and(
      eq(reports.campaignId, input.campaignId),
      eq(reports.subjectId, found.subjectId),
      eq(reports.words, input.words),
    );
    const [known] = await tx.select({ id: reports.id }).from(reports).where(same);
    if (known) return { id: known.id };
    const urgent = isUrgent(input.cause);
    if (context.visitor && ofOne.take(`${context.visitor} ${urgent}`, now.getTime()) > 0) refuse("too_many");
    const alike = urgent ? eq(reports.cause, input.cause) : ne(reports.cause, "personal_data");
    const [lately] = await tx
      .select({ many: count() })
      .from(reports)
      .where(
        and(
          eq(reports.campaignId, input.campaignId),
          alike,
          gt(reports.reportedAt, new Date(now.getTime() - 3_600_000)),
        ),
      );
    if ((lately?.many ?? 0) >= reportsAnHour) refuse("too_many");
    const id = newId(now);
    await tx.insert(reports).values({
      id,
      campaignId: input.campaignId,
      subjectKind: found.kind,
      subjectId: found.subjectId,
      versionId: found.versionId,
      cause: input.cause,
      words: input.words,
      replyEmail: input.replyEmail || null,
      language: context.lang,
      reportedAt: now,
    });
    await log(`report:${id}`, { on: found.kind, cause: input.cause });
    await tell(
      tx,
      { office: { campaignId: input.campaignId, roles: ["lead", "planner"] } },
      {
        kind: "reported",
        facts: { subject: nameOf(found) },
        path: hrefIn("it", "deskReports", { campaign: campaign.slug }),
        campaignId: input.campaignId,
        once: `reported ${id}`,
      },
      now,
    );
    return { id };
  },
});

async function reportById(tx: Tx, id: string) {
  const [row] = await tx.select().from(reports).where(eq(reports.id, id)).for("update");
  return row ?? null;
}

/**
 * What the office did about a report, with the answer that is mailed where the reporter left an address. Errors:
 * `stale` where it was decided already.
 */
export const decideReport = command({
  name: "report.decide",
  input: z.object({ reportId: idField, decision: z.enum(["acted", "dismissed"]), answer: longText(2000) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: reports.campaignId })
      .from(reports)
      .where(eq(reports.id, input.reportId));
    return row ?? null;
  },
  run: async ({ tx, input, now, actor, log }) => {
    const report = (await reportById(tx, input.reportId)) ?? refuse("not_found");
    if (report.state !== "open") refuse("stale");
    if (report.replyEmail && input.answer === "") refuse("invalid", { answer: "required" });
    await tx
      .update(reports)
      .set({ state: input.decision, decidedAt: now, decidedBy: actor.personId, answer: input.answer })
      .where(eq(reports.id, report.id));
    await log(`report:${report.id}`, { decision: input.decision });
    if (report.replyEmail) {
      const t = textIn(report.language).removals.reportMail;
      await sendMail(
        tx,
        { to: report.replyEmail, subject: t.subject, text: t.text(input.answer) },
        now,
        `report ${report.id}`,
      );
    }
    return report;
  },
});

/** The reports of a campaign, open ones first, each with the thing it is about; three hundred at most. */
export async function listReports(campaignId: string) {
  const rows = await db()
    .select({
      id: reports.id,
      kind: reports.subjectKind,
      subjectId: reports.subjectId,
      versionId: reports.versionId,
      cause: reports.cause,
      words: reports.words,
      replyEmail: reports.replyEmail,
      reportedAt: reports.reportedAt,
      state: reports.state,
      decidedAt: reports.decidedAt,
      answer: reports.answer,
    })
    .from(reports)
    .where(eq(reports.campaignId, campaignId))
    .orderBy(desc(eq(reports.state, "open")), asc(reports.reportedAt))
    .limit(300);
  const targetOf = await targetsOf(rows);
  return rows.map(({ subjectId, versionId, replyEmail, ...row }) => ({
    ...row,
    target: targetOf({ kind: row.kind, subjectId, versionId }),
    wantsAnswer: replyEmail !== null,
  }));
}
