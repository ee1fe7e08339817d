import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findHeads } from "#app/features/heads/checkpoint.ts";
import { scratch } from "#tests/support/database/backups.ts";
import { openPage } from "#tests/support/browser/browser.ts";
import { download } from "#tests/support/browser/downloads.ts";
import { openAs } from "#tests/support/browser/persona.ts";
import { until } from "#tests/support/run/process.js";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const { origin: baseURL } = await startServer();
const folder = scratch();

const textOf = async (path: string) => (await fetch(`${baseURL}${path}`)).text();
/** What the checking program says, as somebody runs it at home. */
function check(...files: string[]): { code: number; said: string } {
  try {
    return { code: 0, said: String(execFileSync("node", ["verifica-impronta.mjs", ...files], { cwd: folder })) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: Buffer };
    return { code: status, said: String(stdout) };
  }
}

test("a receipt's holder proves with one file and one program that it is in a head that was published", async () => {
  await until("the house has a head", async () => findHeads(await textOf("/registro-impronte")).length > 0, 60_000);
  const page = await textOf("/registro-impronte");
  const [head] = findHeads(page);
  expect(page).not.toContain("<script");
  expect(findHeads(await textOf("/registro-impronte/novita.xml"))[0]?.root).toBe(head?.root);
  expect(findHeads(await textOf(`/registro-impronte/${head?.size}/impronta.txt`))[0]).toEqual(head);
  writeFileSync(join(folder, "pagina.html"), page);

  const space = await openAs("signatory", { baseURL });
  await space.page.goto("/spazio");
  await space.page.locator('a[href^="/spazio/contributi/"]').first().click();
  await space.page.getByRole("heading", { name: "La ricevuta nel registro delle impronte" }).waitFor();
  expect(await space.page.getByRole("link", { name: /Impronta del.*delle prime/ }).count()).toBe(1);
  copyFileSync(await download(space.page.getByRole("link", { name: "Scarica la prova" })), join(folder, "prova.json"));
  const program = space.page.getByRole("link", { name: "Scarica il programma di verifica" });
  copyFileSync(await download(program), join(folder, "verifica-impronta.mjs"));
  const sha256 =
    (await space.page.locator("section[aria-labelledby=ricevuta] code.digest").first().textContent()) ?? "?";
  expect(space.problems).toEqual([]);
  await space.context.close();

  const found = check("prova.json", "pagina.html");
  expect(found).toMatchObject({ code: 0 });
  expect(found.said).toContain("VA BENE");
  expect(found.said).toContain("È tra quelle che hai conservato");
  expect(found.said).toContain(sha256);

  const text = readFileSync(join(folder, "prova.json"), "utf8");
  writeFileSync(
    join(folder, "falsa.json"),
    text.replace(sha256, `${sha256.startsWith("0") ? "1" : "0"}${sha256.slice(1)}`),
  );
  expect(check("falsa.json")).toMatchObject({ code: 1 });
  writeFileSync(join(folder, "altra.txt"), page.replaceAll(head?.root ?? "", "A".repeat(43) + "="));
  expect(check("prova.json", "altra.txt")).toMatchObject({ code: 1 });
});

test("a version names the head that covers it, and the register names the version", async () => {
  const { page, context, problems } = await openPage({ baseURL });
  await page.goto(`/consultazioni/${campaign}/documento/v/1`);
  await page.getByRole("link", { name: /^Impronta del/ }).click();
  expect(new URL(page.url()).pathname).toBe("/registro-impronte");
  await page
    .getByRole("link", { name: /versione 1/ })
    .first()
    .click();
  expect(new URL(page.url()).pathname).toBe(`/consultazioni/${campaign}/documento/v/1`);
  expect(problems).toEqual([]);
  await context.close();
});
