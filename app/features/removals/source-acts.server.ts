import { and, eq } from "drizzle-orm";
import { takeBackPublished, tellRemoval } from "#app/features/publishing/publication-news.server.ts";
import type { SourceKindName } from "#app/features/sources/source.ts";
import type { Tx } from "#db/client.server.ts";
import { contributions } from "#db/schema/contributions.ts";

export interface RemovalNews {
  kind: "taken_down" | "put_back";
  reason: string;
  once: string;
}

/** What a kind does when one of its sources is removed; each is called with the source locked. */
export interface SourceActs {
  /** Nobody reads it any more, and what waits to tell of it is taken back. */
  takeOff(tx: Tx, id: string, reason: string, now: Date): Promise<void>;
  /** It is read again; false where it was withdrawn, say, in the meantime. */
  putBack(tx: Tx, id: string, now: Date): Promise<boolean>;
  /** Tells whose words they are. */
  tell(tx: Tx, id: string, news: RemovalNews, now: Date): Promise<void>;
  /**
   * Takes its words out of the kind's own table, for good, and what else tells of them; the rows that quote it are
   * everybody's. Null where it is an act, whose words are sealed instead.
   */
  forget: ((tx: Tx, id: string, now: Date) => Promise<void>) | null;
}

/** Every kind of source; one that is missing here doesn't compile. */
export const sourceActs: Record<SourceKindName, SourceActs> = {
  contribution: {
    async takeOff(tx, id, reason, now) {
      await tx
        .update(contributions)
        .set({ state: "taken_down", stateReason: reason, stateAt: now })
        .where(eq(contributions.id, id));
      await takeBackPublished(tx, id);
    },
    async putBack(tx, id, now) {
      const back = await tx
        .update(contributions)
        .set({ state: "published", stateReason: "", stateAt: now })
        .where(and(eq(contributions.id, id), eq(contributions.state, "taken_down")))
        .returning({ id: contributions.id });
      return back.length > 0;
    },
    tell: (tx, id, news, now) => tellRemoval(tx, id, { ...news, what: "contribution" }, now),
    forget: null,
  },
};
