import { Secret } from "otpauth";
import { describe, expect, test } from "vitest";
import { plainCode, recoveryCode, stepOf } from "#app/features/second-factor/second-factor.ts";
import { matchingStep, newTotpKey, totpAddress, totpCode } from "#app/features/second-factor/totp.server.ts";
import { qrPath } from "#app/features/second-factor/qr.server.ts";

const at = (seconds: number) => new Date(seconds * 1000);
/** RFC 6238, appendix B, for SHA-1: its secret in ASCII, and the last six of its eight digits. */
const rfcKey = Secret.fromUTF8("12345678901234567890").base32;

describe("codes", () => {
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("of RFC 6238 at second %i are %s", (seconds, code) => {
    expect(totpCode(rfcKey, at(seconds))).toBe(code);
    expect(matchingStep(rfcKey, code, 0, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test.each([
    [-60, null],
    [-31, null],
    [-30, -1],
    [-1, -1],
    [0, 0],
    [29, 0],
    [30, 1],
    [59, 1],
    [60, null],
  ])("with a clock %i seconds off belong to step %s", (off, step) => {
    const base = 1_800_000_000;
    const expected = step === null ? null : stepOf(at(base)) + step;
    expect(matchingStep(rfcKey, totpCode(rfcKey, at(base + off)), 0, at(base))).toBe(expected);
  });

  test("work once: the same and an earlier one are refused, the next is good", () => {
    const now = at(1_800_000_000);
    const step = matchingStep(rfcKey, totpCode(rfcKey, now), 0, now) ?? 0;
    expect(matchingStep(rfcKey, totpCode(rfcKey, now), step, now)).toBeNull();
    expect(matchingStep(rfcKey, totpCode(rfcKey, at(1_800_000_000 - 30)), step, now)).toBeNull();
    expect(matchingStep(rfcKey, totpCode(rfcKey, at(1_800_000_000 + 30)), step, now)).toBe(step + 1);
  });
});

test("a key is 160 bits, and its address tells an app whose and how", () => {
  expect(Secret.fromBase32(newTotpKey()).bytes.length).toBe(20);
  const address = new URL(totpAddress(rfcKey, "anna@example.org"));
  expect(address.protocol).toBe("otpauth:");
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    issuer: "Tavolo Comune",
    algorithm: "SHA1",
    digits: "6",
    period: "30",
    secret: rfcKey,
  });
  expect(qrPath(address.href).size).toBeGreaterThan(30);
});

test("recovery codes can be typed as people copy them", () => {
  const code = recoveryCode(() => 0);
  expect(code).toBe("aaaa-aaaa-aaaa-aaaa");
  expect(plainCode(" AAAA aaaa-AAAA\taaaa ")).toBe(plainCode(code));
});
