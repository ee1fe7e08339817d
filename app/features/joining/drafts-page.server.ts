import { placeAddress, type Place } from "#app/features/places/place.ts";
import { getPlace, offeredDistricts } from "#app/features/places/places.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import type { ConflictView } from "#app/features/drafts/draft-conflicts.tsx";
import { textsOf, type DraftTexts } from "#app/features/drafts/draft.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { getDraft, type Draft } from "#app/features/drafts/drafts.server.ts";
import { roundView } from "./drafts-space.server.ts";
import { digestsOf, settingsOf } from "#app/features/drafts/drafts-save.server.ts";
import { numberOf } from "#app/features/texts/filings.server.ts";
import { namesJoined } from "./joins.server.ts";
import type { Loss } from "#app/features/papers/paper.ts";

/** Everything that the page of a draft shows; null for everybody who is not of its organisation. */
export async function getDraftPage(draftId: string, body: Represented, now: Date, lang: Lang) {
  const draft = await getDraft(draftId, body);
  const round = draft && (await getRoundWithQuestions(draft.roundId, { retired: true }));
  if (!draft || !round) return null;
  const lines = await listLines(draft.campaignId, { retired: true });
  const own = await getPlace(draft.district);
  const districts = offeredTo(own, await offeredDistricts(draft.campaignId, now));
  const questions = round.questions.filter((question) => !question.retired || draft.answers[question.id]);
  return {
    id: draft.id,
    joined: await namesJoined(draft.id),
    contribution: await numberOf(draft.contributionId),
    title: draft.title,
    saved: { when: longTime(draft.savedAt, lang), by: draft.savedByName },
    server: {
      version: draft.version,
      base: digestsOf(draft),
      conflict: "",
      fields: fieldsOf(draft, own ? placeAddress(own, districts) : ""),
    },
    round: { ...roundView(round, now, lang), kinds: round.kinds },
    questions: questions.map(({ id, text, hint }) => ({ id, text, hint })),
    lines: lines
      .filter((line) => !line.retired || draft.lineIds.includes(line.id))
      .map(({ id, code, shortName, title, color, stroke }) => ({ id, code, shortName, title, color, stroke })),
    districts,
    conflicts: conflictViews(draft, questions, lang),
    losses: draft.losses as Loss[],
    lossesConfirmed: draft.lossesConfirmedAt !== null,
    files: draft.attachments.map(({ id, role, name, size, signed, mediaType, scan }) => ({
      id,
      role,
      name,
      signed,
      mediaType,
      scan,
      size: sizeInWords(size, lang),
    })),
  };
}
export type DraftPageData = NonNullable<Awaited<ReturnType<typeof getDraftPage>>>;

/**
 * The fields as the form names them. A district stands by its code, as in forms opened before an update and in copies
 * that browsers keep.
 */
const fieldsOf = (draft: Draft, district: string): DraftTexts => ({
  ...textsOf(draft),
  ...settingsOf(draft),
  district,
});

/** The districts that the form offers, and the one that the draft names even if it no longer exists. */
const offeredTo = (own: Place | null, offered: readonly Place[]): readonly Place[] =>
  own && !offered.some(({ id }) => id === own.id) ? [...offered, own] : offered;

function conflictViews(draft: Draft, questions: readonly { id: string; text: string }[], lang: Lang): ConflictView[] {
  const t = textIn(lang).contributions.draft;
  const own = textsOf(draft);
  const digests = digestsOf(draft);
  const label = (field: string) =>
    field === "title"
      ? t.fieldTitle
      : field === "body"
        ? t.freeText
        : (questions.find(({ id }) => field === `answers.${id}`)?.text ?? t.freeText);
  return draft.conflicts.flatMap(({ id, by, savedAt, texts }) =>
    Object.entries(texts).map(([field, other]) => ({
      id,
      field,
      label: label(field),
      own: own[field] ?? "",
      other,
      by,
      when: longTime(savedAt, lang),
      seen: digests[field] ?? emptyDigest,
    })),
  );
}

const emptyDigest =
  digestsOf({ title: "", body: "", answers: {}, kind: "contribution", district: null, lineIds: [] })["title"] ?? "";
