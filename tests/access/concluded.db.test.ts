import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { command } from "#app/access/command.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { z } from "#app/core/validation.server.ts";
import { concludeCampaign } from "#app/features/course/conclusion.server.ts";
import { suspendCampaign } from "#app/features/course/suspension.server.ts";
import { permissions, type Permission, type PermissionName } from "#app/permissions.ts";
import { pages } from "#app/urls.js";
import { database, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { ask, askAndUndo } from "#tests/support/server/app.ts";
import { careful, formsOf, type ShownForm } from "../bad-input/forms.ts";
import { answerCode, cases, formOf, pathOf } from "./cases.ts";
import type { Persona } from "./personas.ts";
import { accessWorld, type World } from "./world.ts";

const reason = "Le parti hanno firmato il documento.";
const writers = ["lead", "planner", "signatory", "drafter", "admin"] as const satisfies readonly Persona[];

/** Still done in a concluded consultation, each with why; whoever adds an action decides here, or it is refused. */
const goesOn: Partial<Record<PermissionName, string>> = {
  "report.file": "anybody may point out personal data for as long as the page stands",
  "role.manage": "somebody must stay responsible for what stays public",
  "stakeholder.read": "reading",
  "stakeholder.export": "reading, logged",
  "organisation.read": "reading",
  "space.read": "reading",
  "desk.read": "reading",
  "log.read": "reading",
  "draft.delete": "one's own unfiled words may go sooner",
  "disowning.manage": "a filing in a body's name that it never made may be found late",
  "file.withhold": "a file with a third party's name",
  "contribution.redact": "omissis that the law asks for",
  "takedown.take": "the law asks for it",
  "takedown.restore": "its undoing",
  "report.decide": "the answer to a report",
  "redaction.object": "an omissis may come after the end",
  "redaction.answer": "its answer",
  "contribution.seal": "the law asks for it",
  "original.open": "reading, logged",
  "dossier.export": "reading, logged",
  "log.export": "reading, logged",
  "document.withdraw": "a version with a third party's name",
  "document.reissue": "the same with omissis",
};
const inSuspension: Partial<Record<PermissionName, string>> = {
  "space.read": "reading",
  "draft.delete": "writes nothing",
  "contribution.withdraw": "takes words away",
  "text.leave": "takes a name away",
  "contribution.disown": "protects the body",
  "redaction.object": "asks the office only",
};

/**
 * What is still answered there: drafts thrown away, what writes nothing, and the pages of what goes on; why a passage
 * stays readable belongs to the omissis, which go on.
 */
const answeredStill = [
  "draft POST?intent=delete",
  "chooseMandate POST",
  "draftPreview POST",
  "draftPaste POST",
  "deskContribution POST?intent=leave",
  "deskRedact POST",
  "deskFiles POST?intent=withhold",
  "deskReissue POST",
  "deskPeople POST?intent=end-role",
];

const scoped = (Object.entries(permissions) as [PermissionName, Permission][]).filter(
  ([name, { scope }]) => scope === "campaign" || scope === "organisation" || name in goesOn,
);

let db: Db;
let world: World;
beforeAll(async () => {
  ({ db, world } = await accessWorld());
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

const settle = async (state: "concluded" | "suspended", work: () => Promise<void>) => {
  const before = database();
  await work();
  expect(before.kind).toBe(database().kind);
  expect(
    (await db.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, world.campaignId)))[0]?.state,
  ).toBe(state);
};

/** A command of that name which would do nothing; for whoever may. */
async function tried(name: PermissionName): Promise<string> {
  const act = command({
    name,
    input: z.object({}),
    scope: () => Promise.resolve({ campaignId: world.campaignId, organisationId: world.organisation }),
    run: () => Promise.resolve("done"),
  });
  const answers = new Set<string>();
  for (const persona of ["lead", "planner", "signatory", "drafter", "auditor", "admin"] as const) {
    const outcome = await act(await world.as(persona), {});
    if (outcome.ok) answers.add("done");
    else if (outcome.code !== "forbidden") answers.add(`${outcome.code}: ${outcome.reason ?? ""}`);
  }
  return [...answers].join(" ");
}

describe("while a consultation is suspended", () => {
  beforeAll(async () => {
    await settle(
      "suspended",
      async () =>
        void (await suspendCampaign(await world.as("lead"), { campaign: world.campaign, reason, terms: "stop" })),
    );
    return async () =>
      void (await db.update(campaigns).set({ state: "open" }).where(eq(campaigns.id, world.campaignId)));
  });

  test.each(scoped)("%s", async (name, { scope }) => {
    expect(await tried(name)).toBe(
      scope !== "organisation" || name in inSuspension ? "done" : `campaign_suspended: ${reason}`,
    );
  });
});

describe("once a consultation is concluded", () => {
  beforeAll(() =>
    settle(
      "concluded",
      async () =>
        void (await concludeCampaign(await world.as("lead"), {
          campaign: world.campaign,
          reason,
          act: "",
          sure: "on",
        })),
    ),
  );

  test.each(scoped)("%s", async (name) => {
    expect(await tried(name)).toBe(name in goesOn ? "done" : `campaign_concluded: ${reason}`);
  });

  const entries = async (tx: Tx | Db): Promise<string[]> =>
    rowsOf<{ action: string }>(
      await tx.execute(sql`select action from audit_log where campaign_id = ${world.campaignId} order by seq`),
    ).map((row) => row.action);
  const allowed = (done: string[]) => done.filter((action) => !(action in goesOn));

  test("no address that writes does anything, whoever sends what the table knows", async () => {
    const before = await entries(db);
    const answered: string[] = [];
    for (const row of cases.filter(
      ({ page, method }) => method === "POST" && /:campaign|^\/spazio/.test(pages[page][0]),
    )) {
      for (const persona of writers) {
        const path = pathOf(world, row);
        const [code, done] = await askAndUndo(
          path,
          { method: "POST", cookie: world.cookies[persona], body: formOf(world, row.sent) },
          async (answer, tx) => [answerCode(answer), (await entries(tx)).slice(before.length)] as const,
        );
        expect(allowed(done), `${persona} ${row.line}`).toEqual([]);
        if ((code === "ok" || code === "go") && !answeredStill.some((each) => row.line.startsWith(each)))
          answered.push(`${persona} ${row.line}: ${code}`);
      }
    }
    expect(answered).toEqual([]);
  });

  test("every form that is still shown is refused with the reason beside it, filled as it should be", async () => {
    const before = await entries(db);
    const refused: string[] = [];
    for (const { persona, page, form } of await shownForms()) {
      const [status, text, done] = await askAndUndo(
        form.action,
        { method: "POST", cookie: world.cookies[persona], body: filled(form) },
        async (answer, tx) => [answer.status, await answer.text(), (await entries(tx)).slice(before.length)] as const,
      );
      expect(allowed(done), `${persona} ${page} ${JSON.stringify(careful(form))}`).toEqual([]);
      if (status === 409 && text.includes(reason)) refused.push(page);
    }
    expect(new Set(refused).size).toBeGreaterThan(6);
  });

  test("its pages stay, and say that it is concluded and why", async () => {
    for (const page of ["campaign", "participants", "line", "contributions", "contribution", "version"] as const)
      expect((await ask(pathOf(world, { page, params: {} }))).status, page).toBe(200);
    const html = await (await ask(pathOf(world, { page: "campaign", params: {} }))).text();
    expect(html).toContain(reason);
    for (const [persona, page] of [
      ["lead", "deskCampaign"],
      ["planner", "deskQueue"],
      ["signatory", "space"],
    ] as const) {
      expect(
        await (await ask(pathOf(world, { page, params: {} }), { cookie: world.cookies[persona] })).text(),
        page,
      ).toContain(reason);
    }
  });

  async function shownForms(): Promise<{ persona: Persona; page: string; form: ShownForm }[]> {
    const found: { persona: Persona; page: string; form: ShownForm }[] = [];
    for (const persona of ["lead", "signatory"] as const) {
      for (const row of cases.filter(
        ({ page, method, expected, params }) =>
          method === "GET" &&
          expected[persona] === "ok" &&
          Object.keys(params).length === 0 &&
          /:campaign|^\/spazio/.test(pages[page][0]) &&
          !pages[page][1].startsWith("files/"),
      )) {
        const path = pathOf(world, row);
        const html = await (await ask(path, { cookie: world.cookies[persona] })).text();
        for (const form of formsOf(html, path))
          if (form.method === "post" && /^(\/gestione|\/spazio)/.test(form.action))
            found.push({ persona, page: row.page, form });
      }
    }
    return found;
  }

  function filled(form: ShownForm): BodyInit {
    if (!form.multipart) return new URLSearchParams(careful(form));
    const data = new FormData();
    for (const [name, value] of careful(form)) data.append(name, value);
    return data;
  }
});
