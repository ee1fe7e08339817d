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

/** What each kind does when one of its sources is removed; the source is locked during each call. */
export interface SourceActs {
  /** Takes it off publication, and takes back what waits to tell of it. */
  takeOff(tx: Tx, id: string, reason: string, now: Date): Promise<void>;
  /**
   * Makes it public again; false where that isn't possible any more, because it was withdrawn in the meantime, for
   * example.
   */
  putBack(tx: Tx, id: string, now: Date): Promise<boolean>;
  /** Tells the body to which the words belong. */
  tell(tx: Tx, id: string, news: RemovalNews, now: Date): Promise<void>;
  /**
   * Takes its words for good out of the kind's own table and out of what else tells of them; the rows that quote it are
   * handled for all kinds. Null for a kind whose words are sealed instead, because filing them is an act.
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
