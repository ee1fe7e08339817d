import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { newSecret, sha256 } from "#app/core/hash.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { db, type Tx } from "#db/client.server.ts";
import { people, tokens } from "#db/schema/people.ts";
import { tokenLifetime, tokenRest, tokenState, type TokenKind, type TokenState } from "./token.ts";

/**
 * Makes a one-time link's secret; the database keeps its hash alone. Earlier ones stay good until one of them is used.
 */
export async function issueToken(
  tx: Tx,
  kind: TokenKind,
  personId: string,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + tokenLifetime[kind]);
  await tx.insert(tokens).values({ hash: sha256(secret), kind, personId, createdAt: now, expiresAt });
  return { secret, expiresAt };
}

export interface TokenPage {
  state: TokenState;
  name: string;
  email: string;
  personId: string | null;
}

/**
 * What the page of a mailed link shows; opening it doesn't use the link up. Name and address are shown only while the
 * link is good.
 */
export async function getToken(kind: TokenKind, secret: string, now: Date): Promise<TokenPage> {
  const [row] = await db()
    .select({
      spentAt: tokens.spentAt,
      expiresAt: tokens.expiresAt,
      name: people.name,
      email: people.email,
      personId: people.id,
    })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(and(eq(tokens.hash, sha256(secret)), eq(tokens.kind, kind)));
  const state = tokenState(row ?? null, now);
  return state === "usable" && row
    ? { state, name: row.name, email: row.email, personId: row.personId }
    : { state, name: "", email: "", personId: row?.personId ?? null };
}

/**
 * Uses the link up and gives its person. Of two requests at once one succeeds, and the other is told that the link is
 * spent. The person's other links are void from then on, since the password that they were for is set.
 */
export async function spendToken(tx: Tx, kind: TokenKind, secret: string, now: Date): Promise<string> {
  const hash = sha256(secret);
  const [spent] = await tx
    .update(tokens)
    .set({ spentAt: now })
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, kind), isNull(tokens.spentAt), gt(tokens.expiresAt, now)))
    .returning({ personId: tokens.personId });
  if (spent) {
    await spendAllTokens(tx, spent.personId, now);
    return spent.personId;
  }
  const [row] = await tx
    .select({ spentAt: tokens.spentAt, expiresAt: tokens.expiresAt })
    .from(tokens)
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, kind)));
  const state = tokenState(row ?? null, now);
  return refuse(state === "spent" ? "token_spent" : state === "expired" ? "token_expired" : "not_found");
}

/** Makes every link that was mailed to the person void. */
export async function spendAllTokens(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .update(tokens)
    .set({ spentAt: now })
    .where(and(eq(tokens.personId, personId), isNull(tokens.spentAt)));
}

/** Takes away links that are over and so old that their page offers no new one. */
export async function forgetTokens(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - tokenRest);
  await tx.delete(tokens).where(or(lt(tokens.spentAt, before), lt(tokens.expiresAt, before)));
}
