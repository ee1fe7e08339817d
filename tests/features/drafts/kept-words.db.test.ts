import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { openSession } from "#app/access/session.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import type { Db } from "#db/client.server.ts";
import { drafts, mandates } from "#db/schema/index.ts";
import { addCampaign, addMandate, addOrganisation, addPerson } from "#tests/support/builders.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let draft: string;
beforeAll(async () => {
  db = await testDatabase();
  w = await world(db);
  const made = await createDraft(await w.signatory(), { roundId: w.round });
  if (!made.ok) throw new Error(made.code);
  draft = made.value;
});

const words = "Parole che non vanno perse: «così» & <b>cosà</b>";
const send = async (cookie: string, intent = "save") => {
  const answer = await ask(`/spazio/bozze/${draft}`, {
    method: "POST",
    cookie,
    body: new URLSearchParams({ intent, version: "1", base: "{}", title: "Un titolo", body: words }),
  });
  return { status: answer.status, location: answer.headers.get("location"), html: await answer.text() };
};
const shown = words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const sessionFor = async (personId: string, mandateId: string | null) =>
  cookieOf(await openSession(personId, "Firefox, Linux", mandateId, new Date()));

describe("what was typed comes back", () => {
  test.each([
    ["nobody", false],
    ["another organisation", true],
  ] as const)("when it is chosen to act for %s: to be sent again", async (_, other) => {
    const person = await addPerson();
    const own = await addMandate(person, w.alfa, w.campaign, { validFrom: "2025-01-01" });
    const rival = await addMandate(person, w.beta, w.campaign, { validFrom: "2025-01-01" });
    const { status, location, html } = await send(await sessionFor(person, other ? rival : null));
    expect([status, location]).toEqual([403, null]);
    expect(html).toContain(`name="body" value="${shown}"`);
    expect(html).toMatch(/href="\/spazio\/scegli" target="_blank"/);

    expect(await send(await sessionFor(person, own))).toMatchObject({ status: 302 });
    expect(await db.select({ body: drafts.body }).from(drafts).where(eq(drafts.id, draft))).toEqual([{ body: words }]);
  });

  test.each([
    ["the only mandate", false],
    ["one of two mandates", true],
  ] as const)("when %s ended meanwhile: to be copied", async (_, two) => {
    const person = await addPerson();
    await addMandate(person, w.alfa, w.campaign, { validFrom: "2025-01-01", validTo: "2025-02-01" });
    const rival = two ? await addMandate(person, w.beta, w.campaign, { validFrom: "2025-01-01" }) : null;
    const { status, html } = await send(await sessionFor(person, rival));
    expect(status).toBe(403);
    expect(html).toMatch(/<textarea[^>]*>Un titolo\n\nParole/);
    expect(html).not.toContain("Invia di nuovo");
  });

  test("when the mandate was revoked: to be copied", async () => {
    const person = await addPerson();
    const mandate = await addMandate(person, w.alfa, w.campaign, { validFrom: "2025-01-01" });
    await db.update(mandates).set({ revokedAt: during }).where(eq(mandates.id, mandate));
    expect((await send(await sessionFor(person, null))).html).toContain("Parole che non vanno perse");
  });
});

test("who never acted for that body learns nothing of the draft", async () => {
  const elsewhere = await addCampaign();
  const person = await addPerson();
  const organisation = await addOrganisation();
  const mandate = await addMandate(person, organisation, elsewhere, { validFrom: "2025-01-01" });
  expect((await send(await sessionFor(person, mandate))).status).toBe(404);
  expect((await send(await sessionFor(await addPerson(), null))).status).toBe(403);
});
