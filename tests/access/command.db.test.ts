import { beforeEach, describe, expect, test } from "vitest";
import { changesSoFar } from "#app/core/changes.server.ts";
import { command } from "#app/access/command.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, z } from "#app/core/validation.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, jobs } from "#db/schema/machine.ts";
import { settings as stored } from "#db/schema/people.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { addCampaign, addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let campaign: string;
let elsewhere: string;
let lead: string;
beforeEach(async () => {
  db = await testDatabase();
  [campaign, elsewhere, lead] = [await addCampaign(), await addCampaign(), await addPerson()];
  await addRole(lead, "lead", campaign);
});

let ran = 0;
/** Writes a row, an entry and a mail, then does what its input says. */
const act = command({
  name: "round.edit",
  input: z.object({ campaign: z.string(), title: line(10), then: z.enum(["", "refuse", "fail"]).default("") }),
  scope: (_, input) => Promise.resolve(input.campaign === "none" ? null : { campaignId: input.campaign }),
  run: async ({ tx, input, now, log }) => {
    ran += 1;
    await tx.insert(stored).values({ key: "written", value: input.title });
    await sendMail(tx, { to: "a@example.org", subject: "s", text: "t" }, now);
    await log("round:1");
    if (input.then === "refuse") refuse("round_closed");
    if (input.then === "fail") throw new Error("The disk is full");
    return input.title;
  },
});

async function outcomeOf(who: string | null, input: unknown) {
  ran = 0;
  const before = changesSoFar();
  const outcome = await act(await contextFor(who), input).catch((error: Error) => ({
    ok: false as const,
    code: error.message,
    fields: {},
  }));
  const changes = changesSoFar() - before;
  return {
    outcome,
    ran,
    changes,
    rows: await db.$count(stored),
    entries: await db.$count(auditLog),
    mails: await db.$count(jobs),
  };
}
const untouched = { changes: 0, rows: 0, entries: 0, mails: 0 };

describe("a command", () => {
  test("writes, logs, mails, and says that pages have changed, once", async () => {
    expect(await outcomeOf(lead, { campaign, title: "  una \n riga " })).toEqual({
      outcome: { ok: true, value: "una riga" },
      ran: 1,
      changes: 1,
      rows: 1,
      entries: 1,
      mails: 1,
    });
    const [entry] = await db.select().from(auditLog);
    expect(entry).toMatchObject({
      action: "round.edit",
      personId: lead,
      mandateId: null,
      campaignId: campaign,
      subject: "round:1",
      at: noon,
    });
  });

  test.each<[string, () => Promise<{ who: string | null; input: unknown }>, string, number]>([
    ["without a session", async () => ({ who: null, input: { campaign, title: "x" } }), "sign_in", 0],
    [
      "without any such role, even with a wrong input",
      async () => ({ who: await addPerson(), input: null }),
      "forbidden",
      0,
    ],
    [
      "with the role in another campaign",
      async () => ({ who: lead, input: { campaign: elsewhere, title: "x" } }),
      "forbidden",
      0,
    ],
    [
      "where its object isn't found",
      async () => ({ who: lead, input: { campaign: "none", title: "x" } }),
      "not_found",
      0,
    ],
    ["with a field too long", async () => ({ who: lead, input: { campaign, title: "x".repeat(11) } }), "invalid", 0],
    ["with a list where a text belongs", async () => ({ who: lead, input: { campaign, title: ["x"] } }), "invalid", 0],
    ["with nothing", async () => ({ who: lead, input: undefined }), "invalid", 0],
    [
      "refused after it has written",
      async () => ({ who: lead, input: { campaign, title: "x", then: "refuse" } }),
      "round_closed",
      1,
    ],
    [
      "broken after it has written",
      async () => ({ who: lead, input: { campaign, title: "x", then: "fail" } }),
      "The disk is full",
      1,
    ],
  ])("%s leaves nothing behind", async (_, given, code, runs) => {
    const { who, input } = await given();
    expect(await outcomeOf(who, input)).toMatchObject({ outcome: { ok: false, code }, ran: runs, ...untouched });
  });

  test("names the fields that are wrong by codes that pages translate", async () => {
    expect((await outcomeOf(lead, { campaign, title: "" })).outcome).toEqual({
      ok: false,
      code: "invalid",
      fields: { title: "required" },
    });
    expect((await outcomeOf(lead, { campaign, title: "x".repeat(11), then: "x" })).outcome).toEqual({
      ok: false,
      code: "invalid",
      fields: { title: "too_long:10", then: "invalid_choice" },
    });
  });

  test("takes who acts from the session, never from the input", async () => {
    await outcomeOf(lead, {
      campaign,
      title: "x",
      personId: "somebody",
      actor: { personId: "somebody" },
      mandateId: "m",
      grants: [],
    });
    expect((await db.select({ personId: auditLog.personId, mandateId: auditLog.mandateId }).from(auditLog))[0]).toEqual(
      { personId: lead, mandateId: null },
    );
  });
});
