import { beforeAll, expect, test } from "vitest";
import { hrefIn } from "#app/core/paths.ts";
import { ask } from "#tests/support/server/app.ts";
import { addOrganisation } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeCampaign, type World } from "./world.ts";

let open: World;
let draft: World;
beforeAll(async () => {
  await testDatabase();
  open = await makeCampaign();
  draft = await makeCampaign({ open: false });
  await addOrganisation({ name: "Unione Prova", seat: { campaignId: open.id, bench: "unions" } });
});

const addresses = (lang: "it" | "en", campaign: string) => [
  hrefIn(lang, "campaign", { campaign }),
  hrefIn(lang, "participants", { campaign }),
  hrefIn(lang, "line", { campaign, line: 1 }),
];
const fixed = (lang: "it" | "en") => [
  hrefIn(lang, "home"),
  hrefIn(lang, "campaigns"),
  hrefIn(lang, "guide"),
  hrefIn(lang, "siteMap"),
  ...["organizzazioni", "redazione", "sistema"].map((page) => hrefIn(lang, "guidePage", { page })),
  ...["privacy", "note-legali", "accessibilita"].map((page) => hrefIn(lang, "legal", { page })),
];

test.each(["it", "en"] as const)(
  "public pages in %s are whole, in their language, without scripts, cookies or styles in place",
  async (lang) => {
    for (const path of [...fixed(lang), ...addresses(lang, open.slug)]) {
      const answer = await ask(path);
      const page = await answer.text();
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      expect(page).toContain(`<html lang="${lang}"`);
      expect(page).not.toMatch(/<script|\sstyle=|undefined|\[object/);
      expect(page.match(/<h1[ >]/g)).toHaveLength(1);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  },
);

test("a campaign in preparation is as missing to visitors as one that never was", async () => {
  for (const slug of [draft.slug, "mai-esistita", "%27%3B--", "a".repeat(500)]) {
    for (const path of addresses("it", slug))
      expect({ path, status: (await ask(path.replaceAll("%25", "%"))).status }).toEqual({ path, status: 404 });
  }
  expect(await (await ask(hrefIn("it", "siteMap"))).text()).not.toContain(draft.slug);
  expect(await (await ask(hrefIn("it", "campaigns"))).text()).not.toContain(draft.slug);
});

test.each([
  "/consultazioni/SLUG/linee/99",
  "/consultazioni/SLUG/linee/01",
  "/consultazioni/SLUG/linee/x",
  "/guida/niente",
  "/guida/note%2Fprivacy",
  "/guida/..%2Fen%2Fredazione",
  "/note/altro",
  "/note/constructor",
])("%s is not found", async (path) => {
  expect((await ask(path.replace("SLUG", open.slug))).status).toBe(404);
});

test("Italian words say so on an English page", async () => {
  const page = await (await ask(hrefIn("en", "campaign", { campaign: open.slug }))).text();
  expect(page).toMatch(/<h1 lang="it">Ascolto/);
  expect(page).toMatch(/lang="it"[^>]*><a[^>]*>La città che attrae/);
  expect(await (await ask(hrefIn("it", "campaign", { campaign: open.slug }))).text()).not.toMatch(/<h1 lang/);
});

test("the campaign page says its term, its questions' round, and where each number comes from", async () => {
  const page = (await (await ask(hrefIn("it", "campaign", { campaign: open.slug }))).text()).replaceAll("<!-- -->", "");
  expect(page).toContain("Che cosa serve.");
  expect(page).toContain("Fase 1");
  expect(page).toContain("Come si contano");
  expect(page).toContain("Testi arrivati, con numero e ricevuta");
  expect(page).toContain("Ufficio prova");
});
