import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { plainPage } from "#app/http/plain-page.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openPage } from "#tests/support/browser/browser.ts";
import { startDraft } from "#tests/support/browser/drafts.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { openAs, type Persona } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const server = await startServer();
const baseURL = server.origin;
const site = `/consultazioni/${campaign}`;
const desk = `/gestione/${campaign}`;

const openFor = (who: Persona | "visitor", width = 1280) =>
  who === "visitor" ? openPage({ baseURL, width }) : openAs(who, { baseURL, width });
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Links within a sentence and the boxes before its sentences keep the line's height (WCAG 2.5.8). */
const lowTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a[href], button, summary, select, input:not([type=hidden])")]
      .filter((target) => {
        const heights = [
          target,
          target.closest("label"),
          target.id ? document.querySelector(`label[for="${target.id}"]`) : null,
        ].map((each) => each?.getBoundingClientRect().height ?? 0);
        const isShown = target.checkVisibility() && target.getBoundingClientRect().width > 2;
        return (
          isShown &&
          getComputedStyle(target).display !== "inline" &&
          !target.closest(".sentence-box, .skip") &&
          Math.max(...heights) < 43.5
        );
      })
      .map((target) => `${target.outerHTML.slice(0, 120)}: ${target.getBoundingClientRect().height}`),
  );

interface Refused {
  what: string;
  as: Persona | "visitor";
  path: string;
  send: (page: Page) => Promise<void>;
}

const press = (name: string | RegExp) => async (page: Page) =>
  page
    .locator("main")
    .getByRole("button", { name, exact: typeof name === "string" })
    .first()
    .click();

const refused: Refused[] = [
  { what: "signing in", as: "visitor", path: "/accedi", send: press("Accedi") },
  { what: "asking for a new password", as: "visitor", path: "/password-dimenticata", send: press(/./) },
  { what: "verifying a receipt", as: "visitor", path: "/ricevute", send: press("Verifica") },
  { what: "changing one's password", as: "signatory", path: "/profilo", send: press("Cambia la password") },
  {
    what: "appointing somebody",
    as: "lead",
    path: `${desk}/persone/designazioni/nuova`,
    send: async (page) => page.locator('main form button[type="submit"]').last().click(),
  },
  {
    what: "making a campaign",
    as: "admin",
    path: "/sistema/campagne/nuova",
    send: async (page) => page.locator('main form button[type="submit"]').last().click(),
  },
  {
    what: "taking a paper in without a file",
    as: "signatory",
    path: "/spazio",
    send: async (page) => {
      const id = await startDraft(page);
      await page.goto(`/spazio/bozze/${id}/carta`);
      await press("Metti il testo nella bozza")(page);
    },
  },
  {
    what: "filing without the declarations",
    as: "signatory",
    path: "/spazio",
    send: async (page) => {
      await startDraft(page);
      await page.locator('input[name="title"]').fill("Senza dichiarazioni");
      await page.locator("textarea").first().fill("Un testo.");
      await press("Rivedi e invia")(page);
      await press("Invia il contributo")(page);
    },
  },
  {
    what: "classifying nothing",
    as: "planner",
    path: `${desk}/codifica`,
    send: async (page) => {
      await page.locator(`main a[href^="${desk}/codifica/"]`).first().click();
      await press("Classifica")(page);
    },
  },
];

describe("a form sent empty", () => {
  test.each(refused)("$what: says what is missing, leads to it, and is accessible", async ({ as, path, send }) => {
    const { page, context } = await openFor(as, 360);
    await page.goto(path);
    await send(page);
    const summary = page.locator(".error-summary").first();
    await summary.waitFor();
    expect(await page.title()).toMatch(/^Errore: /);
    const link = summary.locator("a").first();
    if ((await link.count()) > 0) {
      const field = page.locator(`[id="${((await link.getAttribute("href")) ?? "").slice(1)}"]`);
      await field.waitFor();
      await link.click();
      expect(
        await page.evaluate(
          (id) =>
            document.activeElement?.id === id || document.getElementById(id ?? "")?.contains(document.activeElement),
          await field.getAttribute("id"),
        ),
      ).toBe(true);
      expect(await summary.isVisible(), "the list of errors stays").toBe(true);
    }
    await expectAccessible(page);
    await context.close();
  });
});

describe("pages that can't be shown", () => {
  test.each([
    ["/non-esiste", "visitor", 404],
    ["/en/does-not-exist", "visitor", 404],
    [`${site}/contributi/TCL-2025-9999`, "visitor", 404],
    [`${site}/linee/99`, "visitor", 404],
    [`${site}/documento/v/99`, "visitor", 404],
    ["/invito/non-valido", "visitor", 200],
    [desk, "signatory", 403],
    ["/sistema", "planner", 403],
    [`${desk}/impostazioni`, "auditor", 403],
  ] as const)("%s for a %s answers %d with a page that says why and leads on", async (path, who, status) => {
    const { page, context } = await openFor(who, 360);
    expect((await page.goto(path))?.status()).toBe(status);
    expect(await page.getAttribute("html", "lang")).toBe(path.startsWith("/en") ? "en" : "it");
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("main a[href]").count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await context.close();
  });

  test("who isn't signed in comes to the page they asked for after signing in", async () => {
    const { page, context } = await openPage({ baseURL });
    await page.goto(`${desk}/codifica`);
    await page.waitForURL(/\/accedi\?poi=/);
    await page.locator('input[name="email"]').fill("redazione@example.org");
    await page.locator('input[name="password"]').fill("cinque-fili-al-tavolo");
    await page.locator("main").getByRole("button", { name: "Accedi" }).click();
    await page.waitForURL(`${baseURL}${desk}/codifica`);
    await context.close();
  });
});

describe("what answers before any page is chosen", () => {
  const codes = ["too_large", "too_many", "cross_site", "not_found", "bug"] as const;

  test.each(codes.flatMap((code) => (["it", "en"] as const).map((lang) => [code, lang] as const)))(
    "the plain page of %s in %s is accessible on a phone",
    async (code, lang) => {
      const { page, context } = await openPage({ baseURL, width: 360 });
      const answer = plainPage(lang, code, "0123456789abcdef");
      await page.route("**/plain", async (route) => {
        await route.fulfill({
          status: answer.status,
          contentType: "text/html; charset=utf-8",
          body: await answer.text(),
        });
      });
      await page.goto("/plain");
      expect(await page.getAttribute("html", "lang")).toBe(lang);
      expect(await page.locator("h1").count()).toBe(1);
      await expectAccessible(page, `${code} in ${lang}`);
      await context.close();
    },
  );

  test("a form from another site meets it", async () => {
    const { page, context } = await openPage({ baseURL, width: 360 });
    await page.route("https://altrove.example/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${baseURL}/accedi"><button>Invia</button></form>`,
      }),
    );
    await page.goto("https://altrove.example/");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url() === `${baseURL}/accedi`),
      page.getByRole("button").click(),
    ]);
    expect(answer.status()).toBe(403);
    await expectAccessible(page);
    await context.close();
  });
});

describe("on a phone", () => {
  const looked = [
    ["/", "visitor"],
    [site, "visitor"],
    [`${site}/linee/1`, "visitor"],
    [`${site}/contributi/TCL-2025-0001`, "visitor"],
    [`${site}/documento/v/1`, "visitor"],
    ["/mappa", "visitor"],
    ["/spazio", "signatory"],
    [`${desk}/arrivi`, "lead"],
    [`${desk}/codifica`, "planner"],
    [`${desk}/non-citati`, "planner"],
    ["/sistema/persone", "admin"],
  ] as const;

  test.each(looked)("every target of %s that stands alone is 44 px high", async (path, who) => {
    const { page, context } = await openFor(who, 360);
    await page.goto(path);
    expect(await lowTargets(page)).toEqual([]);
    await context.close();
  });

  test.each(["drafter", "planner", "admin"] as const)(
    "the menu of a %s opens over the page, inside the screen, and is accessible",
    async (who) => {
      const { page, context } = await openFor(who, 320);
      await page.goto("/profilo");
      await page.locator(".person-menu > summary").press("Enter");
      await expectAccessible(page, `the menu of a ${who}`, { part: ".person-menu" });
      for (const link of await page.locator(".person-menu a, .person-menu button").all())
        await expect.poll(() => link.isVisible()).toBe(true);
      expect(await sideways(page)).toBe(0);
      await context.close();
    },
  );

  test("the trail shrinks to one step back", async () => {
    const { page, context } = await openPage({ baseURL, width: 360 });
    await page.goto(`${site}/contributi/TCL-2025-0001`);
    const shown = page.locator(".crumbs li:visible");
    expect(await shown.allInnerTexts()).toEqual(["I contributi"]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await shown.count()).toBe(3);
    await context.close();
  });
});

test("a receipt's salt is copied by the keyboard, and that is said", async () => {
  const { page, context } = await openAs("signatory", { baseURL });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseURL });
  await page.goto("/spazio");
  await page.goto((await page.locator('main a[href^="/spazio/contributi/"]').first().getAttribute("href")) ?? "");
  await page.getByRole("button", { name: "Copia Sale" }).press("Enter");
  await page.getByRole("status").getByText("Copiato").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{32}$/);
  await expectAccessible(page);
  await context.close();
});

describe("other ways of looking", () => {
  const looked = [
    ["/", "visitor"],
    [site, "visitor"],
    [`${site}/contributi/TCL-2025-0001`, "visitor"],
    [`${site}/documento/v/1`, "visitor"],
    ["/spazio", "signatory"],
    [`${desk}/arrivi`, "planner"],
  ] as const;

  test.each(looked)("%s is accessible in the dark, and keeps its marks in forced colours", async (path, who) => {
    const { page, context, problems } = await openFor(who);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await page.goto(path);
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return { drawn: style.outlineStyle !== "none", wide: Number.parseFloat(style.outlineWidth) >= 3 };
      }),
    ).toEqual({ drawn: true, wide: true });
    expect(await sideways(page)).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  test.each(looked)(
    "%s can be read with the text at 200 %%: nothing is cut and nothing scrolls sideways",
    async (path, who) => {
      const { page, context } = await openFor(who);
      await page.goto(path);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      expect(await sideways(page)).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((element) => {
            const style = getComputedStyle(element);
            const hidden = style.overflowX === "hidden" || style.overflowX === "clip";
            return (
              hidden &&
              element.clientWidth > 1 &&
              element.scrollWidth > element.clientWidth + 1 &&
              (element as HTMLElement).innerText
            );
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(cut).toEqual([]);
      await context.close();
    },
  );
});

/** The markup doesn't depend on the database: an empty installation is walked through on one of the two. */
if (databaseKind() === "pglite") {
  describe("an empty installation", () => {
    test("is taken over by its first admin, and every page of its first campaign says what to do next", async () => {
      const empty = await startServer({ demo: false });
      const { page, context } = await openPage({ baseURL: empty.origin, width: 360 });
      await page.goto(/https?:\S+\/invito\/\S+/.exec(empty.logs())?.[0] ?? "/no-link");
      await page.locator('input[name="name"]').fill("Prima Persona");
      await page.locator('input[name="email"]').fill("prima@example.org");
      await page.locator('input[name="newPassword"]').fill("una lunga frase da ricordare");
      await page.locator('input[name="privacy"]').check();
      await page.getByRole("button", { name: "Inizia" }).click();
      await page.waitForURL(/\/profilo\/secondo-fattore/);
      await expectAccessible(page, "beginning with the second factor");
      await page.getByRole("button", { name: "Attiva la verifica" }).click();
      await page.locator(".totp-key").waitFor();
      await expectAccessible(page, "the second factor's QR code");
      await page
        .locator('input[name="code"]')
        .fill(totpCode((await page.locator(".totp-key").textContent()) ?? "", new Date()));
      await page.locator('input[name="password"]').fill("una lunga frase da ricordare");
      await page.getByRole("button", { name: "Conferma" }).click();
      await page.getByRole("heading", { name: "I tuoi codici di recupero" }).waitFor();
      await expectAccessible(page, "the recovery codes");
      await page.getByRole("link", { name: "Li ho messi al sicuro, continua" }).click();
      await page.waitForURL(/\/sistema/);
      await page.goto("/sistema/campagne/nuova");
      await page.locator('input[name="slug"]').fill("prova");
      await page.locator('input[name="code"]').fill("PRV");
      await page.locator('select[name="leadId"]').selectOption({ index: 1 });
      await page.locator('input[name="title"]').fill("Una consultazione di prova");
      await page.locator('main form button[type="submit"]').last().click();
      await page.waitForURL(/\/gestione\/prova\/impostazioni/);
      for (const path of [
        "/",
        "/consultazioni",
        "/guida",
        "/mappa",
        "/sistema",
        "/sistema/organizzazioni",
        "/sistema/persone",
        "/gestione",
        "/gestione/prova",
        ...[
          "arrivi",
          "codifica",
          "documento",
          "pubblica",
          "non-citati",
          "persone",
          "registro",
          "impostazioni/linee",
          "impostazioni/fasi",
        ].map((part) => `/gestione/prova/${part}`),
      ]) {
        expect((await page.goto(path))?.status(), path).toBe(200);
        expect(await page.locator("h1").count(), path).toBe(1);
        await expectAccessible(page, path);
      }
      await context.close();
      await empty.stop();
    });
  });
}
