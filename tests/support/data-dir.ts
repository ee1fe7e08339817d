import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The DATA_DIR of tests that have no folder of their own: never the one in which somebody runs the product. */
export const testData = mkdtempSync(join(tmpdir(), "tavolo-tests-"));
process.once("exit", () => rmSync(testData, { recursive: true, force: true }));

/** Takes away what an earlier test file of this process has left there, heads of another log first of all. */
export function clearTestData(): void {
  rmSync(testData, { recursive: true, force: true });
  mkdirSync(testData, { mode: 0o700 });
}
