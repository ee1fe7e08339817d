import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { countAwaiting } from "#app/features/campaigns/desk-work.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { getOwnOmissis } from "#app/features/publishing/own-omissis.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import {
  answerOmissisObjection,
  countOmissisObjections,
  listOmissisObjections,
  objectToOmissis,
} from "#app/features/publishing/redaction-objections.server.ts";
import { withdrawContribution } from "#app/features/filing/withdraw.server.ts";
import type { Db } from "#db/client.server.ts";
import { contributions, notices, redactionObjections } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: As;
let number: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
  number = await addFiled(db, w, { text: "Servono clausole sociali. Servono controlli veri." });
});

const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);
const first = { start: 0, end: 25, reason: "third_party" };
const second = { start: 26, end: 49, reason: "confidential" };
const at = (ms: number) => new Date(during.getTime() + ms);
const prepare = async (omissis: object[] = [first, second]) =>
  ok(preparePublication(await w.planner(), { number, title: "", omissis, released: [] }));
const publish = async () => ok(publishContributions(await lead(at(1)), { campaignId: w.campaign, numbers: [number] }));
const object = async (by: As = w.signatory, omissis = "0-25", words = "Quelle parole sono già pubbliche.") =>
  objectToOmissis(await by(at(2)), { number, omissis, words });
const answer = async (by: As, outcome: "upheld" | "dismissed") => {
  const [open] = await db
    .select({ id: redactionObjections.id })
    .from(redactionObjections)
    .where(isNull(redactionObjections.answeredAt));
  return answerOmissisObjection(await by(at(3)), { objectionId: open?.id, outcome, answer: "Ecco perché." });
};
const shown = async () => (await getPublicContribution(w.campaign, number))?.prose.plain;
const body = () => ({ organisationId: w.alfa, campaignId: w.campaign });

test("nothing is decided before the office is done: the filer sees no omissis and objects to none", async () => {
  expect(await getOwnOmissis(number, body())).toMatchObject({ decided: false, omissis: [] });
  expect(code(await object())).toBe("wrong_state");
});

test("the filer objects to one omissis, once; the office is told, the desk counts it, and publication doesn't wait", async () => {
  await prepare();
  const twice = await Promise.all([object(), object()]);
  expect(twice.map((each) => each.ok && each.value.id !== null).sort()).toEqual([false, true]);
  expect(code(await object(w.signatory, "1-25"))).toBe("omissis_changed");
  expect(code(await object(w.signatory, "niente"))).toBe("invalid");
  expect(code(await object(w.signatory, "0-25", " "))).toBe("invalid");
  expect(code(await object(w.drafter))).toBe("forbidden");
  expect(code(await object(w.other))).toBe("not_found");
  expect(await db.$count(notices, eq(notices.kind, "omissis_contested"))).toBe(2);
  expect((await countAwaiting(w.campaign)).contested).toBe(1);
  expect(await countOmissisObjections((await getDeskText(w.campaign, number))!.id)).toBe(1);
  expect(await listOmissisObjections(w.campaign)).toMatchObject([
    { number, nth: 1, of: 2, reason: "third_party", answerable: true, published: false },
  ]);
  expect(JSON.stringify(await listOmissisObjections(w.campaign))).not.toContain("clausole");
  await publish();
  expect(await shown()).toBe("[omissis] [omissis]");
});

test("dismissed, the omissis stays and the filer reads why; answered twice, it is answered once", async () => {
  await prepare();
  await publish();
  await ok(object());
  await ok(answer(w.planner, "dismissed"));
  const [row] = await db
    .select({ id: redactionObjections.id, accepted: redactionObjections.accepted })
    .from(redactionObjections);
  expect(row?.accepted).toBe(false);
  expect(
    code(await answerOmissisObjection(await lead(at(4)), { objectionId: row?.id, outcome: "upheld", answer: "No" })),
  ).toBe("stale");
  expect(await shown()).toBe("[omissis] [omissis]");
  expect(
    (await db.select({ facts: notices.facts }).from(notices).where(eq(notices.kind, "omissis_answered")))[0]?.facts,
  ).toEqual({ number, upheld: 0, answer: "Ecco perché." });
  expect((await countAwaiting(w.campaign)).contested).toBe(0);
  expect((await getOwnOmissis(number, body()))?.objections).toMatchObject([
    { accepted: false, answer: "Ecco perché." },
  ]);
  await ok(object());
});

test("upheld, that omissis is gone by the next request and the others stay; of a public text only the lead uncovers", async () => {
  await prepare();
  await publish();
  await ok(object());
  expect(code(await answer(w.planner, "upheld"))).toBe("forbidden");
  expect(code(await answer(w.auditor, "upheld"))).toBe("forbidden");
  expect((await db.select({ at: redactionObjections.answeredAt }).from(redactionObjections))[0]?.at).toBeNull();
  await ok(answer(lead, "upheld"));
  expect(await shown()).toBe("Servono clausole sociali. [omissis]");
});

test("before publication the planner upholds as well, and what is published is the new text", async () => {
  await prepare();
  await ok(object(w.signatory, "26-49"));
  await ok(answer(w.planner, "upheld"));
  expect(await getDeskText(w.campaign, number)).toMatchObject({ state: "ready", omissis: [first] });
  await publish();
  expect(await shown()).toBe("[omissis] Servono controlli veri.");
});

test("where the omissis changed meanwhile nothing is uncovered by an answer that meant another", async () => {
  await prepare();
  await publish();
  await ok(object());
  const seen = (await getDeskText(w.campaign, number))?.publicTextId;
  await ok(
    redactPublished(await lead(at(2)), {
      number,
      title: "",
      seen,
      omissis: [first, { start: 10, end: 49, reason: "special_data" }],
    }),
  );
  expect(code(await answer(lead, "upheld"))).toBe("omissis_changed");
  expect(await shown()).toBe("[omissis]");
});

test("of a withdrawn text an objection is answered, and nothing comes back by it", async () => {
  await prepare();
  await publish();
  await ok(object());
  await ok(withdrawContribution(await w.signatory(at(2)), { number, reason: "Lo riscriviamo." }));
  await ok(answer(lead, "upheld"));
  expect(await shown()).toBe("");
  expect(
    await db.$count(contributions, and(eq(contributions.number, number), eq(contributions.state, "withdrawn"))),
  ).toBe(1);
});
