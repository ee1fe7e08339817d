import { count, eq } from "drizzle-orm";
import { proseFromParts, type Prose, type ProsePart } from "#app/core/prose.ts";
import { parseProse } from "#app/core/prose.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { getRoundWithQuestions, type Question, type RoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { organisationNameOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, draftConflicts, organisations } from "#db/schema/index.ts";
import { listDraftAttachments, type DraftAttachment, type DraftRow } from "./drafts.server.ts";
import { whatIsMissing, type ContributionKind } from "./filing.ts";
import { receiptText } from "./receipt.ts";

const kindNames: Record<ContributionKind, string> = { analysis: "analisi", demand: "istanza", contribution: "contributo" };
const freeText = "Testo libero";

export interface FilingContent {
  campaign: { id: string; code: string; title: string; state: "draft" | "open" | "suspended" | "concluded" };
  round: RoundWithQuestions;
  organisation: { id: string; email: string | null; nameId: string; name: string };
  lineIds: string[];
  attachments: DraftAttachment[];
  prose: Prose;
  receiptText: string;
  missing: ReturnType<typeof whatIsMissing>;
}

/** A draft as it would be filed at `now`: the same for the summary page and for the filing itself. Null when round or name are missing. */
export async function filingContent(from: Db | Tx, draft: DraftRow, now: Date): Promise<FilingContent | null> {
  const round = await getRoundWithQuestions(draft.roundId, { retired: true }, from);
  const [campaign] = await from.select({ id: campaigns.id, code: campaigns.code, title: campaigns.title, state: campaigns.state }).from(campaigns).where(eq(campaigns.id, draft.campaignId));
  const organisation = await organisationOfDay(from, draft.organisationId, now);
  if (!round || !campaign || !organisation) return null;
  const lines = (await listLines(draft.campaignId, { retired: true }, from)).filter((line) => draft.lineIds.includes(line.id));
  const files = await listDraftAttachments(from, draft.id);
  const [conflicts] = await from.select({ open: count() }).from(draftConflicts).where(eq(draftConflicts.draftId, draft.id));
  const answers = answersOf(round.questions, draft.answers);
  const prose = filedProse(answers, draft.body);
  return {
    campaign, round, organisation, prose,
    lineIds: lines.map((line) => line.id),
    attachments: files,
    receiptText: receiptText({
      title: draft.title,
      organisation: organisation.name,
      campaign: campaign.title,
      round: round.title,
      kind: kindNames[draft.kind],
      lines: lines.map(({ code, title }) => ({ code, title })),
      district: draft.district,
      answers,
      body: draft.body,
      attachments: files.filter((file) => file.role === "attachment"),
    }),
    missing: whatIsMissing({
      title: draft.title,
      hasText: hasOwnText(answers, draft.body),
      losses: draft.losses.length,
      lossesConfirmed: draft.lossesConfirmedAt !== null,
      conflicts: conflicts?.open ?? 0,
    }),
  };
}

interface Answer { question: string; text: string }

const answersOf = (questions: Question[], answers: Record<string, string>): Answer[] =>
  questions.flatMap(({ id, text }) => (answers[id] ? [{ question: text, text: answers[id] }] : []));

/** Questions become the office's headings; what the organisation wrote stands under them, the free text last. */
function filedProse(answers: Answer[], body: string): Prose {
  const parts: ProsePart[] = answers.flatMap(({ question, text }) => [{ office: true, heading: question }, { prose: parseProse(text) }]);
  if (body === "") return proseFromParts(parts);
  return proseFromParts([...parts, ...(parts.length > 0 ? [{ office: true, heading: freeText }] : []), { prose: parseProse(body) }]);
}

/** Marks without words («---», «**») are no text. */
const hasOwnText = (answers: Answer[], body: string): boolean => [...answers.map(({ text }) => text), body].some((text) => /[\p{L}\p{N}]/u.test(parseProse(text).plain));

async function organisationOfDay(from: Db | Tx, organisationId: string, now: Date) {
  const [row] = await from.select({ id: organisations.id, email: organisations.email }).from(organisations).where(eq(organisations.id, organisationId));
  const name = await organisationNameOn(organisationId, romeDay(now), from);
  return row && name ? { ...row, nameId: name.id, name: fullName(name) } : null;
}
