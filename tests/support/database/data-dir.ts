import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The DATA_DIR of tests that have no folder of their own: never the one in which somebody runs the product. */
export const testData = mkdtempSync(join(tmpdir(), "tavolo-tests-"));
/**
 * What belongs to a database that is filled once for several files, such as the key of its log's heads, by its name.
 */
const keptData = mkdtempSync(join(tmpdir(), "tavolo-tests-kept-"));
process.once("exit", () => {
  for (const folder of [testData, keptData]) rmSync(folder, { recursive: true, force: true });
});

/** Takes away what an earlier test file of this process has left there, heads of another log first of all. */
export function clearTestData(): void {
  rmSync(testData, { recursive: true, force: true });
  mkdirSync(testData, { mode: 0o700 });
}

export const keepTestData = (name: string): void => cpSync(testData, join(keptData, name), { recursive: true });

export function restoreTestData(name: string): void {
  clearTestData();
  cpSync(join(keptData, name), testData, { recursive: true });
}
