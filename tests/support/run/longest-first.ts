import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of a minute and more, the longest first. */
const long = [
  "access.journey.ts",
  "bad-day.journey.ts",
  "states.journey.ts",
  ...[
    "access/access",
    "http/answers",
    "bad-input/forms",
    "removals/seals",
    "participation/invite-batches",
    "removals/restored-takedown",
    "privacy/erasure",
    "access/concluded",
  ].map((name) => `${name}.db.test.ts`),
  "papers/paper-hostile.test.ts",
  "prose/prose-hostile.test.ts",
];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((end) => moduleId.endsWith(end));
  return at < 0 ? long.length : at;
};

/**
 * On a new machine nobody knows how long a file takes: a long one that begins last runs alone while the other worker
 * waits.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
