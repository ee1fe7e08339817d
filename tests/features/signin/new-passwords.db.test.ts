import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Outcome } from "#app/core/refusal.ts";
import { askReset } from "#app/features/people/access-links.server.ts";
import { changePassword } from "#app/features/people/change-password.server.ts";
import { acceptFirstAdmin, firstAdminLink } from "#app/features/people/first-admin.server.ts";
import { hashPassword } from "#app/features/signin/passwords.server.ts";
import { signIn } from "#app/features/second-factor/second-step.server.ts";
import { acceptInvitation, setPassword } from "#app/features/people/set-password.server.ts";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/people.ts";
import { ask } from "#tests/support/server/app.ts";
import { sourceFiles } from "#tests/architecture/files.ts";
import { addPerson, contextFor, noon, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, runJobs } from "#tests/support/mail/mails.ts";

const email = "ermenegilda@example.org";
const name = "Ermenegilda Brambati";
let db: Db;
beforeEach(async () => {
  db = await testDatabase();
});

async function mailed(path: "invito" | "nuova-password", accepted: boolean, now = noon): Promise<string> {
  await addPerson({ email, name, accepted });
  await askReset({ ...(await contextFor(null)), now }, { email });
  await runJobs(now);
  return (await linkTo(email, path)) ?? "";
}

type Setting = (newPassword: string) => Promise<Outcome<unknown>>;

/** Every way in which a password is chosen. */
const ways: Record<string, () => Promise<Setting>> = {
  "in the profile": async () => {
    const context = await contextFor(await addPerson({ email, name }));
    return (newPassword) => changePassword(context, { newPassword, password });
  },
  "by a mailed link": async () => {
    const [token, visitor] = [await mailed("nuova-password", true), await contextFor(null)];
    return (newPassword) => setPassword(visitor, { token, newPassword });
  },
  "by an invitation": async () => {
    const [token, visitor] = [await mailed("invito", false), await contextFor(null)];
    return (newPassword) => acceptInvitation(visitor, { token, name, newPassword, privacy: "on" });
  },
  "by the first admin": async () => {
    const token = (await firstAdminLink(noon))?.split("/").at(-1) ?? "";
    const visitor = await contextFor(null);
    return (newPassword) => acceptFirstAdmin(visitor, { token, name, email, newPassword, privacy: "on" });
  },
};

test.each(Object.entries(ways))(
  "%s a password that somebody would try first is refused, and the next one taken",
  async (_, way) => {
    const choose = await way();
    for (const typed of ["password1234", "tavolo-comune", "Brambati.2026!"]) {
      expect(await choose(typed), typed).toMatchObject({
        ok: false,
        code: "invalid",
        fields: { newPassword: "password_guessable" },
      });
    }
    expect(await choose("una frase nuova lunga")).toMatchObject({ ok: true });
  },
);

test("there is no other way to choose one", () => {
  const files = sourceFiles(["app"]).filter(({ text }) => /await hashPassword\(/.test(text));
  for (const { path, text } of files) {
    const [hashed, checked] = [/await hashPassword\(/g, /await checkNewPassword\(/g].map(
      (call) => (text.match(call) ?? []).length,
    );
    expect([path, checked]).toEqual([path, hashed]);
  }
  expect(files).toHaveLength(3);
});

test("the field says what to do, in both languages", async () => {
  // The page is asked by the clock of the machine.
  const token = await mailed("nuova-password", true, new Date());
  const said = async (prefix: string) => {
    const answer = await ask(`${prefix}/nuova-password/${token}`, {
      method: "POST",
      body: new URLSearchParams({ newPassword: "Torino123456" }),
    });
    return [answer.status, await answer.text()] as const;
  };
  for (const [prefix, words] of [
    ["", "Scegli quattro o cinque parole che non c’entrano l’una con l’altra"],
    ["/en", "Choose four or five words that have nothing to do with each other"],
  ] as const) {
    const [status, page] = await said(prefix);
    expect([status, page.includes(words), page.includes("Torino123456")]).toEqual([422, true, false]);
  }
});

test("a password that somebody has stays good, whatever one would say of it today", async () => {
  await db
    .update(people)
    .set({ passwordHash: await hashPassword("password1234") })
    .where(eq(people.id, await addPerson({ email })));
  expect(
    await signIn(await contextFor(null), { email, password: "password1234" }, { cookie: "", userAgent: "" }),
  ).toMatchObject({ ok: true });
});
