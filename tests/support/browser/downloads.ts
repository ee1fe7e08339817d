import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { atEndOfFile } from "#tests/support/cleanup.ts";

let folder: string | undefined;

/** Follows a link that downloads; gives the path of the saved file, which goes when the test file ends. */
export async function download(link: Locator): Promise<string> {
  if (!folder) {
    const made = (folder = mkdtempSync(join(tmpdir(), "tavolo-downloads-")));
    atEndOfFile(() => {
      folder = undefined;
      return rm(made, { recursive: true, force: true });
    });
  }
  const [file] = await Promise.all([link.page().waitForEvent("download"), link.click()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}
