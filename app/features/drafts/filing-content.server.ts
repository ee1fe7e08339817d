import { count, eq } from "drizzle-orm";
import { proseFromParts, type Prose, type ProsePart } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import {
  getRoundWithQuestions,
  type Question,
  type RoundWithQuestions,
} from "#app/features/campaigns/rounds.server.ts";
import { getPlace } from "#app/features/places/places.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { organisationNameOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, draftConflicts, organisations } from "#db/schema/index.ts";
import { placeMarks, type MarkedPassage } from "#app/features/omissis/confidential.ts";
import { listDraftAttachments, type DraftAttachment, type DraftRow } from "./drafts.server.ts";
import { whatIsMissing, type Answer, type ContributionKind } from "./filing.ts";
import { receiptText, type ReceiptContent } from "#app/features/receipts/receipt.ts";

const kindNames: Record<ContributionKind, string> = {
  analysis: "analisi",
  demand: "istanza",
  contribution: "contributo",
};
export const freeText = "Testo libero";

export interface FilingContent {
  campaign: { id: string; code: string; title: string; state: "draft" | "open" | "suspended" | "concluded" };
  round: RoundWithQuestions;
  organisation: { id: string; email: string | null; nameId: string; name: string };
  lineIds: string[];
  attachments: DraftAttachment[];
  prose: Prose;
  receiptText: string;
  /** What the authors ask to keep from the public. */
  confidential: MarkedPassage[];
  missing: ReturnType<typeof whatIsMissing>;
}

/**
 * A draft as it would be filed at `now`; used by the summary page and by the filing itself, so that both are the same.
 * Null when round or name are missing.
 */
export async function filingContent(from: Db | Tx, draft: DraftRow, now: Date): Promise<FilingContent | null> {
  const round = await getRoundWithQuestions(draft.roundId, { retired: true }, from);
  const [campaign] = await from
    .select({ id: campaigns.id, code: campaigns.code, title: campaigns.title, state: campaigns.state })
    .from(campaigns)
    .where(eq(campaigns.id, draft.campaignId));
  const organisation = await organisationOfDay(from, draft.organisationId, now);
  if (!round || !campaign || !organisation) return null;
  const lines = (await listLines(draft.campaignId, { retired: true }, from)).filter((line) =>
    draft.lineIds.includes(line.id),
  );
  const files = await listDraftAttachments(from, draft.id);
  const [conflicts] = await from
    .select({ open: count() })
    .from(draftConflicts)
    .where(eq(draftConflicts.draftId, draft.id));
  const answers = answersOf(round.questions, draft.answers);
  const text = composeText({
    title: draft.title,
    organisation: organisation.name,
    campaign: campaign.title,
    round: round.title,
    kind: draft.kind,
    lines,
    district: (await getPlace(draft.district, from))?.code ?? null,
    answers,
    body: draft.body,
    attachments: files.filter((file) => file.role === "attachment"),
  });
  const marks = placeMarks(draft.confidential, text.prose.plain);
  return {
    campaign,
    round,
    organisation,
    ...text,
    confidential: marks.placed,
    lineIds: lines.map((line) => line.id),
    attachments: files,
    missing: whatIsMissing({
      title: draft.title,
      hasText: hasOwnText(answers, draft.body),
      losses: draft.losses.length,
      lossesConfirmed: draft.lossesConfirmedAt !== null,
      conflicts: conflicts?.open ?? 0,
      lostMarks: marks.lost.length,
    }),
  };
}

type TextParts = Omit<ReceiptContent, "kind" | "lines" | "answers"> & {
  kind: ContributionKind;
  lines: readonly { code: number; title: string }[];
  answers: Answer[];
};

/** Makes the text as it is stored and the words over which its receipt's hash is taken, whichever way the text came. */
export const composeText = (parts: TextParts): { prose: Prose; receiptText: string } => ({
  prose: filedProse(parts.answers, parts.body),
  receiptText: receiptText({ ...parts, kind: kindNames[parts.kind] }),
});

export const answersOf = (questions: Question[], answers: Record<string, string>): Answer[] =>
  questions.flatMap(({ id, text }) => (answers[id] ? [{ question: text, text: answers[id] }] : []));

/**
 * The office's questions become headings; under each stands what the organisation wrote, and the free text comes last.
 */
function filedProse(answers: Answer[], body: string): Prose {
  const parts: ProsePart[] = answers.flatMap(({ question, text }) => [
    { office: true, heading: question },
    { prose: parseProse(text) },
  ]);
  if (body === "") return proseFromParts(parts);
  return proseFromParts([
    ...parts,
    ...(parts.length > 0 ? [{ office: true, heading: freeText }] : []),
    { prose: parseProse(body) },
  ]);
}

/** A text that consists of marks without words («---», «**») counts as empty. */
export const hasOwnText = (answers: readonly Answer[], body: string): boolean =>
  [...answers.map(({ text }) => text), body].some((text) => /[\p{L}\p{N}]/u.test(parseProse(text).plain));

/** The body with the name that it bore at `at`. */
export async function organisationOfDay(from: Db | Tx, organisationId: string, at: Date) {
  const [row] = await from
    .select({ id: organisations.id, email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const name = await organisationNameOn(organisationId, romeDay(at), from);
  return row && name ? { ...row, nameId: name.id, name: fullName(name) } : null;
}
