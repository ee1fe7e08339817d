import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { cachedPage } from "#app/http/page-cache.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { editCampaign } from "#app/features/preparation/edit-campaigns.server.ts";
import type { Context } from "#app/access/context.ts";
import { addCampaign, addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { ask } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let lead: Context;
beforeAll(async () => {
  await testDatabase();
  const campaign = await addCampaign({ slug: "prova", code: "PRV", title: "Edizione 0" });
  const person = await addPerson();
  await addRole(person, "lead", campaign);
  lead = await contextFor(person);
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

/** As the server reads: the cache first, then the page. */
async function read(path: string): Promise<number> {
  const answer = cachedPage(path, "", undefined, Date.now()) ?? (await ask(path));
  return Number(/Edizione (\d+)/.exec(await answer.text())?.[1] ?? Number.NaN);
}

let edition = 0;
async function write(): Promise<number> {
  const wanted = (edition += 1);
  const outcome = await editCampaign(lead, {
    campaign: "prova",
    title: `Edizione ${wanted}`,
    inBrief: "In breve.",
    office: "Ufficio",
    contact: "",
    mandateText: "",
  });
  expect(outcome).toMatchObject({ ok: true });
  return wanted;
}

test("a page read after a committed write never shows what was before it, with readers and writers at once", async () => {
  publishChange();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom("read", "read", "read", "write" as const), { minLength: 1, maxLength: 8 }), {
        minLength: 1,
        maxLength: 6,
      }),
      async (rounds) => {
        for (const round of rounds) {
          const writes = round.filter((act) => act === "write").map(() => write);
          const reads = round.filter((act) => act === "read");
          // Readers that begin while writers are at work may see either; those that begin after must see the newest.
          const [written] = await Promise.all([
            (async () => {
              let last = edition;
              for (const act of writes) last = await act();
              return last;
            })(),
            ...reads.map((_, i) => read(i % 2 === 0 ? "/consultazioni/prova" : "/consultazioni")),
          ]);
          expect(
            await Promise.all([
              read("/consultazioni/prova"),
              read("/consultazioni"),
              read("/en/consultazioni/prova"),
              read("/consultazioni/prova/"),
            ]),
          ).toEqual([written, written, written, written]);
          // And once more, now surely from the cache.
          expect(await read("/consultazioni/prova")).toBe(written);
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});

test("a reader that began before a write and ended after it leaves nothing old behind", async () => {
  publishChange();
  for (let i = 0; i < 15; i += 1) {
    const slow = [read("/consultazioni/prova"), read("/en/consultazioni/prova")];
    const written = await write();
    await Promise.all(slow);
    expect(await read("/consultazioni/prova")).toBe(written);
    expect(await read("/en/consultazioni/prova")).toBe(written);
  }
});

test("a refused write leaves pages where they are", async () => {
  publishChange();
  await read("/consultazioni/prova");
  expect(await editCampaign(lead, { campaign: "prova", title: "" })).toMatchObject({ ok: false });
  expect(cachedPage("/consultazioni/prova", "", undefined, Date.now())).not.toBeNull();
});
