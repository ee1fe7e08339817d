import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { logDay } from "#app/access/session-digest.ts";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openAs, personas } from "#tests/support/browser/persona.ts";
import { until } from "#tests/support/run/process.js";
import { startServer } from "#tests/support/server/server.ts";

const server = await startServer();
const baseURL = server.origin;

/** The lines of the request log so far; beside them the server prints who can sign in to the demo. */
const lines = (): string[] =>
  server
    .logs()
    .split("\n")
    .filter((line) => line.startsWith("{"));

/** What the newest line about this path says of who asked. */
const digestIn = (path: string): string | undefined =>
  lines()
    .map((line) => JSON.parse(line) as { path?: string; session?: string })
    .findLast((line) => line.path === path)?.session;

async function askWhose(page: Page, digest: string): Promise<void> {
  await page.goto("/sistema/accessi");
  await page.getByRole("link", { name: "Di chi è una sigla" }).click();
  await page.locator('input[name="day"]').fill(logDay(new Date()));
  await page.locator('input[name="digest"]').fill(digest);
  await page.locator('textarea[name="reason"]').fill("Trecento richieste al minuto sulle bozze.");
  await page.getByRole("button", { name: "Manda all’organo di garanzia" }).click();
  await page.getByText("La domanda è arrivata all’organo di garanzia").waitFor();
}

test("from a line of the log to a name it takes two people, and once the session has ended there is none", async () => {
  const reader = await openAs("signatory", { baseURL });
  await until("lines name sessions", async () => {
    await reader.page.goto("/spazio");
    return digestIn("/spazio") !== undefined;
  });
  const digest = digestIn("/spazio") ?? "";
  expect(lines().join("\n")).not.toContain(personas.signatory);

  // Without scripts on a phone, and with them on a screen: two sessions of the same person.
  const admin = await openAs("admin", { baseURL, width: 360, javaScript: false });
  const screen = await openAs("admin", { baseURL });
  await askWhose(admin.page, digest);
  expect(await admin.page.getByRole("button", { name: /^Mostra di chi è/ }).count()).toBe(0);

  const auditor = await openAs("auditor", { baseURL });
  await auditor.page.goto("/notizie");
  await auditor.page
    .getByRole("link", { name: /aspetta la tua decisione/ })
    .first()
    .click();
  await auditor.page.getByText("Trecento richieste al minuto").waitFor();
  await expectAccessible(auditor.page);
  await auditor.page.getByRole("button", { name: /^Consenti/ }).click();
  await auditor.page.getByText("La risposta è registrata").waitFor();
  expect(await auditor.page.content()).not.toContain(personas.signatory);

  await screen.page.goto("/sistema/accessi/sigle");
  await screen.page.getByRole("button", { name: /^Mostra di chi è/ }).click();
  await screen.page.getByText(personas.signatory).waitFor();
  await expectAccessible(screen.page);
  await screen.page.getByRole("link", { name: "Torna alle domande" }).click();
  await screen.page.getByRole("heading", { name: "Chiuse" }).waitFor();
  expect(await screen.page.content()).not.toContain(personas.signatory);

  await askWhose(admin.page, digest);
  await reader.page.locator("summary", { hasText: "Graziella" }).click();
  await reader.page.getByRole("button", { name: "Esci" }).click();
  await reader.page.waitForURL(/\/accedi/);
  await auditor.page.goto("/sistema/accessi/sigle");
  await auditor.page.getByRole("button", { name: /^Consenti/ }).click();
  await auditor.page.getByText("La risposta è registrata").waitFor();
  await admin.page.reload();
  await admin.page.getByRole("button", { name: /^Mostra di chi è/ }).click();
  await admin.page.getByText("nessuna sessione aperta ha questa sigla").waitFor();

  await auditor.page.goto("/sistema/accessi");
  for (const [act, times] of [
    ["Chiesto di chi è una sigla del log delle richieste", 2],
    ["Risposta dell’organo di garanzia su una sigla", 2],
    ["Mostrato di chi è una sigla", 2],
  ] as const)
    expect(await auditor.page.getByRole("cell", { name: act, exact: true }).count(), act).toBe(times);
  expect([...reader.problems, ...admin.problems, ...screen.problems, ...auditor.problems]).toEqual([]);
});
