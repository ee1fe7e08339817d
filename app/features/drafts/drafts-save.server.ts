import { and, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, z } from "#app/core/validation.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { chosenDistrict } from "#app/features/places/places.server.ts";
import type { Tx } from "#db/client.server.ts";
import { draftConflicts, drafts, questions } from "#db/schema/index.ts";
import { bothTexts, draftLimits, draftOf, mergeDraft, textsOf, type DraftTexts } from "./draft.ts";
import { conflictTexts, draftScope, lockDraft, type DraftRow } from "./drafts.server.ts";
import { kinds } from "./filing.ts";
import { voidChanged } from "./joins-hold.server.ts";

const digest = (text: string): string => sha256(text).slice(0, 16);

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.trim())
    .pipe(z.string().max(max));
const title = z
  .string()
  .transform((value) => value.replace(/\s+/g, " ").trim())
  .pipe(z.string().max(draftLimits.title));

/** Digests by field, as the page got them; anything else counts as «never seen», and then nothing can be lost. */
const base = z
  .string()
  .max(20_000)
  .default("{}")
  .transform((json): Record<string, string> => {
    try {
      const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(json));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  });

export interface Saved {
  version: number;
  savedAt: Date;
  base: Record<string, string>;
  /** Texts of others, to be shown in fields that the writer did not change. */
  news: DraftTexts;
  /** The id under which the writer's text is kept until somebody chooses, and its fields. */
  conflict: string | null;
  conflicting: string[];
}

/** What a page must send back as `base`. */
export const digestsOf = (
  draft: Pick<DraftRow, "title" | "body" | "answers" | "kind" | "district" | "lineIds">,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...textsOf(draft), ...settingsOf(draft) }).map(([field, value]) => [field, digest(value)]),
  );

export const settingsOf = (draft: Pick<DraftRow, "kind" | "district" | "lineIds">): DraftTexts => ({
  kind: draft.kind,
  district: draft.district ?? "",
  lines: [...draft.lineIds].sort().join(","),
});

/**
 * Saves what was sent of a draft, which may be any of its fields. A save that names an older version never overwrites
 * anything: fields are merged, and a text that meets a newer one of somebody else is kept in `draft_conflicts`. Errors:
 * `not_found`, `campaign_closed`, `invalid` by field.
 */
export const saveDraft = command({
  name: "draft.save",
  quiet: true,
  input: z.object({
    draft: idField,
    version: counter,
    base,
    conflict: z.string().max(64).default(""),
    title: title.optional(),
    body: text(draftLimits.text).optional(),
    answers: z.record(idField, text(draftLimits.text)).default({}),
    kind: z.enum(kinds).optional(),
    district: z.string().max(64).optional(),
    lines: z.array(z.string().max(64)).max(200).optional(),
  }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }): Promise<Saved> => {
    const draft = await lockDraft(tx, input.draft);
    const mandateId = grant?.mandateId ?? refuse("forbidden");
    const open = input.conflict ? await ownConflict(tx, draft.id, input.conflict, mandateId) : null;
    const rule = { newest: input.version === draft.version, own: draft.savedBy === mandateId };
    const texts = mergeDraft(textsOf(draft), await sentTexts(tx, draft, input), input.base, digest, {
      ...rule,
      apart: open ? Object.keys(open.texts) : [],
    });
    const settings = mergeDraft(settingsOf(draft), await sentSettings(tx, draft, input), input.base, digest, rule);
    const next = { ...draftOf(texts.texts), ...settledSettings({ ...settings.texts, ...settings.conflicts }) };
    const conflict =
      Object.keys(texts.conflicts).length > 0
        ? await keepApart(tx, draft.id, open, texts.conflicts, mandateId, now)
        : null;
    const saved = { ...draft, ...next };
    const changed = JSON.stringify(digestsOf(saved)) !== JSON.stringify(digestsOf(draft));
    if (changed) {
      Object.assign(saved, { version: draft.version + 1, savedAt: now });
      await tx
        .update(drafts)
        .set({ ...next, version: saved.version, savedAt: now, savedBy: mandateId })
        .where(eq(drafts.id, draft.id));
      await voidChanged(tx, draft.id, now);
    }
    // A field in conflict counts as never seen, so that the writer's next text can't replace the draft's text either.
    const conflicting = Object.keys(texts.conflicts);
    return {
      version: saved.version,
      savedAt: now,
      base: { ...digestsOf(saved), ...Object.fromEntries(conflicting.map((field) => [field, ""])) },
      news: texts.news,
      conflict,
      conflicting,
    };
  },
});

type Sent = {
  title?: string | undefined;
  body?: string | undefined;
  answers: Record<string, string>;
  kind?: string | undefined;
  district?: string | undefined;
  lines?: string[] | undefined;
};

/** Answers to questions of other rounds belong nowhere and are left out. */
async function sentTexts(tx: Tx, draft: DraftRow, sent: Sent): Promise<DraftTexts> {
  const asked = new Set(
    (await tx.select({ id: questions.id }).from(questions).where(eq(questions.roundId, draft.roundId))).map(
      ({ id }) => id,
    ),
  );
  const answers = Object.entries(sent.answers).filter(([id]) => asked.has(id));
  return {
    ...(sent.title === undefined ? {} : { title: sent.title }),
    ...(sent.body === undefined ? {} : { body: sent.body }),
    ...Object.fromEntries(answers.map(([id, answer]) => [`answers.${id}`, answer])),
  };
}

async function sentSettings(tx: Tx, draft: DraftRow, sent: Sent): Promise<DraftTexts> {
  const known = sent.lines
    ? new Set((await listLines(draft.campaignId, { retired: true }, tx)).map((line) => line.id))
    : new Set<string>();
  return {
    ...(sent.kind === undefined ? {} : { kind: sent.kind }),
    ...(sent.district === undefined
      ? {}
      : { district: (await chosenDistrict(tx, draft.campaignId, sent.district || null))?.id ?? "" }),
    ...(sent.lines === undefined
      ? {}
      : {
          lines: [...new Set(sent.lines)]
            .filter((id) => known.has(id))
            .sort()
            .join(","),
        }),
  };
}

const settledSettings = (settings: DraftTexts) => ({
  kind: settings["kind"] as DraftRow["kind"],
  district: settings["district"] || null,
  lineIds: settings["lines"] ? settings["lines"].split(",") : [],
});

async function ownConflict(tx: Tx, draftId: string, id: string, mandateId: string) {
  const [row] = await tx
    .select()
    .from(draftConflicts)
    .where(and(eq(draftConflicts.id, id), eq(draftConflicts.draftId, draftId), eq(draftConflicts.savedBy, mandateId)));
  return row ? { id: row.id, texts: conflictTexts(row) } : null;
}

/** Later texts of the same writer go into the same row; the same outdated form sent twice makes one row. */
async function keepApart(
  tx: Tx,
  draftId: string,
  open: { id: string; texts: DraftTexts } | null,
  texts: DraftTexts,
  mandateId: string,
  now: Date,
): Promise<string> {
  if (open) {
    await tx
      .update(draftConflicts)
      .set({ ...draftOf({ ...open.texts, ...texts }), savedAt: now })
      .where(eq(draftConflicts.id, open.id));
    return open.id;
  }
  const rows = await tx
    .select()
    .from(draftConflicts)
    .where(and(eq(draftConflicts.draftId, draftId), eq(draftConflicts.savedBy, mandateId)));
  const same = rows.find((row) => Object.entries(texts).every(([field, value]) => conflictTexts(row)[field] === value));
  if (same) return same.id;
  const id = newId(now);
  await tx.insert(draftConflicts).values({ id, draftId, ...draftOf(texts), savedBy: mandateId, savedAt: now });
  return id;
}

/**
 * Ends one field's conflict: the draft's text, the other one, or both. `seen` is the digest of the draft's text that
 * the choice was made on.
 */
export const resolveConflict = command({
  name: "draft.save",
  quiet: true,
  input: z.object({
    draft: idField,
    conflict: idField,
    field: z.string().min(1).max(100),
    keep: z.enum(["draft", "other", "both"]),
    seen: z.string().max(64),
  }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }) => {
    const draft = await lockDraft(tx, input.draft);
    const [row] = await tx
      .select()
      .from(draftConflicts)
      .where(and(eq(draftConflicts.id, input.conflict), eq(draftConflicts.draftId, draft.id)));
    const { [input.field]: other, ...rest } = row ? conflictTexts(row) : refuse("not_found");
    if (other === undefined) refuse("not_found");
    const texts = textsOf(draft);
    const own = texts[input.field] ?? "";
    if (digest(own) !== input.seen) refuse("stale");
    if (input.keep !== "draft") {
      const chosen = input.keep === "other" ? other : bothTexts(input.field, own, other);
      const limit = input.field === "title" ? draftLimits.title : draftLimits.text;
      if (chosen.length > limit) refuse("invalid", { [input.field]: `too_long:${limit}` });
      await tx
        .update(drafts)
        .set({
          ...draftOf({ ...texts, [input.field]: chosen }),
          version: draft.version + 1,
          savedAt: now,
          savedBy: grant?.mandateId ?? draft.savedBy,
        })
        .where(eq(drafts.id, draft.id));
      await voidChanged(tx, draft.id, now);
    }
    if (Object.keys(rest).length === 0) await tx.delete(draftConflicts).where(eq(draftConflicts.id, input.conflict));
    else await tx.update(draftConflicts).set(draftOf(rest)).where(eq(draftConflicts.id, input.conflict));
  },
});
