import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { fileDraft, openDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { launch, runTask } from "#tests/support/server/launch.ts";
import { mailsIn, mailTo } from "#tests/support/mail/mail-folder.ts";
import { note } from "#tests/support/run/notes.ts";
import { openAs, personas } from "#tests/support/browser/persona.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";
import { startProxy } from "#tests/support/server/proxy.ts";
import { campaign } from "./addresses.ts";

const cluster = inject("postgres");
const list = `/consultazioni/${campaign}/contributi`;
const sentences = [
  "I turni cambiano senza preavviso.",
  "Chi ha figli non sa come organizzarsi.",
  "Chiediamo due settimane di anticipo.",
] as const;

/** PostgreSQL takes several processes; the embedded database one. */
describe.skipIf(!cluster)("two processes behind a proxy, one of which is killed", () => {
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  let servers: Awaited<ReturnType<typeof launch>>[] = [];
  let options: Parameters<typeof launch>[0];
  let number = "";
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tavolo-two-"));
    const database = await createDatabase(cluster!.url, inject("demo").template ?? undefined);
    proxy = await startProxy();
    options = { dataDir, databaseUrl: database.url, demo: true, env: { ORIGIN: proxy.origin } };
    closing.push(() => rmSync(dataDir, { recursive: true, force: true }), database.drop, proxy.stop);
    servers = await Promise.all([launch(options), launch(options)]);
    proxy.behind.push(...servers.map(({ origin }) => origin));
  });
  afterAll(async () => {
    for (const { child } of servers) if (!child.exit()) await child.stop();
    for (const close of closing.reverse()) await close();
  });

  /** What each process gives of the public list, on which the texts that wait are counted. */
  const lists = () =>
    Promise.all(
      servers.filter(({ child }) => !child.exit()).map(async ({ origin }) => (await fetch(origin + list)).text()),
    );
  const body = (writing: Page) => writing.locator('textarea[name="body"]');
  const says = (writing: Page, words: string) => writing.locator(".save-status").getByText(words).waitFor();
  const begin = async (title: string) => {
    const { page, context } = await openAs("signatory", { baseURL: proxy.origin });
    await openDraft(page, await startDraft(page));
    await page.locator('input[name="title"]').fill(title);
    return { page, context };
  };

  test("what one writes is on the other's cached pages at once", async () => {
    const before = await lists();
    await until(
      "both keep it",
      async () =>
        (await Promise.all(servers.map(async ({ origin }) => (await fetch(origin + list)).headers.has("etag")))).every(
          Boolean,
        ),
      5_000,
    );
    const { page, context } = await begin("Un testo breve");
    await body(page).fill("Chiediamo un preavviso di due settimane.");
    await page.getByRole("button", { name: "Rivedi e invia" }).click();
    await fileDraft(page);
    const filed = performance.now();
    await until(
      "both lists count the new text",
      async () => (await lists()).every((page, index) => page !== before[index]),
      10_000,
    );
    note(
      "Two processes",
      `both cached lists had changed ${Math.round(performance.now() - filed)} ms after the receipt was on the screen`,
    );
    await context.close();
  });

  test("a delegate writes on while one is killed, and files: nothing is lost, the session goes on", async () => {
    const { page, context } = await begin("Turni e preavviso");
    await body(page).pressSequentially(sentences[0]);
    await says(page, "Salvato alle");

    servers[0]?.child.kill("SIGKILL");
    await body(page).pressSequentially(` ${sentences[1]}`, { delay: 10 });
    await servers[0]?.child.ended;
    await body(page).pressSequentially(` ${sentences[2]}`);
    await says(page, "Salvato alle");

    await page.getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByRole("heading", { name: "Rivedi e invia", level: 1 }).waitFor();
    for (const sentence of sentences) expect(await page.locator("main").innerText()).toContain(sentence);
    number = await fileDraft(page);
    expect(number).toMatch(/^TCL-\d{4}-\d{4}$/);
    await context.close();
  });

  test("each receipt is mailed once", async () => {
    await mailTo(options.dataDir, personas.signatory, number);
    const receipts = mailsIn(options.dataDir)
      .filter((mail) => mail.subject.includes(number))
      .map((mail) => `${mail.to} ${mail.subject}`);
    expect(receipts).toEqual([...new Set(receipts)]);
  });

  test("another takes the place of the one that is gone, and all data verify", async () => {
    servers.push(await launch(options));
    proxy.behind.splice(0, 1, servers[2]?.origin ?? "");
    const [left, fresh] = await lists();
    expect(fresh).toBe(left);
    for (const { child } of servers.slice(1)) await child.stop();
    expect(await runTask("verify", options)).toMatchObject({ code: 0 });
  });
});
