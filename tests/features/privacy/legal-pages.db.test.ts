import { beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import {
  getLegalText,
  listLegalVersions,
  privacyInForce,
  writeLegalPage,
} from "#app/features/people/legal-pages.server.ts";
import { inForceOn, nextVersion, templateVersion } from "#app/features/people/legal-page.ts";
import { acceptOwnNotice, mustAccept } from "#app/features/people/notice-accepted.server.ts";
import { addPerson, addRole, contextFor, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const day = 86_400_000;
let admin: Context;
beforeEach(async () => {
  await testDatabase();
  const person = await addPerson();
  await addRole(person, "admin", null);
  admin = await contextFor(person);
});

const write = (given: Record<string, string>) =>
  writeLegalPage(admin, {
    page: "privacy",
    bodyIt: "## Chi siamo\n\nIl Comune.",
    bodyEn: "",
    validFrom: "2026-05-04",
    ...given,
  });

test("until the body writes one the template's version holds, and nobody is asked to read it", async () => {
  expect(await privacyInForce(noon)).toEqual({ version: templateVersion, validFrom: null });
  expect(await mustAccept(admin.actor?.personId ?? "", noon)).toBeNull();
});

test("a version comes into force on its day, and its forerunners stay readable", async () => {
  expect(await write({})).toEqual({ ok: true, value: "2026-05-04" });
  expect(await write({ bodyIt: "Secondo testo" })).toEqual({ ok: true, value: "2026-05-04.2" });
  expect(await write({ bodyIt: "Terzo", bodyEn: "Third", validFrom: "2026-06-01" })).toEqual({
    ok: true,
    value: "2026-06-01",
  });
  expect((await privacyInForce(noon)).version).toBe("2026-05-04.2");
  expect((await privacyInForce(later(40 * day))).version).toBe("2026-06-01");
  expect((await listLegalVersions("privacy")).map(({ version }) => version)).toEqual([
    "2026-05-04",
    "2026-05-04.2",
    "2026-06-01",
  ]);
  expect(await getLegalText("privacy", "2026-05-04", "en")).toEqual({ body: "## Chi siamo\n\nIl Comune.", lang: "it" });
  expect(await getLegalText("privacy", "2026-06-01", "en")).toEqual({ body: "Third", lang: "en" });
});

test.each([
  ["yesterday", { validFrom: "2026-05-03" }, { validFrom: "starts_before_today" }],
  ["no text", { bodyIt: " " }, { bodyIt: "required" }],
  ["no day", { validFrom: "" }, { validFrom: "invalid_date" }],
])("%s is refused", async (_, given, fields) => {
  expect(await write(given)).toMatchObject({ ok: false, code: "invalid", fields });
});

test("a new notice is asked for once, and again with the next version", async () => {
  const person = admin.actor?.personId ?? "";
  await write({});
  expect(await mustAccept(person, noon)).toEqual({ validFrom: "2026-05-04" });
  expect(await acceptOwnNotice(admin, {})).toMatchObject({ ok: false, fields: { accept: "privacy_needed" } });
  expect(await acceptOwnNotice(admin, { accept: "on" })).toMatchObject({ ok: true });
  expect(await mustAccept(person, noon)).toBeNull();
  await write({ validFrom: "2026-06-01" });
  expect(await mustAccept(person, noon)).toBeNull();
  expect(await mustAccept(person, later(40 * day))).toMatchObject({ validFrom: "2026-06-01" });
});

test("which version of a day", () => {
  expect(nextVersion("2026-05-04", ["2026-05-04", "2026-05-04.2"])).toBe("2026-05-04.3");
  expect(inForceOn([], "2026-05-04")).toBeNull();
  expect(inForceOn([{ version: "a", validFrom: "2026-05-05" }], "2026-05-04")).toBeNull();
});
