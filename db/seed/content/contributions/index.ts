import type { ContributionSeed } from "../types.ts";
import { employerContributions } from "./round-1-employers.ts";
import { enterpriseContributions } from "./round-1-enterprises.ts";
import { institutionContributions } from "./round-1-institutions.ts";
import { thirdSectorContributions } from "./round-1-third-sector.ts";
import { trainingContributions } from "./round-1-training.ts";
import { unionContributions } from "./round-1-unions.ts";
import { waitingContributions } from "./round-2-waiting.ts";
import { secondRoundContributions } from "./round-2.ts";
import { planningContributions } from "./voci-di-quartiere.ts";

/** All texts in the order in which they were filed, so that numbers given one after another follow the dates. */
export const contributions: ContributionSeed[] = [
  ...unionContributions,
  ...institutionContributions,
  ...employerContributions,
  ...trainingContributions,
  ...thirdSectorContributions,
  ...enterpriseContributions,
  ...secondRoundContributions,
  ...waitingContributions,
  ...planningContributions,
].sort((a, b) => a.filedAt.localeCompare(b.filedAt));
