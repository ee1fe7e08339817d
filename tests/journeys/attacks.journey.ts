import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage, type OpenedPage } from "#tests/support/browser/browser.ts";
import { fileDraft, openDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { download } from "#tests/support/browser/downloads.ts";
import { openAs } from "#tests/support/browser/persona.ts";
import { publishText } from "#tests/support/browser/desk.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const server = await startServer();
const baseURL = server.origin;

/** Each would call the page's `attacked` if anything of it were run instead of shown. */
const title = `<img src=x onerror=attacked("title")> "'><svg onload=attacked("title svg")>`;
const attacks = [
  `<script>attacked("script")</script>`,
  `<img src=x onerror="attacked('img')">`,
  `<svg onload=attacked('svg')><animate onbegin=attacked('animate') attributeName=x dur=1s></svg>`,
  `[premi qui](javascript:attacked('link'))`,
  `[e qui](jAvAsCrIpT&colon;attacked('entity'))`,
  `[o qui](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuYXR0YWNrZWQoMSk8L3NjcmlwdD4=)`,
  `![una foto](https://example.org/pixel.png)`,
  `![altra](x" onerror="attacked('alt'))`,
  `<iframe srcdoc="<script>parent.attacked('frame')</script>"></iframe>`,
  `<details open ontoggle=attacked('toggle')>aperto</details>`,
  `<a href="javascript:attacked('a')">ancora</a>`,
  `{{constructor.constructor('attacked(1)')()}} \${attacked('template')}`,
];
const endings = `</textarea></title></style></script><!--`;
const filed = { number: "" };

/** Watches a reader's page: what ran, what asked, what was fetched from elsewhere. */
async function watched(opened: OpenedPage): Promise<{ page: Page; ran: () => Promise<string[]> }> {
  const ran: string[] = [];
  await opened.context.exposeFunction("attacked", (what: string) => {
    ran.push(what);
  });
  opened.page.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page: opened.page, ran: () => Promise.resolve([...ran, ...opened.problems]) };
}

async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    handlers: [...document.querySelectorAll("main *")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    links: [...document.querySelectorAll("main a[href]")]
      .map((link) => new URL((link as HTMLAnchorElement).href).protocol)
      .filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)),
    elements: document.querySelectorAll(
      "main script, main iframe, main img:not([src^='/']), main svg animate, main object, main embed",
    ).length,
  }));
  expect(found).toEqual({ handlers: [], links: [], elements: 0 });
}

describe("a text full of attacks", () => {
  test("is a draft, a preview, a summary and a receipt like any other: shown, not run", async () => {
    const { page, ran } = await watched(await openAs("signatory", { baseURL }));
    const id = await startDraft(page);
    await openDraft(page, id);
    await page.locator('input[name="title"]').fill(title);
    await page.locator("textarea").first().fill(endings);
    await page.locator('textarea[name="body"]').fill(attacks.join("\n\n"));
    await page.getByRole("button", { name: "Come si leggerà" }).last().click();
    await page.locator(".editor-preview").getByText(`attacked("script")`).waitFor();
    await expectHarmless(page);
    await page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByText(`<script>attacked("script")</script>`).first().waitFor();
    await expectHarmless(page);
    filed.number = await fileDraft(page, {});
    await page.getByText(`<script>attacked("script")</script>`).first().waitFor();
    await expectHarmless(page);
    expect(await ran()).toEqual([]);
    await page.context().close();
  });

  test("is published as the words that it is", async () => {
    await publishText({ baseURL, campaign, number: filed.number });
    const { page, ran } = await watched(await openPage({ baseURL }));
    for (const path of [
      `/consultazioni/${campaign}/contributi/${filed.number}`,
      `/consultazioni/${campaign}/contributi`,
      `/consultazioni/${campaign}`,
      "/",
      `/consultazioni/${campaign}/contributi?cerca=%3Cscript%3Eattacked(1)%3C/script%3E`,
    ]) {
      await page.goto(path);
      await expectHarmless(page);
    }
    await page.goto(`/consultazioni/${campaign}/contributi/${filed.number}`);
    expect(await page.locator("h1").innerText()).toBe(title);
    await page.getByText(`<script>attacked("script")</script>`).waitFor();
    expect(await page.title()).toContain("<img src=x onerror=attacked");
    expect(await ran()).toEqual([]);
    await page.context().close();
  });

  test("stays words where the office reads and classifies", async () => {
    const { page, ran } = await watched(await openAs("planner", { baseURL }));
    for (const path of [
      `/gestione/${campaign}/arrivi?stato=published`,
      `/gestione/${campaign}/arrivi/${filed.number}`,
      `/gestione/${campaign}/codifica/${filed.number}`,
      `/gestione/${campaign}/codifica`,
    ]) {
      await page.goto(path);
      await page.locator("h1").waitFor();
      await expectHarmless(page);
    }
    expect(await ran()).toEqual([]);
    await page.context().close();
  });
});

describe("attached files", () => {
  test("an image with scripts in it is refused, whatever it is called", async () => {
    const { page, context } = await openAs("signatory", { baseURL });
    await startDraft(page);
    const svg = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" onload="attacked('svg')"><script>attacked('svg')</script></svg>`,
    );
    for (const name of ["disegno.svg", "disegno.png", "disegno.pdf"]) {
      await page.locator('input[name="files"]').setInputFiles({ name, mimeType: "image/png", buffer: svg });
      await page.getByRole("button", { name: "Carica gli allegati" }).click();
      await page.getByText("Questo tipo di file non si può caricare").first().waitFor();
    }
    await context.close();
  });

  test("what is accepted comes back as a download and nothing else, under its own name", async () => {
    const { page, context } = await openAs("signatory", { baseURL });
    await startDraft(page);
    const pdf = Buffer.from(
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF<script>attacked('pdf')</script>",
    );
    await page
      .locator('input[name="files"]')
      .setInputFiles({ name: `relazione "finale".pdf`, mimeType: "text/html", buffer: pdf });
    await page.getByRole("button", { name: "Carica gli allegati" }).click();
    await page.getByText("I file sono nella bozza").waitFor();
    const link = page.locator('a[href^="/allegati/"]').first();
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect({
      type: answer.headers()["content-type"],
      sniff: answer.headers()["x-content-type-options"],
      shown: answer.headers()["content-disposition"]?.split(";")[0],
      policy: answer.headers()["content-security-policy"]?.includes("default-src 'none'"),
    }).toEqual({ type: "application/pdf", sniff: "nosniff", shown: "attachment", policy: true });
    expect(readFileSync(await download(link)).equals(pdf)).toBe(true);
    await context.close();
  });
});
