import { and, count, desc, eq, inArray, isNull, lt } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { z } from "#app/core/validation.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns, newsPreferences, notices } from "#db/schema/index.ts";
import type { NewsMode } from "./notice.ts";

export const noticesPerPage = 30;

/** What a person was told, the newest first, by key; one more than a page holds where there is more. */
export function listNotices(personId: string, before: string | null) {
  return db()
    .select({
      id: notices.id,
      kind: notices.kind,
      facts: notices.facts,
      path: notices.path,
      createdAt: notices.createdAt,
      readAt: notices.readAt,
      campaign: campaigns.title,
    })
    .from(notices)
    .leftJoin(campaigns, eq(campaigns.id, notices.campaignId))
    .where(and(eq(notices.personId, personId), before ? lt(notices.id, before) : undefined))
    .orderBy(desc(notices.id))
    .limit(noticesPerPage + 1);
}

export async function countUnread(personId: string): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(notices)
    .where(and(eq(notices.personId, personId), isNull(notices.readAt)));
  return row?.n ?? 0;
}

/** How a person wants news by mail; at once until they choose. */
export async function getNewsMode(personId: string): Promise<NewsMode> {
  const [row] = await db()
    .select({ mode: newsPreferences.mode })
    .from(newsPreferences)
    .where(eq(newsPreferences.personId, personId));
  return row?.mode ?? "at_once";
}

/** Marks as read the notices that the page showed; ids of other people's notices change nothing. */
export const readNotices = command({
  name: "notice.read",
  input: z.object({ notices: z.array(z.string().max(64)).max(noticesPerPage).default([]) }),
  quiet: true,
  run: async ({ tx, input, actor, now }) => {
    if (input.notices.length === 0) return;
    await tx
      .update(notices)
      .set({ readAt: now })
      .where(and(eq(notices.personId, actor.personId), inArray(notices.id, input.notices), isNull(notices.readAt)));
  },
});

/** Sets how one wants news by mail. It has a form and a table of its own, so that no other form can reset it. */
export const chooseNewsMode = command({
  name: "notice.prefer",
  input: z.object({ mode: z.enum(["at_once", "daily", "product_only"]) }),
  quiet: true,
  run: async ({ tx, input, actor, now }) => {
    const values = { mode: input.mode, savedAt: now };
    await tx
      .insert(newsPreferences)
      .values({ personId: actor.personId, ...values })
      .onConflictDoUpdate({ target: newsPreferences.personId, set: values });
  },
});
