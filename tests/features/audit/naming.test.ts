import { expect, test } from "vitest";
import { isDigest, namingState, whyNotAnswer, whyNotOpen, type Naming } from "#app/features/audit/naming.ts";

const asked: Naming = { askedBy: "admin", allowed: null, openedAt: null };
const allowed: Naming = { ...asked, allowed: true };
const refused: Naming = { ...asked, allowed: false };
const shown: Naming = { ...allowed, openedAt: new Date(0) };

test.each([
  ["waits until an auditor answers", asked, true, "waiting"],
  ["waits in vain once the key is gone", asked, false, "over"],
  ["can be shown once it is allowed", allowed, true, "allowed"],
  ["can be shown no more once the key is gone", allowed, false, "over"],
  ["was refused, key or not", refused, true, "refused"],
  ["was refused, key or not", refused, false, "refused"],
  ["was shown, key or not", shown, true, "shown"],
  ["was shown, key or not", shown, false, "shown"],
] as const)("a question %s", (_, naming, keyHeld, state) => {
  expect(namingState(naming, keyHeld)).toBe(state);
});

test.each([
  ["another person, while it waits", asked, "auditor", null],
  ["never who asked", asked, "admin", "own_question"],
  ["nobody, once it has an answer", refused, "auditor", "wrong_state"],
  ["nobody, once it was shown", shown, "auditor", "wrong_state"],
] as const)("is answered by %s", (_, naming, person, why) => {
  expect(whyNotAnswer(naming, person)).toBe(why);
});

test.each([
  ["not before it is allowed", asked, "wrong_state"],
  ["not after a refusal", refused, "wrong_state"],
  ["once", allowed, null],
  ["not twice", shown, "wrong_state"],
] as const)("is shown %s", (_, naming, why) => {
  expect(whyNotOpen(naming)).toBe(why);
});

test("a digest is what a line of the request log can hold", () => {
  expect(isDigest("0123456789abcdef01234567")).toBe(true);
  for (const other of ["", "0123456789abcdef0123456", "0123456789abcdef012345678", "0123456789ABCDEF01234567"])
    expect(isDigest(other), other).toBe(false);
});
