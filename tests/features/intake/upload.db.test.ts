import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { openSession } from "#app/access/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, files, importBatches, organisations, roundTerms } from "#db/schema/index.ts";
import { addLead } from "#tests/features/texts/filed-texts.ts";
import { opens, world, type World } from "#tests/features/texts/world.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let w: World;
let cookie: string;
let page: string;
beforeAll(async () => {
  db = await testDatabase();
  w = await world(db);
  const { actor } = await (await addLead(db, w.campaign))();
  cookie = cookieOf(await openSession(actor!.personId, "Firefox, Linux", null, new Date(), new Date()));
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns);
  page = `/gestione/${campaign!.slug}/arrivi/importa`;
  await db.update(roundTerms).set({ opensAt: opens });
  await db.update(organisations).set({ fiscalCode: "00488410010" }).where(eq(organisations.id, w.alfa));
});

const csv =
  "id_esterno;codice_fiscale;tipo;canale;ricevuto_il;titolo;testo\n1;00488410010;istanza;pec;01/10/2025 10:00;Titolo;Testo\n";
const form = (given: Record<string, string | File>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(given)) data.append(name, value);
  return data;
};
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  ask(page, { method: "POST", cookie, body, headers });
const named = (bytes: BlobPart, name = "raccolta.csv") => new File([bytes], name, { type: "text/csv" });

describe("an upload", () => {
  test("becomes an import that is checked in the background", async () => {
    const answer = await post(form({ round: w.round, file: named(csv, "<b>\u202e../raccolta.csv") }));
    expect(answer.status).toBe(302);
    const [batch] = await db.select().from(importBatches);
    expect(answer.headers.get("location")).toBe(`${page}/${batch!.id}`);
    expect(batch).toMatchObject({ state: "checking", fileName: "raccolta.csv" });
    expect(await db.$count(files)).toBe(1);
  });

  test.each<[string, () => FormData | [string, Record<string, string>], number]>([
    ["without a file", () => form({ round: w.round }), 422],
    ["with a file of no bytes", () => form({ round: w.round, file: named("") }), 422],
    ["with a spreadsheet", () => form({ round: w.round, file: named("PK\u0003\u0004x", "x.xlsx") }), 422],
    ["with text where the file is asked for", () => form({ round: w.round, file: "id_esterno" }), 422],
    ["of another round", () => form({ round: "altra", file: named(csv) }), 422],
    ["with a round of a megabyte", () => form({ round: "x".repeat(1_000_000), file: named(csv) }), 422],
    [
      "broken off in the middle",
      () => [
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nid_est',
        { "content-type": "multipart/form-data; boundary=x" },
      ],
      422,
    ],
    ["of another boundary", () => ["--y\r\n\r\nx", { "content-type": "multipart/form-data; boundary=x" }], 422],
    ["without a boundary", () => ["x", { "content-type": "multipart/form-data" }], 422],
  ])("%s is refused, and nothing of it stays", async (_, what, status) => {
    const before = [await db.$count(files), await db.$count(importBatches)];
    const given = what();
    const answer = Array.isArray(given) ? await post(given[0], given[1]) : await post(given);
    expect(answer.status).toBe(status);
    expect([await db.$count(files), await db.$count(importBatches)]).toEqual(before);
  });

  test("two files make one import, of the first", async () => {
    const data = form({ round: w.round, file: named(csv) });
    data.append("file", named("altro"));
    const before = await db.$count(importBatches);
    expect((await post(data)).status).toBe(302);
    expect(await db.$count(importBatches)).toBe(before + 1);
  });
});
