import { command } from "#app/access/command.server.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { dropDraft } from "./drafts-forget.server.ts";
import { draftScope, lockDraft } from "./drafts.server.ts";
import { dropJoins } from "./joins-hold.server.ts";

/**
 * Deletes a draft with its files. Outside of the organisation only the bodies that had joined it knew of it, and they
 * are told.
 */
export const deleteDraft = command({
  name: "draft.delete",
  quiet: true,
  input: z.object({ draft: idField }),
  scope: draftScope,
  run: async ({ tx, input, now }) => {
    await dropJoins(tx, await lockDraft(tx, input.draft), now);
    await dropDraft(tx, input.draft);
  },
});
