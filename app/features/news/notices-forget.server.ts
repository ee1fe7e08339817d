import { lt, or } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { notices } from "#db/schema/news.ts";

const day = 86_400_000;
/** Days for which a notice stays in an inbox: after it was read, and at most. */
const stays = { read: 180, most: 365 };

export async function forgetNotices(tx: Tx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * day);
  await tx.delete(notices).where(or(lt(notices.readAt, before(stays.read)), lt(notices.createdAt, before(stays.most))));
}
