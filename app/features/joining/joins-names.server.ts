import { fullName, nameOn } from "#app/features/organisations/name.ts";
import { namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";

/** What each body is called today. */
export async function namesToday(organisationIds: readonly string[], now: Date): Promise<Map<string, string>> {
  const names = await namesOf(organisationIds);
  return new Map(
    [...names].flatMap(([id, all]) => {
      const name = nameOn(romeDay(now), all);
      return name ? [[id, fullName(name)] as const] : [];
    }),
  );
}
