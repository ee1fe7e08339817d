import { expect, test, vi } from "vitest";
import { askReset } from "#app/features/people/access-links.server.ts";
import { updateProfile } from "#app/features/people/people.server.ts";
import { database } from "#db/client.server.ts";
import { addPerson, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

await testDatabase();

test("other processes hear of a change that pages show, and of no other", async () => {
  const person = await contextFor(await addPerson());
  let heard = 0;
  const listening = await database().listen("changed", () => (heard += 1));
  const before = heard;
  await askReset(person, { email: "nobody@example.org" });
  await updateProfile(person, { name: "Ada", language: "it" });
  await vi.waitFor(() => expect(heard).toBe(before + 1), 5_000);
  await listening.stop();
});
