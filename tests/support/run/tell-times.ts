import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { ROOT } from "./notes.ts";

/** Seconds of one test file: reading it and preparing what its tests need, and the tests themselves. */
export interface FileTimes {
  file: string;
  setUp: number;
  tests: number;
}

/**
 * Writes how long each file took into TIMES_FILE, where `npm test` reads it. Vitest's JSON leaves out imports and
 * hooks.
 */
export default class TellTimes implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env["TIMES_FILE"];
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(modules.map(timesOf)));
  }
}

function timesOf(module: TestModule): FileTimes {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  const tests = [...module.children.allTests()].reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0);
  const before = environmentSetupDuration + prepareDuration + collectDuration + setupDuration;
  // `duration` holds the hooks too.
  return {
    file: relative(ROOT, module.moduleId),
    setUp: (before + Math.max(0, duration - tests)) / 1000,
    tests: tests / 1000,
  };
}
