import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { reportsAnHour, reportsOfOne } from "#app/features/removals/report.ts";
import { decideReport, fileReport, listReports } from "#app/features/removals/reports.server.ts";
import { jobs, notices, reports } from "#db/schema/index.ts";
import { newId } from "#app/core/ids.server.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf, must, type DocumentWorld } from "../document/world.ts";
import { removalsWorld, type RemovalsWorld } from "./world.ts";

const db = await testDatabase();
let world: DocumentWorld;
let visitor: Context;
let night: RemovalsWorld["night"];
let withWords: RemovalsWorld["withWords"];
beforeAll(async () => {
  ({ world, visitor, night, withWords } = await removalsWorld(db));
});

test("a report reaches the office and nobody else, once; its answer goes to who left an address", async () => {
  const asked = {
    campaignId: world.campaignId,
    contributo: night.number,
    cause: "personal_data",
    words: "Una parola segretissima",
    replyEmail: "lettrice@example.org",
  };
  const ids = (await Promise.all([fileReport(visitor, asked), fileReport(visitor, asked)]))
    .map(must)
    .map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
  expect(must(await fileReport(visitor, { ...asked, words: "Altro", website: "https://x.example" })).id).toBeNull();
  expect(codeOf(await fileReport(visitor, { ...asked, contributo: "NIENTE-1" }))).toBe("not_found");
  expect(await withWords("segretissima")).toEqual([]);
  const [row] = await listReports(world.campaignId);
  expect(row).toMatchObject({
    state: "open",
    target: { kind: "contribution", number: night.number },
    wantsAnswer: true,
  });
  const told = await db
    .select({ facts: notices.facts, personId: notices.personId })
    .from(notices)
    .where(eq(notices.kind, "reported"));
  expect(told).toHaveLength(2);
  expect(JSON.stringify(told)).not.toContain("segretissima");
  expect(codeOf(await decideReport(world.planner, { reportId: row?.id, decision: "acted", answer: "" }))).toBe(
    "invalid",
  );
  must(
    await decideReport(world.planner, { reportId: row?.id, decision: "acted", answer: "Grazie, abbiamo corretto." }),
  );
  expect(codeOf(await decideReport(world.lead, { reportId: row?.id, decision: "dismissed", answer: "No" }))).toBe(
    "stale",
  );
  const mails = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "mail"));
  expect(mails.map(({ payload }) => payload)).toMatchObject([{ to: "lettrice@example.org" }]);
  for (let n = 0; n < 80; n += 1)
    await db.insert(reports).values({
      id: newId(noon),
      campaignId: world.campaignId,
      subjectKind: "contribution",
      subjectId: night.contributionId,
      cause: "other",
      words: `${n}`,
      language: "it",
      reportedAt: noon,
    });
  expect(codeOf(await fileReport(visitor, { ...asked, cause: "other", words: "Una di troppo" }))).toBe("too_many");
});

test("nobody uses up what is everybody's: a visitor has a few reports an hour, and those about personal data are counted by themselves", async () => {
  const from = (who: string) => ({ ...visitor, visitor: who, now: later(7_200_000) });
  const report = (who: string, words: string, cause = "other", now = from(who).now) =>
    fileReport(
      { ...from(who), now },
      { campaignId: world.campaignId, contributo: night.number, cause, words, replyEmail: "" },
    ).then(codeOf);
  for (let n = 0; n < reportsOfOne; n += 1) expect(await report("a", `Prima ${n}`)).toBe("ok");
  expect(await report("a", "Una di troppo")).toBe("too_many");
  expect(await report("b", "Di un’altra persona")).toBe("ok");
  expect(await report("a", "C’è il mio nome", "personal_data")).toBe("ok");
  for (let n = reportsOfOne + 1; n < reportsAnHour; n += 1) expect(await report(`c${n}`, `Altra ${n}`)).toBe("ok");
  expect(await report("d", "Oltre il limite di tutti")).toBe("too_many");
  expect(await report("d", "C’è il mio indirizzo", "personal_data")).toBe("ok");
  expect(await report("a", "Un’ora dopo", "other", later(3_600_001, from("a").now))).toBe("ok");
});

test("sixty reports are one mail to each of the office, and each is in the inbox", async () => {
  const now = later(18_000_000);
  const folder = mkdtempSync(join(tmpdir(), "tavolo-reports-"));
  changeSettings({ DATA_DIR: folder, SMTP_URL: undefined });
  try {
    const mailed = () =>
      (existsSync(join(folder, "mail")) ? readdirSync(join(folder, "mail")) : []).map((name) =>
        readFileSync(join(folder, "mail", name), "utf8"),
      );
    while ((await runDueJobs(now)) > 0);
    const [before, told] = [mailed().length, await db.$count(notices, eq(notices.kind, "reported"))];
    for (let n = 0; n < 60; n += 1)
      expect(
        codeOf(
          await fileReport(
            { ...visitor, now, visitor: `e${n}` },
            {
              campaignId: world.campaignId,
              contributo: night.number,
              cause: "error",
              words: `Refuso ${n}`,
              replyEmail: "",
            },
          ),
        ),
      ).toBe("ok");
    while ((await runDueJobs(later(60_000, now))) > 0);
    expect(mailed().length - before).toBe(0);
    while ((await runDueJobs(later(700_000, now))) > 0);
    expect(mailed().length - before).toBe(2);
    expect(await db.$count(notices, eq(notices.kind, "reported"))).toBe(told + 120);
    expect(await db.$count(notices, and(eq(notices.kind, "reported"), isNull(notices.mailedAt)))).toBe(0);
  } finally {
    changeSettings({ DATA_DIR: ".data" });
    rmSync(folder, { recursive: true, force: true });
  }
});
