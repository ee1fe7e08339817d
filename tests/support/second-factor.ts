import {
  beginSecondFactor,
  confirmSecondFactor,
  getSecondFactor,
} from "#app/features/second-factor/second-factors.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import { contextFor, noon, password } from "./builders.ts";

/** Sets up the second factor of somebody, in a session of its own. */
export async function enrol(person: string, now = noon): Promise<{ key: string; codes: string[] }> {
  const context = await contextFor(person, { now });
  const begun = await beginSecondFactor(context, {});
  if (!begun.ok) throw new Error(begun.code);
  const key = (await getSecondFactor(person))?.key ?? "";
  const confirmed = await confirmSecondFactor(context, { code: totpCode(key, now), password });
  if (!confirmed.ok) throw new Error(`${confirmed.code} ${JSON.stringify(confirmed.fields)}`);
  return { key, codes: confirmed.value };
}
