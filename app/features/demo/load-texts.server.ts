import { eq, sql } from "drizzle-orm";
import { codePoints, type Prose } from "#app/prose/prose.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import {
  preparePublication,
  publishContributions,
  refusePublication,
} from "#app/features/publishing/publications.server.ts";
import { tagPassage } from "#app/features/tagging/codings.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { demoContent } from "#db/seed/content/index.ts";
import type { ContributionSeed } from "#db/seed/content/types.ts";
import { get, must, type Loaded } from "./load-bodies.server.ts";
import { attachInDemo, decideFilesInDemo } from "./load-files.server.ts";
import { demoIntegrations, demoJoins, integrateInDemo, joinInDemo } from "./load-joins.server.ts";
import { markInDemo, objectInDemo } from "./load-redactions.server.ts";

const hour = 3_600_000;

/** Files, publishes and classifies the texts in the order of their days. Gives the excerpts' ids by their keys. */
export async function loadTexts(loaded: Loaded): Promise<Map<string, string>> {
  const excerpts = new Map<string, string>();
  const byDay = [...demoContent.contributions].sort((a, b) => (a.filedAt < b.filedAt ? -1 : 1));
  const numbers = new Map<string, string>();
  for (const seed of byDay) numbers.set(seed.key, await file(loaded, seed));
  for (const seed of byDay) await decide(loaded, seed, get(numbers, seed.key));
  // PostgreSQL's planner knows nothing of the rows that this transaction has written, and each coding counts its text
  // anew.
  await loaded.tx.execute(sql`analyze`);
  for (const seed of byDay) {
    if (seed.state === "published") await classify(loaded, seed, get(numbers, seed.key), excerpts);
  }
  return excerpts;
}

async function file(loaded: Loaded, seed: ContributionSeed): Promise<string> {
  const filedAt = new Date(seed.filedAt);
  const context = await mandateOf(loaded, signatoryOf(seed), filedAt, seed);
  const draft = must(await createDraft(context, { roundId: get(loaded.rounds, `${seed.campaign} ${seed.round}`) }));
  const answers = Object.fromEntries(
    Object.entries(seed.answers ?? {}).map(([key, text]) => [
      get(loaded.questions, `${seed.campaign} ${seed.round} ${key}`),
      text,
    ]),
  );
  const lines = seed.lines.map((line) => get(loaded.lines, `${seed.campaign} ${line}`));
  const saved = must(
    await saveDraft(context, {
      draft,
      version: 1,
      title: seed.title,
      body: seed.body ?? "",
      answers,
      kind: seed.kind,
      district: seed.district === null ? "" : String(seed.district),
      lines,
    }),
  );
  for (const body of demoJoins[seed.key] ?? []) {
    const signer = demoContent.people.find((person) =>
      person.mandates.some((each) => each.organisation === body && each.capacity === "signatory"),
    );
    if (!signer) throw new Error(`Nobody signs for ${body}`);
    await joinInDemo(
      loaded,
      context,
      await mandateOf(loaded, signer.key, filedAt, { campaign: seed.campaign, organisation: body }),
      {
        draft,
        organisationId: get(loaded.organisations, body),
        message: "Vi riconoscete in queste proposte? Se sì, il testo parte anche a nome vostro.",
      },
    );
  }
  const thirdParties = seed.redactions && seed.redactions.length > 0 ? "marked" : "none";
  const version = await attachInDemo(context, seed.key, draft, saved.version);
  const { number } = must(
    await fileContribution(context, {
      draft,
      version: await markInDemo(context, seed.key, draft, version),
      privacy: "on",
      licence: "on",
      thirdParties,
    }),
  );
  const passage = demoIntegrations[seed.key];
  if (passage) await integrateInDemo({ ...context, now: new Date(filedAt.getTime() + 2 * hour) }, number, passage);
  return number;
}

/** The person who signs for the body on the day of filing. */
function signatoryOf(seed: ContributionSeed): string {
  const signatory = demoContent.people.find((person) =>
    person.mandates.some(
      (each) =>
        each.organisation === seed.organisation &&
        each.capacity === "signatory" &&
        each.campaigns.includes(seed.campaign) &&
        each.validFrom <= seed.filedAt.slice(0, 10) &&
        (each.validTo ?? "9999") >= seed.filedAt.slice(0, 10),
    ),
  );
  if (!signatory) throw new Error(`Nobody signs for ${seed.organisation} on ${seed.filedAt}`);
  return signatory.key;
}

/** A person with mandates in two campaigns acts under the one of the text's campaign. */
async function mandateOf(
  loaded: Loaded,
  person: string,
  at: Date,
  seed: Pick<ContributionSeed, "campaign" | "organisation">,
) {
  const context = await loaded.as(person, at, seed.organisation);
  const campaignId = get(loaded.campaigns, seed.campaign).id;
  const organisationId = get(loaded.organisations, seed.organisation);
  const grant = context.actor?.grants.find(
    (each) => each.campaignId === campaignId && each.organisationId === organisationId,
  );
  return { ...context, actor: context.actor && { ...context.actor, mandateId: grant?.mandateId ?? null } };
}

async function decide(loaded: Loaded, seed: ContributionSeed, number: string): Promise<void> {
  if (seed.state === "filed") return;
  const at = new Date(new Date(seed.publishedAt ?? seed.filedAt).getTime() + (seed.publishedAt ? -hour : hour));
  if (seed.state === "refused") {
    must(await refusePublication(await loaded.as("responsabile", at), { number, reason: seed.refusedReason ?? "" }));
    return;
  }
  const [revision] = await loaded.tx
    .select({ blocks: revisions.blocks, plain: revisions.plain })
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(eq(contributions.number, number));
  if (!revision) throw new Error(`${number} has no revision`);
  const original = storedProse(revision);
  const omissis = (seed.redactions ?? []).map(({ quote, reason }) => ({ ...span(original, quote), reason }));
  const office = await loaded.as("redazione", at);
  await decideFilesInDemo(loaded, office, seed.key, number);
  must(await preparePublication(office, { number, title: "", omissis, released: [] }));
  if (seed.state === "published" && seed.publishedAt) {
    must(
      await publishContributions(await loaded.as("responsabile", new Date(seed.publishedAt)), {
        campaignId: get(loaded.campaigns, seed.campaign).id,
        numbers: [number],
      }),
    );
    const [first] = omissis;
    const after = (hours: number) => new Date(new Date(seed.publishedAt ?? seed.filedAt).getTime() + hours * hour);
    if (first)
      await objectInDemo(
        await mandateOf(loaded, signatoryOf(seed), after(20), seed),
        await loaded.as("redazione", after(44)),
        number,
        first,
      );
  }
}

async function classify(
  loaded: Loaded,
  seed: ContributionSeed,
  number: string,
  excerpts: Map<string, string>,
): Promise<void> {
  const [text] = await loaded.tx
    .select({ id: publicTexts.id, blocks: publicTexts.blocks, plain: publicTexts.plain })
    .from(contributions)
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(eq(contributions.number, number));
  if (!text) throw new Error(`${number} has no public text`);
  const prose = storedProse(text);
  const context = await loaded.as(
    "redazione",
    new Date(new Date(seed.publishedAt ?? seed.filedAt).getTime() + 24 * hour),
  );
  for (const excerpt of seed.excerpts) {
    const own = excerpt.lines.map((line) => get(loaded.lines, `${seed.campaign} ${line}`));
    const other = (excerpt.alsoLines ?? []).map(({ campaign, line }) => get(loaded.lines, `${campaign} ${line}`));
    const themes = excerpt.lines.flatMap(
      (line) => loaded.subThemes.get(`${seed.campaign} ${line} ${excerpt.subTheme ?? ""}`) ?? [],
    );
    if (excerpt.subTheme && themes.length === 0)
      throw new Error(`No line of ${excerpt.key} has the sub-theme ${excerpt.subTheme}`);
    const tagged = must(
      await tagPassage(context, {
        number,
        publicTextId: text.id,
        ...span(prose, excerpt.quote),
        lineIds: [...own, ...other],
        kind: excerpt.kind,
        subThemeId: themes[0] ?? "",
        memo: excerpt.memo ?? "",
      }),
    );
    excerpts.set(excerpt.key, tagged.excerptId);
  }
}

/** The place of the quotation in code points; a test makes sure that it stands there exactly once. */
function span(prose: Prose, quote: string): { start: number; end: number } {
  const at = prose.plain.indexOf(quote);
  if (at < 0) throw new Error(`The demo quotes what its text doesn't say: ${quote.slice(0, 60)}`);
  const start = codePoints(prose.plain.slice(0, at));
  return { start, end: start + codePoints(quote) };
}
