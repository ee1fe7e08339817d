import { desc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { releaseFile, replaceFile, withholdFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { disownFiling, disownOnDocument, recallDisowning } from "#app/features/filing/disowning.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { withdrawContribution } from "#app/features/filing/withdraw.server.ts";
import { annulContribution } from "#app/features/intake/entered-texts.server.ts";
import { joinFiled } from "#app/features/joining/joins-act.server.ts";
import { inviteToFiled } from "#app/features/joining/joins-invite.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { objectToOmissis } from "#app/features/publishing/redaction-objections.server.ts";
import {
  openOriginal,
  preparePublication,
  publishContributions,
  refusePublication,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { seal } from "#app/features/removals/seals.server.ts";
import { takeDown } from "#app/features/removals/takedowns.server.ts";
import { tagExcerpt, tagPassage } from "#app/features/tagging/codings.server.ts";
import { answerConfidential } from "#app/features/omissis/confidential-answers.server.ts";
import type { Db } from "#db/client.server.ts";
import { attachments, contributions, excerpts, files, revisions } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, ok } from "./filed-texts.ts";
import { during, world, type As, type World } from "./world.ts";

let db: Db;
let w: World;
let lead: As;
beforeAll(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
});

/** A text that the office entered, with a passage that its sender asks to keep back, and a file. */
interface Text {
  number: string;
  file: string;
}
const asked = { start: 0, end: 6 };
const omissis = [{ ...asked, reason: "confidential" as const }];
const reason = "Un motivo";
const tagged = (kind: "demand" | "criticality") => ({ lineIds: [w.line], kind, memo: "" });

const row = async ({ number }: Text) =>
  (await db.select().from(contributions).where(eq(contributions.number, number)))[0]!;
const seen = async (text: Text) => (await row(text)).publicTextId ?? "";
const newest = async (text: Text) =>
  (
    await db
      .select({ id: revisions.id })
      .from(revisions)
      .where(eq(revisions.contributionId, (await row(text)).id))
      .orderBy(desc(revisions.number))
  )[0]!.id;
const excerptOf = async (text: Text) =>
  (
    await db
      .select({ id: excerpts.id })
      .from(excerpts)
      .where(eq(excerpts.sourceId, (await row(text)).id))
  )[0]?.id ?? "none";

async function filed(): Promise<Text> {
  const number = await addFiled(db, w, { text: "Segreto. Servono controlli veri.", confidential: [asked] });
  const { actor } = await w.planner();
  const [fileId, file] = [newId(during), newId(during)];
  const content = new TextEncoder().encode(number);
  await db.insert(files).values({
    id: fileId,
    name: "allegato.pdf",
    mediaType: "application/pdf",
    size: content.length,
    sha256: "x",
    content,
    createdAt: during,
  });
  const [text] = await db
    .update(contributions)
    .set({ enteredBy: actor!.personId })
    .where(eq(contributions.number, number))
    .returning({ id: contributions.id });
  await db.insert(attachments).values({ id: file, fileId, contributionId: text!.id, role: "attachment", position: 1 });
  return { number, file };
}
const prepare = async ({ number }: Text) => preparePublication(await lead(), { number, title: "", omissis });
const publish = async ({ number }: Text) =>
  publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] });
const sealIt = async ({ number }: Text) => seal(await lead(), { number, what: "text", reason, sure: "on" });
const disown = async ({ number }: Text) => disownFiling(await w.colleague(), { number, reason });
const tag = async (text: Text) =>
  tagPassage(await lead(), {
    number: text.number,
    publicTextId: await seen(text),
    start: 12,
    end: 19,
    ...tagged("demand"),
  });

async function ready(): Promise<Text> {
  const text = await filed();
  await ok(prepare(text));
  return text;
}
async function published(): Promise<Text> {
  const text = await ready();
  await ok(publish(text));
  await ok(tag(text));
  return text;
}
/** The text that `before` made, after one more act. */
const after =
  (before: () => Promise<Text>, act: (text: Text) => Promise<Outcome<unknown>>): (() => Promise<Text>) =>
  async () => {
    const text = await before();
    await ok(act(text));
    return text;
  };

const states = {
  filed,
  ready,
  published,
  refused: after(ready, async ({ number }) => refusePublication(await lead(), { number, reason })),
  withdrawn: after(published, async ({ number }) => withdrawContribution(await w.signatory(), { number, reason })),
  takenDown: after(published, async ({ number }) =>
    takeDown(await lead(), { campaignId: w.campaign, contributo: number, reason }),
  ),
  annulled: after(filed, async ({ number }) =>
    annulContribution(await lead(), { campaignId: w.campaign, number, reason }),
  ),
  sealed: after(filed, sealIt),
  sealedLater: after(published, sealIt),
  disowned: after(published, disown),
};

/** Everything that somebody does to a filed text: by whom it may be done is asked elsewhere. */
const acts = {
  prepare,
  publish,
  refuse: async ({ number }) => refusePublication(await lead(), { number, reason }),
  returnToQueue: async ({ number }) => returnToQueue(await lead(), { number }),
  openOriginal: async ({ number }) => openOriginal(await lead(), { number }),
  redact: async (text) =>
    redactPublished(await lead(), { number: text.number, title: "", omissis, seen: await seen(text) }),
  answerConfidential: async ({ number }) => answerConfidential(await lead(), { number, ...asked, answer: reason }),
  objectToOmissis: async ({ number }) =>
    objectToOmissis(await w.signatory(), { number, omissis: "0-6", words: reason }),
  withdraw: async ({ number }) => withdrawContribution(await w.signatory(), { number, reason }),
  disown,
  disownOnDocument: async ({ number }) => disownOnDocument(await lead(), { number, reason, document: "Prot. 1" }),
  recallDisowning: async ({ number }) => recallDisowning(await lead(), { number, why: reason }),
  annul: async ({ number }) => annulContribution(await lead(), { campaignId: w.campaign, number, reason }),
  integrate: async ({ number }) => startIntegration(await w.signatory(), { number }),
  invite: async ({ number }) => inviteToFiled(await w.signatory(), { number, organisation: w.beta, message: "" }),
  join: async (text) => joinFiled(await w.other(), { number: text.number, seen: await newest(text) }),
  takeDown: async ({ number }) => takeDown(await lead(), { campaignId: w.campaign, contributo: number, reason }),
  seal: sealIt,
  releaseFile: async ({ number, file }) => releaseFile(await lead(), { number, attachment: file }),
  withholdFile: async ({ number, file }) => withholdFile(await lead(), { number, attachment: file, reason }),
  replaceFile: async ({ number, file }) =>
    replaceFile(await lead(), {
      number,
      attachment: file,
      file: { name: "nuovo.pdf", bytes: new TextEncoder().encode("%PDF-1.7\n%%EOF\n") },
    }),
  tagPassage: tag,
  tagExcerpt: async (text) => tagExcerpt(await lead(), { excerptId: await excerptOf(text), ...tagged("criticality") }),
} satisfies Record<string, (text: Text) => Promise<Outcome<unknown>>>;

/** What each answers; `state`, `none` and `quote` stand for wrong_state, not_found and not_quotable. */
const table = `
  act                 filed  ready  published  refused  withdrawn  takenDown  annulled  sealed  sealedLater  disowned
  prepare             ok     ok     state      state    state      state      state     sealed  sealed       state
  publish             state  ok     state      state    state      state      state     sealed  sealed       state
  refuse              ok     ok     state      state    state      state      state     sealed  sealed       state
  returnToQueue       state  ok     state      ok       state      state      state     sealed  sealed       state
  openOriginal        ok     ok     ok         ok       state      ok         state     sealed  sealed       ok
  redact              state  state  ok         state    state      ok         state     sealed  sealed       ok
  answerConfidential  ok     ok     ok         ok       state      ok         state     sealed  sealed       ok
  objectToOmissis     state  ok     ok         state    state      ok         state     sealed  sealed       ok
  withdraw            ok     ok     ok         ok       ok         state      state     sealed  sealed       ok
  disown              ok     ok     ok         state    state      state      state     state   state        state
  disownOnDocument    ok     ok     ok         state    state      state      state     state   state        state
  recallDisowning     state  state  state      state    state      state      state     state   state        ok
  annul               ok     ok     state      ok       state      state      state     sealed  sealed       state
  integrate           ok     ok     ok         ok       state      state      state     sealed  sealed       ok
  invite              ok     ok     ok         state    state      state      state     sealed  sealed       disowned
  join                none   none   ok         none     none       none       none      sealed  sealed       none
  takeDown            none   none   ok         none     none       ok         none      none    ok           ok
  seal                ok     ok     ok         ok       ok         ok         ok        sealed  sealed       ok
  releaseFile         ok     ok     ok         state    state      ok         state     sealed  sealed       ok
  withholdFile        ok     ok     ok         state    state      ok         state     sealed  sealed       ok
  replaceFile         ok     ok     ok         state    state      ok         state     sealed  sealed       ok
  tagPassage          none   quote  ok         quote    quote      quote      none      none    quote        disowned
  tagExcerpt          none   none   ok         none     quote      quote      none      none    quote        disowned`;

const inFull: Record<string, string> = { state: "wrong_state", none: "not_found", quote: "not_quotable" };
const [[, ...columns], ...rows] = table
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/ +/)) as [string[], ...string[][]];

test("the table has every act and every state", () => {
  expect(columns).toEqual(Object.keys(states));
  expect(rows.map(([act]) => act)).toEqual(Object.keys(acts));
});

test.each(rows)("%s is done or refused by where the text stands", async (name, ...codes) => {
  const answers: Record<string, string> = {};
  for (const [state, make] of Object.entries(states)) {
    const done = await acts[name as keyof typeof acts](await make());
    answers[state] = done.ok ? "ok" : done.code;
  }
  expect(answers).toEqual(Object.fromEntries(columns.map((state, at) => [state, inFull[codes[at]!] ?? codes[at]])));
});
