import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import type { RefusalCode } from "#app/refusals.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { drafts } from "#db/schema/index.ts";
import { attachFile, sentFile } from "./attachments.server.ts";
import { draftLimits } from "#app/features/drafts/draft.ts";
import { draftScope, lockDraft, type DraftRow } from "#app/features/drafts/drafts.server.ts";
import { voidChanged } from "#app/features/drafts/joins-hold.server.ts";
import { lossKinds, type ImportFailure } from "#app/features/papers/paper.ts";

/** What the page says of a paper that was not taken. */
export const failureCodes: Record<ImportFailure, RefusalCode> = {
  too_large: "too_large",
  not_supported: "file_type",
  broken: "file_broken",
  took_too_long: "file_slow",
  encrypted: "file_encrypted",
};

const losses = z
  .array(z.object({ kind: z.enum(lossKinds), count: z.number().int().min(1), sample: z.string().max(200).optional() }))
  .max(100);

/** Adds up losses of one kind, over several papers and pastes; new losses have to be confirmed again. */
function withLosses(draft: DraftRow, more: z.output<typeof losses>): Pick<DraftRow, "losses" | "lossesConfirmedAt"> {
  if (more.length === 0) return { losses: draft.losses, lossesConfirmedAt: draft.lossesConfirmedAt };
  const all = new Map(draft.losses.map((loss) => [loss.kind, loss]));
  for (const { kind, count, sample } of more) {
    const before = all.get(kind);
    const shown = before?.sample ?? sample;
    all.set(kind, { kind, count: count + (before?.count ?? 0), ...(shown === undefined ? {} : { sample: shown }) });
  }
  return { losses: [...all.values()], lossesConfirmedAt: null };
}

/**
 * Puts an imported paper's text into the draft, below what is written there already, and keeps the paper as its source.
 * The text comes from `importPaper`, which is called before: no transaction should wait for a child process.
 */
export const takePaper = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, file: sentFile, markdown: z.string(), losses }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }) => {
    const draft = await lockDraft(tx, input.draft);
    const body = [draft.body, input.markdown.trim()].filter((part) => part !== "").join("\n\n");
    if (body.length > draftLimits.text) refuse("invalid", { paper: `too_long:${draftLimits.text}` });
    await attachFile(tx, draft.id, input.file, "source", now);
    await tx
      .update(drafts)
      .set({
        body,
        title: draft.title || titleOf(input.markdown),
        ...withLosses(draft, input.losses),
        version: draft.version + 1,
        savedAt: now,
        savedBy: grant?.mandateId ?? draft.savedBy,
      })
      .where(eq(drafts.id, draft.id));
    await voidChanged(tx, draft.id, now);
  },
});

/** The heading with which a paper opens is its title. */
const titleOf = (markdown: string): string =>
  (/^#{1,2} +(.+)$/m.exec(markdown.slice(0, 2_000))?.[1] ?? "")
    .replace(/[*_\\#[\]]/g, "")
    .trim()
    .slice(0, draftLimits.title);

/** Adds what a paste lost to the draft's list, whatever field it went into. */
export const notePasteLosses = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, losses: losses.min(1) }),
  scope: draftScope,
  run: async ({ tx, input }) => {
    const draft = await lockDraft(tx, input.draft);
    await tx.update(drafts).set(withLosses(draft, input.losses)).where(eq(drafts.id, draft.id));
  },
});

/** Somebody of the organisation confirms that they have looked at what was lost on the way from the paper. */
export const confirmLosses = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField }),
  scope: draftScope,
  run: async ({ tx, input, now }) => {
    const draft = await lockDraft(tx, input.draft);
    await tx.update(drafts).set({ lossesConfirmedAt: now }).where(eq(drafts.id, draft.id));
  },
});
