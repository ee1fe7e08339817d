import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { listPossibleLeads } from "#app/features/preparation/campaign-leads.server.ts";
import { getCampaign, getPublicCampaign, listMilestones } from "#app/features/campaigns/campaigns.server.ts";
import { createCampaign, editCampaign, setCampaignState } from "#app/features/preparation/edit-campaigns.server.ts";
import {
  addLine,
  addSubTheme,
  moveLine,
  removeLine,
  retireLine,
  retireSubTheme,
  rewordLine,
} from "#app/features/preparation/edit-lines.server.ts";
import { createRound, editRound } from "#app/features/preparation/edit-rounds.server.ts";
import { listLines, listLineVersions } from "#app/features/campaigns/lines.server.ts";
import { addMilestone, editMilestone, removeMilestone } from "#app/features/preparation/milestones.server.ts";
import {
  addQuestion,
  moveQuestion,
  retireQuestion,
  rewordQuestion,
} from "#app/features/preparation/questions.server.ts";
import {
  getOpenRounds,
  getRoundWithQuestions,
  listRounds,
  listRoundTerms,
} from "#app/features/campaigns/rounds.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { listRoles } from "#app/features/people/roles.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { addMandate, addOrganisation, addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, mailsTo } from "#tests/support/mail/mails.ts";
import {
  hasWorkedInTheOffice,
  lineWords,
  makeCampaign,
  must,
  roundWords,
  type World,
} from "#tests/features/campaigns/world.ts";

let db: Db;
let world: World;
let planner: Context;
beforeAll(async () => {
  db = await testDatabase();
  world = await makeCampaign();
  const id = await addPerson();
  await addRole(id, "planner", world.id);
  planner = await contextFor(id);
});

const texts = { title: "Titolo", inBrief: "Breve" };
const acts: [string, (context: Context) => Promise<{ ok: boolean; code?: string }>][] = [
  ["create a campaign", (c) => createCampaign(c, { ...texts, slug: "altra", code: "ALT", leadId: world.leadId })],
  ["edit it", (c) => editCampaign(c, { ...texts, campaign: world.slug })],
  ["open it", (c) => setCampaignState(c, { campaign: world.slug, state: "open" })],
  ["add a milestone", (c) => addMilestone(c, { campaign: world.slug, onDate: "2026-05-01", title: "Seminario" })],
  ["add a line", (c) => addLine(c, { campaign: world.slug, ...lineWords })],
  ["reword a line", (c) => rewordLine(c, { lineId: world.lineId, ...lineWords })],
  ["retire a line", (c) => retireLine(c, { lineId: world.lineId })],
  ["add a round", (c) => createRound(c, { campaign: world.slug, ...roundWords })],
  ["move a term", (c) => setRoundTerm(c, { roundId: world.round.id, ...roundWords, reason: "Perché sì" })],
  ["add a question", (c) => addQuestion(c, { roundId: world.round.id, text: "Perché?" })],
];

test.each(acts)("a planner may not %s, a visitor even less", async (_, act) => {
  expect(await act(planner)).toMatchObject({ ok: false, code: "forbidden" });
  expect(await act({ ...planner, actor: null })).toMatchObject({ ok: false, code: "sign_in" });
});

test.each(acts.filter(([name]) => name !== "create a campaign"))(
  "the lead of another campaign may not %s",
  async (_, act) => {
    expect(await act((await makeCampaign()).lead)).toMatchObject({ ok: false, code: "forbidden" });
  },
);

test("addresses and codes of campaigns are given once", async () => {
  const make = (slug: string, code: string) =>
    createCampaign(world.admin, { ...texts, slug, code, leadId: world.leadId });
  must(await make("presa", "PRE"));
  expect(await make("presa", "NEW")).toMatchObject({ ok: false, code: "slug_taken", fields: { slug: "slug_taken" } });
  expect(await make("nuova", "PRE")).toMatchObject({ ok: false, code: "code_taken", fields: { code: "code_taken" } });
  expect(await make("Con Spazi", "SP")).toMatchObject({ ok: false, fields: { slug: "invalid_slug" } });
  expect(await make("bene", "T1")).toMatchObject({ ok: false, fields: { code: "invalid_campaign_code" } });
});

describe("the first lead of a campaign", () => {
  const make = (lead: Record<string, string>) => {
    made += 1;
    return createCampaign(world.admin, {
      ...texts,
      slug: `prima-guida-${made}`,
      code: `PG${String.fromCharCode(64 + made)}`,
      ...lead,
    });
  };
  let made = 0;

  test("is chosen among who holds or held a role of the body; whoever only speaks for an organisation is neither offered nor taken", async () => {
    const delegate = await addPerson({ name: "Zeno Rappresentante" });
    await addMandate(delegate, await addOrganisation(), world.id);
    const before = await addPerson({ name: "Ada Di Prima", email: "ada.prima@example.org" });
    await hasWorkedInTheOffice(before);
    const offered = (await listPossibleLeads()).map((each) => each.value);
    expect([delegate, before, world.leadId].map((id) => offered.includes(id))).toEqual([false, true, true]);
    for (const leadId of [delegate, "nessuno"])
      expect(await make({ leadId })).toMatchObject({ ok: false, fields: { leadId: "invalid_choice" } });
    must(await make({ leadId: before }));
    expect((await mailsTo("ada.prima@example.org")).map((mail) => mail.text.includes("/invito/"))).toEqual([false]);
  });

  test("who is not in the list yet is named by e-mail, and invited", async () => {
    const { id } = must(await make({ leadName: "Nuova Guida", leadEmail: " NUOVA.guida@example.org" }));
    expect(await listRoles(id)).toMatchObject([
      { name: "Nuova Guida", email: "nuova.guida@example.org", role: "lead", accepted: false },
    ]);
    expect(await linkTo("nuova.guida@example.org", "invito")).not.toBeNull();
  });

  test.each([
    ["nobody", {}, { leadId: "required" }],
    ["an e-mail without a name", { leadEmail: "senza.nome@example.org" }, { leadName: "required" }],
    ["no e-mail at all", { leadName: "Ada", leadEmail: "ada" }, { leadEmail: "invalid_email" }],
    ["two at once", { leadId: "x", leadName: "Ada", leadEmail: "ada@example.org" }, { leadEmail: "one_lead" }],
  ])("%s is refused beside the field", async (_, lead, fields) => {
    expect(await make(lead)).toMatchObject({ ok: false, code: "invalid", fields });
  });
});

test("a form can't mark a campaign as demonstration data", async () => {
  expect(
    await createCampaign(world.admin, { ...texts, slug: "finta", code: "FIN", leadId: world.leadId, demo: "true" }),
  ).toMatchObject({ ok: false, code: "invalid" });
});

test("a campaign opens only with its «In breve», its office and a line, and visitors see it from then on", async () => {
  must(
    await createCampaign(world.admin, {
      title: "Vuota",
      inBrief: "",
      slug: "vuota",
      code: "VUO",
      leadId: world.leadId,
    }),
  );
  const lead = await contextFor(world.leadId);
  const open = () => setCampaignState(lead, { campaign: "vuota", state: "open" });
  expect(await open()).toMatchObject({ ok: false, code: "campaign_incomplete" });
  must(await editCampaign(lead, { campaign: "vuota", title: "Piena", inBrief: "Breve", office: "Ufficio" }));
  expect(await open()).toMatchObject({ ok: false, code: "campaign_incomplete" });
  must(await addLine(lead, { campaign: "vuota", ...lineWords }));
  expect(await getPublicCampaign("vuota")).toBeNull();
  must(await open());
  expect(await getPublicCampaign("vuota")).toMatchObject({ title: "Piena", state: "open" });
  expect(await open()).toMatchObject({ ok: false, code: "wrong_state" });
});

test("days that no calendar can mean are refused, not stored", async () => {
  for (const onDate of ["0000-01-01", "2026-02-30", "99999-01-01", "domani", ""])
    expect(await addMilestone(world.lead, { campaign: world.slug, onDate, title: "Giorno" })).toMatchObject({
      ok: false,
    });
});

test("milestones are added, edited, removed, and read in the order of their days", async () => {
  const own = await makeCampaign();
  const late = must(await addMilestone(own.lead, { campaign: own.slug, onDate: "2026-09-01", title: "Dopo" }));
  const early = must(
    await addMilestone(own.lead, { campaign: own.slug, onDate: "2026-03-01", dateLabel: "primavera", title: "Prima" }),
  );
  expect((await listMilestones(own.id)).map((each) => each.title)).toEqual(["Prima", "Dopo"]);
  must(await editMilestone(own.lead, { milestoneId: late.id, onDate: "2026-01-01", title: "Primissima" }));
  must(await removeMilestone(own.lead, { milestoneId: early.id }));
  expect((await listMilestones(own.id)).map((each) => each.title)).toEqual(["Primissima"]);
});

test("a line once written is never edited in place: a new wording is a new version", async () => {
  const { lead, lineId, id } = await makeCampaign();
  const before = rowsOf(await db.execute(sql`select * from line_versions where line_id = ${lineId} and version = 1`));
  expect(must(await rewordLine(lead, { lineId, ...lineWords, title: "Altre parole" }))).toEqual({ version: 2 });
  expect(rowsOf(await db.execute(sql`select * from line_versions where line_id = ${lineId} and version = 1`))).toEqual(
    before,
  );
  expect((await listLines(id))[0]).toMatchObject({ id: lineId, version: 2, title: "Altre parole" });
  expect((await listLineVersions([lineId])).get(lineId)?.map((each) => each.title)).toEqual([
    "Altre parole",
    lineWords.title,
  ]);
});

test("a colour that can't be read is refused at its field", async () => {
  expect(await rewordLine(world.lead, { lineId: world.lineId, ...lineWords, color: "#FFD700" })).toEqual({
    ok: false,
    code: "contrast_too_low",
    fields: { color: "contrast_too_low" },
  });
  expect(await rewordLine(world.lead, { lineId: world.lineId, ...lineWords, colorDark: "#222222" })).toMatchObject({
    fields: { colorDark: "contrast_too_low" },
  });
  expect(await rewordLine(world.lead, { lineId: world.lineId, ...lineWords, color: "red" })).toMatchObject({
    code: "invalid",
    fields: { color: "invalid_color" },
  });
});

test("lines keep their numbers when they change places, and a number is given once", async () => {
  const { lead, slug, id, lineId } = await makeCampaign();
  const second = must(await addLine(lead, { campaign: slug, ...lineWords, code: "7" }));
  expect((await listLines(id)).map((line) => line.code)).toEqual([1, 7]);
  must(await moveLine(lead, { lineId: second.id, way: "up" }));
  expect((await listLines(id)).map((line) => line.code)).toEqual([7, 1]);
  must(await moveLine(lead, { lineId: second.id, way: "up" }));
  expect((await listLines(id)).map((line) => line.id)).toEqual([second.id, lineId]);
  expect(await addLine(lead, { campaign: slug, ...lineWords, code: "7" })).toMatchObject({
    ok: false,
    code: "code_taken",
  });
});

test("a retired line is left out where one chooses and kept for what carries it; a used one can't be removed", async () => {
  const { lead, lineId, id, round } = await makeCampaign();
  must(await retireLine(lead, { lineId }));
  expect(await listLines(id)).toEqual([]);
  expect(await listLines(id, { retired: true })).toMatchObject([{ id: lineId, retired: true }]);
  must(await retireLine(lead, { lineId, back: "on" }));
  await db.execute(sql`insert into organisations (id, kind, created_at) values ('o-used', 'trade_union', now())`);
  await db.execute(
    sql`insert into mandates (id, person_id, organisation_id, campaign_id, capacity, valid_from, created_at) values ('m-used', ${lead.actor?.personId}, 'o-used', ${id}, 'signatory', '2026-01-01', now())`,
  );
  await db.execute(sql`insert into drafts (id, campaign_id, round_id, organisation_id, kind, answers, line_ids, losses, saved_by, saved_at, created_at)
    values ('d-used', ${id}, ${round.id}, 'o-used', 'demand', '{}', ${JSON.stringify([lineId])}::jsonb, '[]', 'm-used', now(), now())`);
  expect(await removeLine(lead, { lineId })).toMatchObject({ ok: false, code: "line_in_use" });
  await db.execute(sql`delete from drafts where id = 'd-used'`);
  must(await removeLine(lead, { lineId }));
  expect(await listLines(id, { retired: true })).toEqual([]);
});

test("sub-themes get a code from their label, and leave by being retired", async () => {
  const { lead, lineId, id } = await makeCampaign();
  const theme = must(await addSubTheme(lead, { lineId, label: "Età & città" }));
  expect((await listLines(id))[0]?.subThemes).toEqual([{ id: theme.id, code: "eta-citta", label: "Età & città" }]);
  expect(await addSubTheme(lead, { lineId, label: "Eta citta" })).toMatchObject({ ok: false, code: "code_taken" });
  must(await retireSubTheme(lead, { subThemeId: theme.id }));
  expect((await listLines(id))[0]?.subThemes).toEqual([]);
});

test("a round's term is read in Rome, and an announced one changes only with a reason, the old one kept", async () => {
  const { lead, round, id } = await makeCampaign();
  expect((await listRounds(id))[0]?.closesAt.toISOString()).toBe("2026-06-01T16:00:00.000Z");
  const change = { roundId: round.id, opensAt: roundWords.opensAt, closesAt: "2026-06-15T18:00" };
  expect(await setRoundTerm(lead, { ...change, reason: "" })).toMatchObject({
    ok: false,
    fields: { reason: "required" },
  });
  must(await setRoundTerm(lead, { ...change, reason: "Lo hanno chiesto i sindacati" }));
  expect((await listRoundTerms(round.id)).map((term) => term.reason)).toEqual(["", "Lo hanno chiesto i sindacati"]);
  expect((await listRounds(id))[0]).toMatchObject({ closesAt: new Date("2026-06-15T16:00:00Z") });
  expect(await createRound(lead, { campaign: "x", ...roundWords })).toMatchObject({ ok: false, code: "not_found" });
});

test("questions added and moved by several at once each end in a place of their own, and nobody meets a fault of ours", async () => {
  const { lead, round } = await makeCampaign();
  const ids: string[] = [];
  for (const text of ["Prima?", "Seconda?", "Terza?", "Quarta?"])
    ids.push(must(await addQuestion(lead, { roundId: round.id, text })).id);
  for (let times = 0; times < 3; times += 1) {
    const added = Array.from({ length: 3 }, (_, n) =>
      addQuestion(lead, { roundId: round.id, text: `Ancora ${times} ${n}?` }),
    );
    const moves = ids.flatMap((questionId) =>
      (["up", "down"] as const).map((way) => moveQuestion(lead, { questionId, way })),
    );
    for (const outcome of await Promise.all([...moves, ...added])) expect(outcome).toMatchObject({ ok: true });
  }
  const places = rowsOf<{ position: number }>(
    await db.execute(sql`select position from questions where round_id = ${round.id} order by position`),
  ).map((row) => row.position);
  expect(places).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
});

test("in a draft campaign a term is simply corrected", async () => {
  const { lead, round } = await makeCampaign({ open: false });
  must(await setRoundTerm(lead, { roundId: round.id, opensAt: "2026-01-01T09:00", closesAt: "2026-02-01T09:00" }));
  expect(await listRoundTerms(round.id)).toMatchObject([{ version: 1, closesAt: new Date("2026-02-01T08:00:00Z") }]);
});

test("open rounds are those that take texts at that instant", async () => {
  const { id, round } = await makeCampaign();
  expect((await getOpenRounds(id, noon)).map((each) => each.id)).toEqual([round.id]);
  expect(await getOpenRounds(id, new Date("2026-06-01T16:00:00Z"))).toEqual([]);
  expect((await getOpenRounds(null, noon)).map((each) => each.id)).toContain(round.id);
});

test("questions are reworded as new versions, moved and retired", async () => {
  const { lead, round } = await makeCampaign();
  const one = must(await addQuestion(lead, { roundId: round.id, text: "Uno?", hint: "Aiuto" }));
  const two = must(await addQuestion(lead, { roundId: round.id, text: "Due?" }));
  expect(must(await rewordQuestion(lead, { questionId: one.id, text: "Primo?", hint: "" }))).toEqual({ version: 2 });
  must(await moveQuestion(lead, { questionId: two.id, way: "up" }));
  expect((await getRoundWithQuestions(round.id))?.questions.map((each) => `${each.text} ${each.version}`)).toEqual([
    "Due? 1",
    "Primo? 2",
  ]);
  must(await retireQuestion(lead, { questionId: two.id }));
  expect((await getRoundWithQuestions(round.id))?.questions.map((each) => each.text)).toEqual(["Primo?"]);
  expect((await getRoundWithQuestions(round.id, { retired: true }))?.questions).toHaveLength(2);
});

test("a round without texts changes its mode and kinds", async () => {
  const { lead, round, id } = await makeCampaign();
  must(
    await editRound(lead, {
      roundId: round.id,
      title: "Nuova",
      intro: "",
      mode: "open",
      kinds: ["contribution"],
      benches: ["unions"],
    }),
  );
  expect((await listRounds(id))[0]).toMatchObject({
    title: "Nuova",
    mode: "open",
    kinds: ["contribution"],
    benches: ["unions"],
  });
  expect(await editRound(lead, { roundId: round.id, title: "Nuova", mode: "open" })).toMatchObject({
    ok: false,
    fields: { kinds: "required" },
  });
});

test("a template gives lines, rounds and questions at version 1, with the dates moved and the mandate left out", async () => {
  const source = await makeCampaign();
  must(await rewordLine(source.lead, { lineId: source.lineId, ...lineWords, title: "Riformulata" }));
  must(await addQuestion(source.lead, { roundId: source.round.id, text: "Che cosa?" }));
  must(
    await editCampaign(source.lead, {
      campaign: source.slug,
      title: "Fonte",
      inBrief: "Breve",
      office: "Ufficio",
      mandateOrgan: "Consiglio",
      nextSteps: "Poi si vede",
    }),
  );
  const form = { title: "Copia", slug: "copia", code: "COP", leadId: source.leadId, template: source.slug };
  expect(await createCampaign(source.admin, form)).toMatchObject({ ok: false, fields: { startsOn: "required" } });
  const copy = must(await createCampaign(source.admin, { ...form, startsOn: "2026-12-01" }));
  expect(await getCampaign("copia")).toMatchObject({
    state: "draft",
    demo: false,
    office: "Ufficio",
    nextSteps: "Poi si vede",
    mandateOrgan: "",
  });
  expect(await listLines(copy.id)).toMatchObject([{ code: 1, version: 1, title: "Riformulata" }]);
  const [round] = await listRounds(copy.id);
  expect(round).toMatchObject({
    opensAt: new Date("2026-12-01T08:00:00Z"),
    closesAt: new Date("2027-01-01T17:00:00Z"),
  });
  expect((await getRoundWithQuestions(round?.id ?? ""))?.questions).toMatchObject([{ text: "Che cosa?", version: 1 }]);
});

test("rounds and lines made and moved at once each get a number, and nobody an error", async () => {
  const { id, slug, lead, lineId } = await makeCampaign();
  const outcomes = await Promise.all(
    [1, 2, 3, 4, 5].flatMap(() => [
      createRound(lead, { campaign: slug, ...roundWords }),
      addLine(lead, { campaign: slug, ...lineWords }),
      moveLine(lead, { lineId, way: "down" }),
    ]),
  );
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  expect((await listRounds(id)).map((round) => round.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await listLines(id)).map((line) => line.code).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
});
