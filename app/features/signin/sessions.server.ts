import { and, desc, eq, gt } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import type { Actor } from "#app/permissions.ts";
import { db } from "#db/client.server.ts";
import { sessions } from "#db/schema/people.ts";

export interface OpenSession {
  handle: string;
  device: string;
  since: Date;
  current: boolean;
}

/** What a page calls a session; the session's id stays in the database. */
export const sessionHandle = (sessionId: string): string => sha256(`session ${sessionId}`).slice(0, 24);

/** The actor's own open sessions, newest first. */
export async function listSessions(actor: Actor, now: Date): Promise<OpenSession[]> {
  const rows = await db()
    .select({ id: sessions.id, device: sessions.device, since: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.personId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt));
  return rows.map(({ id, device, since }) => ({
    handle: sessionHandle(id),
    device,
    since,
    current: id === actor.sessionId,
  }));
}

/** Ends this session; the cookie is the route's. */
export const closeSession = command({
  name: "session.close",
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, log }) => {
    await tx.delete(sessions).where(eq(sessions.id, actor.sessionId));
    await log(`person:${actor.personId}`);
  },
});

/** Ends one of one's own sessions, named by its handle. */
export const closeOneSession = command({
  name: "session.close",
  input: z.object({ session: idField }),
  quiet: true,
  run: async ({ tx, actor, input, log }) => {
    const own = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, actor.personId));
    const chosen = own.find(({ id }) => sessionHandle(id) === input.session);
    if (!chosen) refuse("not_found");
    await tx.delete(sessions).where(eq(sessions.id, chosen.id));
    await log(`person:${actor.personId}`);
  },
});

/** Ends every session of the person, this one too. */
export const closeAllSessions = command({
  name: "session.close",
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, log }) => {
    const ended = await tx.delete(sessions).where(eq(sessions.userId, actor.personId)).returning({ id: sessions.id });
    await log(`person:${actor.personId}`, { sessions: ended.length });
  },
});

/** Chooses the mandate under which this session acts; only one that holds today. */
export const actForMandate = command({
  name: "session.act_for",
  input: z.object({ mandate: idField }),
  quiet: true,
  run: async ({ tx, actor, input, log }) => {
    if (!actor.grants.some((grant) => grant.mandateId === input.mandate)) refuse("mandate_ended");
    await tx.update(sessions).set({ mandateId: input.mandate }).where(eq(sessions.id, actor.sessionId));
    await log(`mandate:${input.mandate}`);
  },
});
