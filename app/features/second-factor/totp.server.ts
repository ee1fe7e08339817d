import { Secret, TOTP } from "otpauth";
import { period, skew, stepOf } from "./second-factor.ts";

/** 160 bits, in base32 as apps take them. */
export const newTotpKey = (): string => new Secret({ size: 20 }).base32;

const totp = (key: string, label = ""): TOTP =>
  new TOTP({ issuer: "Tavolo Comune", label, algorithm: "SHA1", digits: 6, period, secret: Secret.fromBase32(key) });

/** The address that an app reads from the QR code. */
export const totpAddress = (key: string, email: string): string => totp(key, email).toString();

/** The code of that instant. */
export const totpCode = (key: string, now: Date): string => totp(key).generate({ timestamp: now.getTime() });

/**
 * The time step to which the code belongs, at most one step early or late; null for a wrong code, and for a code of
 * `lastStep` or before.
 */
export function matchingStep(key: string, code: string, lastStep: number, now: Date): number | null {
  const delta = totp(key).validate({ token: code, timestamp: now.getTime(), window: skew });
  if (delta === null) return null;
  const step = stepOf(now) + delta;
  return step > lastStep ? step : null;
}
