import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { z } from "#app/core/validation.server.ts";
import { erasePerson } from "#app/features/privacy/erasures.server.ts";
import { listRoles, listRolesOf } from "#app/features/people/roles.server.ts";
import { addBody } from "#app/features/places/consulting-bodies.server.ts";
import { may, permissions, type Permission, type PermissionName } from "#app/permissions.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { roles, settings } from "#db/schema/people.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { addCampaign, addPerson, addRole, contextFor, noon, password as typed } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { theBody } from "#tests/support/places.ts";

/** What belongs to a body and to no campaign, such as a standing table: it lives in this file only. */
const name = "table.write" as PermissionName;
const table: Record<string, Permission> = permissions;
beforeAll(() => void (table[name] = { roles: ["lead", "planner", "admin"], scope: "body" }));
afterAll(() => void delete table[name]);

const write = (): ReturnType<typeof command> =>
  command({
    name: name as "round.edit",
    input: z.object({ body: z.string(), text: z.string() }),
    scope: (_, { body }) => Promise.resolve({ bodyId: body }),
    run: async ({ tx, input, log }) => {
      await tx.insert(settings).values({ key: "table", value: input.text });
      await log(`body:${input.body}`, { what: "table" });
    },
  });

let [body, other, campaign] = ["", "", ""];
beforeEach(async () => {
  const own = await testDatabase();
  body = await theBody();
  other = await addBody(
    own,
    { name: { it: "Comune di Altrove", en: "Town of Elsewhere" }, site: "", timeZone: "Europe/Rome", placeId: null },
    noon,
  );
  campaign = await addCampaign({ bodyId: body });
});

async function addBodyRole(role: "lead" | "planner" | "auditor", bodyId: string): Promise<string> {
  const personId = await addPerson();
  await db()
    .insert(roles)
    .values({ id: newId(noon), personId, bodyId, role, grantedAt: noon });
  return personId;
}
const writes = async (personId: string, bodyId: string): Promise<string> => {
  const outcome = await write()(await contextFor(personId), { body: bodyId, text: "Verbale" });
  return outcome.ok ? "done" : outcome.code;
};

test("a role for a body acts on what belongs to that body, in the log of no campaign", async () => {
  const lead = await addBodyRole("lead", body);
  expect(await writes(lead, body)).toBe("done");
  expect(await db().select().from(auditLog)).toMatchObject([
    { action: name, personId: lead, campaignId: null, subject: `body:${body}`, detail: { what: "table" } },
  ]);
});

describe("nobody else does:", () => {
  test.each([
    ["a role for another body", () => addBodyRole("lead", other)],
    ["a role that the action doesn't name", () => addBodyRole("auditor", body)],
    [
      "a role in a campaign of the body",
      async () => {
        const lead = await addPerson();
        await addRole(lead, "lead", campaign);
        return lead;
      },
    ],
    [
      "a role that has ended",
      async () => {
        const lead = await addBodyRole("lead", body);
        await db().update(roles).set({ endedAt: noon });
        return lead;
      },
    ],
  ])("%s", async (_, who) => {
    expect(await writes(await who(), body)).toBe("forbidden");
    expect(await db().$count(settings)).toBe(0);
  });
});

test("admin does, for every body", async () => {
  const admin = await addPerson();
  await addRole(admin, "admin", null);
  expect(await writes(admin, other)).toBe("done");
});

test("a role for a body gives nothing in its campaigns, nor in the system", async () => {
  const { actor } = await contextFor(await addBodyRole("lead", body));
  const scope = { bodyId: body, campaignId: campaign };
  const allowed = (Object.keys(permissions) as PermissionName[]).filter(
    (each) => !["public", "self"].includes(permissions[each].scope) && may(actor, each, scope) !== null,
  );
  expect(allowed).toEqual([name]);
  // Without a body to hold it in, neither.
  expect(may(actor, name, {})).toBeNull();
});

test("who manages the system manages all of it: admin is held for no body", async () => {
  const personId = await addPerson();
  await expect(
    db()
      .insert(roles)
      .values({ id: newId(noon), personId, bodyId: body, role: "admin", grantedAt: noon }),
  ).rejects.toThrow();
  await addBodyRole("lead", body);
  expect(await listRoles(null)).toEqual([]);
});

test("its holder sees for which body it is held, and goes only where another holds it", async () => {
  const [one, second] = [await addBodyRole("lead", body), await addBodyRole("lead", other)];
  expect(await listRolesOf(second)).toMatchObject([
    { role: "lead", campaignTitle: null, bodyName: { it: "Comune di Altrove", en: "Town of Elsewhere" } },
  ]);
  const admin = await addPerson();
  await addRole(admin, "admin", null);
  const erase = async () =>
    codeOf(await erasePerson(await contextFor(admin), { person: one, confirm: "on", password: typed }));
  expect(await erase()).toBe("last_lead");
  await addBodyRole("lead", body);
  expect(await erase()).toBe("done");
});
