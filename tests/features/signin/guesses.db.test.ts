import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { countedBy, guess } from "#app/features/signin/attempts.server.ts";
import { changePassword } from "#app/features/people/change-password.server.ts";
import { editPerson } from "#app/features/people/people.server.ts";
import { resetSecondFactor } from "#app/features/second-factor/reset-second-factor.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  getSecondFactor,
  giveSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "#app/features/second-factor/second-factors.server.ts";
import { signIn, signInByCode } from "#app/features/second-factor/second-step.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import { eraseMyself, erasePerson } from "#app/features/privacy/erasures.server.ts";
import { allowOwnExport } from "#app/features/privacy/own-data.server.ts";
import { db } from "#db/client.server.ts";
import { signInFailures } from "#db/schema/people.ts";
import { sourceFiles } from "#tests/architecture/files.ts";
import { cookieOf } from "#tests/support/server/app.ts";
import { waiting } from "#tests/support/database/at-once.ts";
import { addPerson, addRole, contextFor, later, noon, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { enrol } from "#tests/support/second-factor.ts";

const email = "rosa@example.org";
/** When codes are given: past the step that setting the factor up has used. */
const now = later(120_000);

interface Place {
  field: "password" | "code";
  /** What comes before, and how the form is sent then. */
  prepare(): Promise<(fields: Record<string, string>) => Promise<Outcome<unknown>>>;
  /** Everything that the form asks for besides the guess. */
  others: () => Record<string, string>;
  right: () => string;
  /** The fields that make a form incomplete: missing, or of no use. */
  spoilt: Record<string, string>;
}

let key = "";
let codes: string[] = [];
const nobody: Context = { actor: null, now, requestId: "t", lang: "it" };
const browser = (cookie = "") => ({ cookie, userAgent: "" });
const jar = (cookies: readonly string[]) => cookies.map(cookieOf).join("; ");
const ownCode = () => totpCode(key, now);

async function withFactor(): Promise<Context> {
  const person = await addPerson({ email });
  ({ key, codes } = await enrol(person));
  return contextFor(person, { now });
}

async function atTheSecondStep(): Promise<string> {
  await withFactor();
  const asked = await signIn(nobody, { email, password }, browser());
  if (!asked.ok || !asked.value.codeAsked) throw new Error("No code was asked for");
  return jar(asked.value.cookies);
}

async function begun(): Promise<Context> {
  const context = await contextFor(await addPerson({ email }), { now });
  await beginSecondFactor(context, {});
  key = (await getSecondFactor(context.actor?.personId ?? ""))?.key ?? "";
  return context;
}

type Act = (context: Context, fields: unknown) => Promise<Outcome<unknown>>;
const own = (act: Act) => async () => {
  const context = await contextFor(await addPerson({ email }), { now });
  return (fields: Record<string, string>) => act(context, fields);
};
const guarded = (act: Act) => async () => {
  const context = await withFactor();
  return (fields: Record<string, string>) => act(context, fields);
};
let other = "";
const byAdmin = (act: Act) => async () => {
  const admin = await addPerson({ email });
  await addRole(admin, "admin", null);
  other = await addPerson({ email: "altra@example.org" });
  await enrol(other);
  const context = await contextFor(admin, { now });
  return (fields: Record<string, string>) => act(context, fields);
};
const rightPassword = () => password;

/** Every place where somebody can guess a password or a code. */
const places: Record<string, Place> = {
  "the sign-in page": {
    field: "password",
    right: rightPassword,
    others: () => ({ email }),
    spoilt: { email: "rosa" },
    prepare: async () => {
      await addPerson({ email });
      return (fields) => signIn(nobody, fields, browser());
    },
  },
  "the sign-in page, in a browser that is known": {
    field: "password",
    right: rightPassword,
    others: () => ({ email }),
    spoilt: { password: "" },
    prepare: async () => {
      await addPerson({ email });
      const first = await signIn(nobody, { email, password }, browser());
      if (!first.ok) throw new Error(first.code);
      return (fields) => signIn(nobody, fields, browser(jar(first.value.cookies)));
    },
  },
  "the second step, the app's code": {
    field: "code",
    right: ownCode,
    others: () => ({}),
    spoilt: { code: "" },
    prepare: async () => {
      const cookie = await atTheSecondStep();
      return (fields) => signInByCode(nobody, fields, browser(cookie));
    },
  },
  "the second step, a recovery code": {
    field: "code",
    right: () => codes[0] ?? "",
    others: () => ({}),
    spoilt: { code: "1".repeat(61) },
    prepare: async () => {
      const cookie = await atTheSecondStep();
      return (fields) => signInByCode(nobody, fields, browser(cookie));
    },
  },
  "the code in an open session": {
    field: "code",
    right: ownCode,
    others: () => ({}),
    spoilt: { code: "" },
    prepare: guarded(giveSecondFactor),
  },
  "setting up the second factor": {
    field: "password",
    right: rightPassword,
    others: () => ({ code: ownCode() }),
    spoilt: { code: "" },
    prepare: async () => {
      const context = await begun();
      return (fields) => confirmSecondFactor(context, fields);
    },
  },
  "new recovery codes, the password": {
    field: "password",
    right: rightPassword,
    others: () => ({ code: ownCode() }),
    spoilt: { code: "" },
    prepare: guarded(renewRecoveryCodes),
  },
  "new recovery codes, the code": {
    field: "code",
    right: ownCode,
    others: () => ({ password }),
    spoilt: { code: "" },
    prepare: guarded(renewRecoveryCodes),
  },
  "taking the second factor away, the password": {
    field: "password",
    right: rightPassword,
    others: () => ({ code: ownCode() }),
    spoilt: { password: "" },
    prepare: guarded(removeSecondFactor),
  },
  "taking the second factor away, the code": {
    field: "code",
    right: ownCode,
    others: () => ({ password }),
    spoilt: { code: "" },
    prepare: guarded(removeSecondFactor),
  },
  "a new password": {
    field: "password",
    right: rightPassword,
    others: () => ({ newPassword: "una frase nuova lunga" }),
    spoilt: { newPassword: "" },
    prepare: own(changePassword),
  },
  "one's own data": {
    field: "password",
    right: rightPassword,
    others: () => ({}),
    spoilt: { password: "" },
    prepare: own(allowOwnExport),
  },
  "one's own erasure": {
    field: "password",
    right: rightPassword,
    others: () => ({ confirm: "on" }),
    spoilt: { confirm: "" },
    prepare: own(eraseMyself),
  },
  "somebody's data": {
    field: "password",
    right: rightPassword,
    others: () => ({ person: other, name: "Altra", email: "nuova@example.org", language: "it" }),
    spoilt: { email: "nuova" },
    prepare: byAdmin(editPerson),
  },
  "somebody's second factor": {
    field: "password",
    right: rightPassword,
    others: () => ({ person: other }),
    spoilt: { person: "" },
    prepare: byAdmin(resetSecondFactor),
  },
  "somebody's erasure": {
    field: "password",
    right: rightPassword,
    others: () => ({ person: other, confirm: "on" }),
    spoilt: { confirm: "" },
    prepare: byAdmin(erasePerson),
  },
};

const wrong = { password: "non è questa", code: "000000" };

beforeEach(async () => {
  await testDatabase();
  [key, codes, other] = ["", [], ""];
});

describe.each(Object.entries(places))("at %s", (_, { field, prepare, others, right, spoilt }) => {
  const filled = (guess: string) => ({ ...others(), [field]: guess });

  test("an incomplete form neither counts nor makes wrong guesses forgotten", async () => {
    const send = await prepare();
    for (let n = 0; n < 4; n += 1) expect(await send(filled(wrong[field]))).toMatchObject({ ok: false });
    const counted = await db().select().from(signInFailures);
    for (let n = 0; n < 3; n += 1)
      expect(await send({ ...filled(wrong[field]), ...spoilt })).toMatchObject({ ok: false, code: "invalid" });
    expect(await db().select().from(signInFailures)).toEqual(counted);
    expect(await send(filled(wrong[field]))).toMatchObject({ ok: false });
    expect(await send(filled(right()))).toMatchObject({
      ok: false,
      code: "sign_in_slowed",
      fields: { [field]: "wait:2" },
    });
  });

  test("a right guess is let through after four wrong ones, and makes them forgotten", async () => {
    const send = await prepare();
    for (let n = 0; n < 4; n += 1) await send(filled(wrong[field]));
    expect(await send(filled(right()))).toMatchObject({ ok: true });
    expect(await db().$count(signInFailures)).toBe(0);
  });
});

test("a form that is refused for something else, after a right guess, leaves no guess counted", async () => {
  const context = await contextFor(await addPerson({ email }), { now: noon });
  for (let n = 0; n < 4; n += 1)
    await changePassword(context, { password: wrong.password, newPassword: "una frase nuova lunga" });
  expect(await changePassword(context, { password, newPassword: email })).toMatchObject({
    fields: { newPassword: "password_is_email" },
  });
  expect(await db().$count(signInFailures)).toBe(0);
});

// The embedded database has one connection: there they take turns.
test.skipIf(databaseKind() === "pglite")("a guess whose counter is forgotten meanwhile is counted anew", async () => {
  const counted = countedBy.account(email);
  await guess({ counted, field: "password", now }, () => Promise.resolve(null));
  let beside: ReturnType<typeof guess> | undefined;
  await db().transaction(async (tx) => {
    await tx.select().from(signInFailures).for("update");
    beside = guess({ counted, field: "password", now }, () => Promise.resolve(null));
    await waiting(1);
    await tx.delete(signInFailures);
  });
  expect(await beside).toBe("wrong");
  expect(await db().select({ failures: signInFailures.failures }).from(signInFailures)).toEqual([{ failures: 1 }]);
});

test("nothing in the product looks at a password or a code but through `guess`", () => {
  const looks = /\b(passwordMatches|useCode)\(/;
  const files = sourceFiles(["app"])
    .filter(({ text }) => looks.test(text))
    .map(({ path, text }) => ({
      path,
      calls: (text.match(new RegExp(looks, "g")) ?? []).length,
      counted: (text.match(/await guess\(/g) ?? []).length,
    }));
  expect(files).toEqual([
    { path: "app/features/second-factor/again.server.ts", calls: 1, counted: 1 },
    { path: "app/features/second-factor/second-factor-codes.server.ts", calls: 2, counted: 1 },
    { path: "app/features/signin/passwords.server.ts", calls: 1, counted: 0 },
    { path: "app/features/signin/sign-ins.server.ts", calls: 1, counted: 1 },
  ]);
});
