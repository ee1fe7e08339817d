import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { z } from "#app/core/validation.server.ts";
import { people } from "#db/schema/people.ts";
import { ownAct } from "#app/features/second-factor/again.server.ts";
import { checkNewPassword, hashPassword, typedPassword } from "#app/features/signin/passwords.server.ts";

/**
 * Changes one's own password; other sessions end. Errors beside `password` for the old one, beside `newPassword` for
 * the new.
 */
export const changePassword = command({
  name: "password.change",
  again: ownAct("password", "password"),
  input: z.object({ newPassword: typedPassword }),
  quiet: true,
  run: async ({ tx, input, actor, log }) => {
    await checkNewPassword(tx, input.newPassword, actor);
    await tx
      .update(people)
      .set({ passwordHash: await hashPassword(input.newPassword) })
      .where(eq(people.id, actor.personId));
    await log(`person:${actor.personId}`);
  },
});
