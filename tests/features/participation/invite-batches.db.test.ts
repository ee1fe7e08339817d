import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import { answerInvitation } from "#app/features/participation/answers.server.ts";
import {
  forgetUploads,
  getBatch,
  listBatches,
  sendBatch,
  undoBatch,
  uploadInvitations,
} from "#app/features/participation/invite-batches.server.ts";
import { mostInvitations } from "#app/features/participation/invite-check.server.ts";
import { inviteKnown, listKnown } from "#app/features/participation/invitations.server.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import {
  benchSeats,
  invitationBatches,
  organisationNames,
  organisations,
  people,
  stakeholderInvitations,
  stakeholders,
} from "#db/schema/index.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  later,
  noon,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { secretFor } from "./links.ts";

let campaign: string;
let lead: string;
let office: Context;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova" });
  lead = await addPerson();
  await addRole(lead, "lead", campaign);
  office = await contextFor(lead);
});

async function value<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: object }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}
const head = "denominazione;tipo;id_organizzazione;persona;email_persona";
const upload = (lines: readonly string[], at = noon) =>
  value(
    uploadInvitations(
      { ...office, now: at },
      { campaign, fileName: "elenco.csv", content: [head, ...lines].join("\r\n") },
    ),
  );
const check = async (batch: string) => {
  const found = (await getBatch(campaign, batch, noon))?.check;
  if (!found) throw new Error("The list is no longer looked at");
  return found;
};
const send = async (batch: string, invitations?: number) =>
  sendBatch(office, {
    campaign,
    batch,
    invitations: invitations ?? (await check(batch)).rows.filter((row) => row.skipped === null).length,
  });
const undo = (batch: string) => undoBatch({ ...office, now: later(60_000) }, { campaign, batch });

/** Every row that an upload may touch, in the order of its key. */
async function everything(): Promise<string> {
  const tables = [stakeholders, stakeholderInvitations, organisations, organisationNames, benchSeats, people, jobs];
  const rows = [];
  for (const table of tables) rows.push(await db().select().from(table).orderBy(table.id));
  return JSON.stringify(rows);
}

async function bodyWith(state: "free" | "listed" | "invited" | "seated" | "represented"): Promise<string> {
  const id = await addOrganisation({
    ...(state === "seated" && { seat: { campaignId: campaign, bench: "unions" as const } }),
  });
  await db()
    .update(organisations)
    .set({ email: `${id}@example.org` })
    .where(eq(organisations.id, id));
  if (state === "listed") await value(listKnown(office, { campaign, organisation: id, note: "nota" }));
  if (state === "invited")
    await value(inviteKnown(office, { campaign, organisation: id, contactName: "", contactEmail: "" }));
  if (state === "represented") await addMandate(await addPerson(), id, campaign);
  return id;
}

test("what the preview promises is what is sent, and undoing leaves every row as it was", async () => {
  const states = fc.constantFrom("free", "listed", "invited", "seated", "represented");
  const rows = fc.record({ known: fc.array(states, { maxLength: 4 }), made: fc.nat(3), person: fc.boolean() });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(rows, async ({ known, made, person }) => {
      run += 1;
      const contact = person ? "Ada;ada@example.org" : ";";
      const bodies = [];
      for (const state of known) bodies.push(await bodyWith(state));
      const lines = [
        ...bodies.map((id) => `;;${id};${contact}`),
        ...Array.from({ length: made }, (_, index) => `Nuova ${run} ${index};impresa;;;n${index}@example.org`),
      ];
      if (lines.length === 0) return;
      const before = await everything();
      const batch = await upload(lines);
      const { rows: shown, errors } = await check(batch);
      expect(errors).toEqual([]);
      expect(await everything()).toBe(before);
      const sent = shown.filter((row) => row.skipped === null).length;
      expect(sent).toBe(made + known.filter((state) => !["invited", "represented"].includes(state)).length);
      const outcome = await send(batch);
      if (sent === 0) {
        expect(codeOf(outcome)).toBe("wrong_state");
        return;
      }
      expect(outcome).toEqual({ ok: true, value: sent });
      expect(await db().$count(stakeholderInvitations, eq(stakeholderInvitations.batchId, batch))).toBe(sent);
      expect(await db().$count(jobs, eq(jobs.about, `invitations:${batch}`))).toBe(sent);
      expect(await value(undo(batch))).toBe(true);
      expect(await everything()).toBe(before);
    }),
    { numRuns: 12 },
  );
});

test("one wrong row, and nothing of the list is written or sent", async () => {
  const before = await everything();
  const batch = await upload([
    "Ente Buono;impresa;;;buono@example.org",
    "Ente Senza Tipo;;;;x@example.org",
    ";;nessuna;;",
  ]);
  expect((await check(batch)).errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, "tipo", "required"],
    [4, "id_organizzazione", "organisation_unknown"],
  ]);
  expect(codeOf(await send(batch, 1))).toBe("stale");
  expect(await everything()).toBe(before);
});

test.each([
  ["a file without rows", head, [[2, "", "no_rows"]]],
  ["an open quotation mark", `${head}\n"Ente;impresa;;;a@example.org`, [[2, "", "csv_broken"]]],
  [
    "columns that nobody knows",
    "ente;posta\nx;y",
    [
      [1, "ente", "unknown_column"],
      [1, "posta", "unknown_column"],
      [1, "codice_fiscale", "missing_column"],
    ],
  ],
  [
    "more rows than it may have",
    [head, ...Array.from({ length: 2_001 }, (_, index) => `E${index};impresa;;;a@example.org`)].join("\n"),
    [[2_002, "", "too_many_rows:2000"]],
  ],
])("%s is told as such", async (_, content, expected) => {
  const batch = await value(uploadInvitations(office, { campaign, fileName: "x.csv", content }));
  expect((await check(batch)).errors.map(({ row, column, code }) => [row, column, code])).toEqual(expected);
});

test("commas, English columns and words are read as well", async () => {
  const batch = await value(
    uploadInvitations(office, {
      campaign,
      fileName: "x.csv",
      content: "name,kind,organisation_email,language\nNew body,trade union,new@example.org,en\n",
    }),
  );
  expect((await check(batch)).rows).toMatchObject([
    { made: { name: "New body", kind: "trade_union" }, contact: { email: "new@example.org", language: "en" } },
  ]);
});

describe("a list that was sent", () => {
  const sent = async () => {
    const batch = await upload(["Ente Uno;impresa;;Ada;ada@example.org", "Ente Due;impresa;;;due@example.org"]);
    await value(send(batch));
    return batch;
  };
  const answer = async (email: string, given: Record<string, string>) =>
    answerInvitation(await contextFor(null, { now: later(1_000) }), { token: await secretFor(email), ...given });

  test("is not sent twice, and holds the file no longer", async () => {
    const batch = await sent();
    expect(codeOf(await send(batch, 2))).toBe("wrong_state");
    expect(
      await db().select({ content: invitationBatches.content, rows: invitationBatches.rows }).from(invitationBatches),
    ).toEqual([{ content: null, rows: 2 }]);
  });

  test("is undone also after somebody declined, but not once somebody accepted", async () => {
    const batch = await sent();
    expect(codeOf(await answer("due@example.org", { answer: "declined", reason: "No." }))).toBe("done");
    expect(codeOf(await answer("ada@example.org", { answer: "accepted" }))).toBe("done");
    const before = await everything();
    expect(codeOf(await undo(batch))).toBe("invitations_accepted");
    expect(await everything()).toBe(before);
  });

  test("and undone answers nothing any more, and can't be undone again", async () => {
    const batch = await sent();
    const token = await secretFor("due@example.org");
    expect(codeOf(await answer("due@example.org", { answer: "declined", reason: "No." }))).toBe("done");
    expect(codeOf(await undo(batch))).toBe("done");
    expect(codeOf(await answerInvitation(await contextFor(null), { token, answer: "declined", reason: "No." }))).toBe(
      "not_found",
    );
    expect(codeOf(await undo(batch))).toBe("wrong_state");
    // Who had answered stays, with the answer.
    expect(
      await db()
        .select({ state: stakeholders.state, reason: stakeholders.reason, list: stakeholders.batchId })
        .from(stakeholders),
    ).toEqual([{ state: "declined", reason: "No.", list: null }]);
    expect(await db().$count(organisations)).toBe(1);
  });

  test("leaves a body on which something else hangs by now, and one invited again since", async () => {
    const batch = await sent();
    const [one, two] = (
      await db().select({ id: organisationNames.organisationId }).from(organisationNames).orderBy(sql`name desc`)
    ).map(({ id }) => id);
    await addMandate(await addPerson(), one ?? "", await addCampaign());
    await value(
      inviteKnown(
        { ...office, now: later(1) },
        { campaign, organisation: two, contactName: "", contactEmail: "ancora@example.org" },
      ),
    );
    expect(codeOf(await undo(batch))).toBe("done");
    expect(await db().$count(organisations)).toBe(2);
    expect(
      await db()
        .select({ id: stakeholders.organisationId, state: stakeholders.state, batch: stakeholders.batchId })
        .from(stakeholders),
    ).toEqual([{ id: two, state: "invited", batch: null }]);
  });

  test("accepting and undoing at once: one of the two, never half of each", async () => {
    const batch = await sent();
    const [token, visitor] = [await secretFor("ada@example.org"), await contextFor(null, { now: later(1_000) })];
    const codes = (await Promise.all([answerInvitation(visitor, { token, answer: "accepted" }), undo(batch)])).map(
      codeOf,
    );
    expect([
      ["done", "invitations_accepted"],
      ["not_found", "done"],
    ]).toContainEqual(codes);
  });
});

test("what somebody else entered meanwhile is seen when the list is sent", async () => {
  const batch = await upload(["Ente Uno;impresa;;;uno@example.org"]);
  await addOrganisation({ name: "Ente Uno" });
  expect(codeOf(await send(batch, 1))).toBe("stale");
  const known = await addOrganisation();
  const other = await upload([`;;${known};;k@example.org`, "Ente Due;impresa;;;due@example.org"]);
  await value(inviteKnown(office, { campaign, organisation: known, contactName: "", contactEmail: "k@example.org" }));
  expect(codeOf(await send(other, 2))).toBe("stale");
});

test("a list with errors is told as such among the lists as on its page, from the moment they are there", async () => {
  const states = async () => (await listBatches(campaign, noon)).map(({ state }) => state);
  const right = await upload(["Ente Uno;impresa;;;uno@example.org"]);
  await upload(["Ente Senza Tipo;;;;x@example.org"]);
  expect(await states()).toEqual(["wrong", "checked"]);
  await addOrganisation({ name: "Ente Uno" });
  expect(await states()).toEqual(["wrong", "wrong"]);
  expect((await getBatch(campaign, right, noon))?.state).toBe("wrong");
  expect(JSON.stringify(await listBatches(campaign, noon))).not.toContain("example.org");
});

test("the note of a body that the register has stays, and the preview says so", async () => {
  const known = await bodyWith("listed");
  const batch = await value(
    uploadInvitations(office, {
      campaign,
      fileName: "x.csv",
      content: `id_organizzazione;nota\n${known};Altra nota\n`,
    }),
  );
  expect((await check(batch)).rows).toMatchObject([{ known, noteStays: true, skipped: null }]);
  expect(codeOf(await send(batch))).toBe("done");
  expect(await db().select({ note: stakeholders.note }).from(stakeholders)).toEqual([{ note: "nota" }]);
});

test("as many rows as a list may have are all sent, each once, in one act", async () => {
  const lines = Array.from(
    { length: mostInvitations },
    (_, index) => `Ente ${index};impresa;;;ente${index}@example.org`,
  );
  const batch = await upload(lines);
  expect(await send(batch)).toEqual({ ok: true, value: mostInvitations });
  expect(await db().$count(stakeholderInvitations)).toBe(mostInvitations);
  const [found] = rowsOf<{ bodies: number; addresses: number; jobs: number }>(
    await db().execute(sql`select count(distinct s.organisation_id)::int as bodies, count(distinct i.contact_email)::int as addresses,
    (select count(distinct j.payload->>'invitation')::int from jobs j where j.kind = 'stakeholder_invitation') as jobs from stakeholder_invitations i join stakeholders s on s.id = i.stakeholder_id and s.state = 'invited'`),
  );
  expect(found).toEqual({ bodies: mostInvitations, addresses: mostInvitations, jobs: mostInvitations });
  expect(await value(undo(batch))).toBe(true);
  expect([await db().$count(stakeholders), await db().$count(organisations)]).toEqual([0, 0]);
});

test("a list that nobody sends is thrown away by hand, or after a day", async () => {
  const batch = await upload(["Ente Uno;impresa;;;uno@example.org"]);
  expect(await value(undo(batch))).toBe(false);
  await upload(["Ente Uno;impresa;;;uno@example.org"]);
  for (const [after, left] of [
    [86_400_000, 1],
    [86_400_001, 0],
  ] as const) {
    await db().transaction((tx) => forgetUploads(tx, later(after)));
    expect(await db().$count(invitationBatches)).toBe(left);
  }
});

test("a merged entry's code names the body that stands", async () => {
  const kept = await addOrganisation({ name: "Ente Tenuto" });
  await db()
    .insert(organisations)
    .values({ id: newId(noon), kind: "enterprise", fiscalCode: "12345678903", mergedInto: kept, createdAt: noon })
    .returning({ id: organisations.id })
    .then(([gone]) =>
      db()
        .insert(organisationNames)
        .values({ id: newId(noon), organisationId: gone?.id ?? "", name: "Ente Doppio", validFrom: "2020-01-01" }),
    );
  const batch = await value(
    uploadInvitations(office, {
      campaign,
      fileName: "x.csv",
      content: "codice_fiscale;email_organizzazione\n12345678903;k@example.org\n",
    }),
  );
  expect((await check(batch)).rows).toMatchObject([{ known: kept, name: "Ente Tenuto" }]);
});

test("the lead of another consultation neither sees nor sends it", async () => {
  const batch = await upload(["Ente Uno;impresa;;;uno@example.org"]);
  const other = await addCampaign();
  const stranger = await addPerson();
  await addRole(stranger, "lead", other);
  const context = await contextFor(stranger);
  expect(codeOf(await sendBatch(context, { campaign, batch, invitations: 1 }))).toBe("forbidden");
  expect(codeOf(await sendBatch(context, { campaign: other, batch, invitations: 1 }))).toBe("not_found");
  expect(await getBatch(other, batch, noon)).toBeNull();
});
