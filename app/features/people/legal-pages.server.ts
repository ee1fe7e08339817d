import { and, asc, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, longText, z } from "#app/core/validation.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { legalPages } from "#db/schema/privacy.ts";
import { inForceOn, legalPageNames, nextVersion, templateVersion, type LegalPageName } from "./legal-page.ts";

export interface LegalVersion {
  version: string;
  validFrom: string;
  savedAt: Date;
}

/** Every version of a page that the body wrote, in the order in which they come into force. */
export const listLegalVersions = (page: LegalPageName, handle: Db | Tx = db()): Promise<LegalVersion[]> =>
  handle
    .select({ version: legalPages.version, validFrom: legalPages.validFrom, savedAt: legalPages.savedAt })
    .from(legalPages)
    .where(and(eq(legalPages.page, page), eq(legalPages.language, "it")))
    .orderBy(asc(legalPages.validFrom), asc(legalPages.id));

/** The words of one version; in Italian where it has none in that language. */
export async function getLegalText(
  page: LegalPageName,
  version: string,
  lang: Lang,
): Promise<{ body: string; lang: Lang } | null> {
  const rows = await db()
    .select({ language: legalPages.language, body: legalPages.body })
    .from(legalPages)
    .where(and(eq(legalPages.page, page), eq(legalPages.version, version)));
  const row = rows.find(({ language }) => language === lang) ?? rows.find(({ language }) => language === "it");
  return row ? { body: row.body, lang: row.language } : null;
}

/** The privacy notice that holds that day and whether the body wrote it: what people accept and filings record. */
export async function privacyInForce(
  now: Date,
  handle: Db | Tx = db(),
): Promise<{ version: string; validFrom: string | null }> {
  return (
    inForceOn(await listLegalVersions("privacy", handle), romeDay(now)) ?? { version: templateVersion, validFrom: null }
  );
}

const longest = 60_000;

/** A new version of a page: dated today or later, and never edited. Gives its name. */
export const writeLegalPage = command({
  name: "legal.write",
  input: z.object({
    page: z.enum(legalPageNames),
    bodyIt: longText(longest).pipe(z.string().min(1)),
    bodyEn: longText(longest),
    validFrom: day,
  }),
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    if (input.validFrom < romeDay(now)) refuse("invalid", { validFrom: "starts_before_today" });
    const taken = (await listLegalVersions(input.page, tx)).map(({ version }) => version);
    const version = nextVersion(input.validFrom, taken);
    const row = { page: input.page, version, validFrom: input.validFrom, savedAt: now, savedBy: actor.personId };
    const written = [
      { id: newId(now), language: "it" as const, body: input.bodyIt, ...row },
      ...(input.bodyEn === "" ? [] : [{ id: newId(now), language: "en" as const, body: input.bodyEn, ...row }]),
    ];
    await tx.insert(legalPages).values(written);
    await log(`legal:${input.page}`, { version });
    return version;
  },
});
