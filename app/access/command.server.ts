import { sql } from "drizzle-orm";
import {
  may,
  permissions,
  whyNotInState,
  type Actor,
  type AgainName,
  type Grant,
  type PermissionName,
  type Scope,
} from "#app/permissions.ts";
import { database, type Tx } from "#db/client.server.ts";
import { appendAudit, type AuditEntry } from "#app/core/audit.server.ts";
import type { Context } from "./context.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { Refused, type Outcome } from "#app/core/refusal.ts";
import { getStanding } from "./standing.server.ts";
import { readInput, type z } from "#app/core/validation.server.ts";

/**
 * What `run` gets: everything in one transaction. `log` writes the audit entry; exactly one call is expected unless
 * `quiet`.
 */
export interface Work<I> {
  tx: Tx;
  input: I;
  now: Date;
  actor: Actor | null;
  /** The grant that allowed it; null for public and self actions. */
  grant: Grant | null;
  context: Context;
  log(subject: string, detail?: AuditEntry["detail"]): Promise<number>;
}
/** The same where somebody must be signed in. */
export type SignedWork<I> = Work<I> & { actor: Actor };

/** What an action that asks for the password again does before and after its `run`, in the same transaction. */
export type Within = <R>(tx: Tx, run: () => Promise<R>) => Promise<R>;

/**
 * How an action asks for the password again: with which fields, and what is done with what was typed there. `prove`
 * runs before the action's transaction.
 */
export interface Again<I = unknown> {
  input: z.ZodType<I>;
  prove(actor: Actor, typed: I, now: Date): Promise<Outcome<Within>>;
}

interface Plain<N extends PermissionName, S extends z.ZodType, R> {
  name: N;
  input: S;
  /** Where the role must be held, found from the input inside the transaction; null answers `not_found`. */
  scope?: (tx: Tx, input: z.output<S>, context: Context) => Promise<Scope | null>;
  /** Writes no audit entry and drops no cached page: for drafts, which nobody else may see before they are filed. */
  quiet?: true;
  run: (
    work: (typeof permissions)[N]["scope"] extends "public" ? Work<z.output<S>> : SignedWork<z.output<S>>,
  ) => Promise<R>;
}

type Definition<N extends PermissionName, S extends z.ZodType, R> = Plain<N, S, R> &
  (N extends AgainName ? { again: Again } : { again?: never });

export type Command<R> = (context: Context, raw: unknown) => Promise<Outcome<R>>;

/**
 * The only write path: it checks the permission, parses the input, and runs one transaction with its audit entry; then
 * it tells that pages have changed.
 */
export function command<N extends PermissionName, S extends z.ZodType, R>(definition: Definition<N, S, R>): Command<R> {
  const permission = permissions[definition.name];
  return async (context, raw) => {
    if (permission.scope !== "public" && !context.actor) return refused("sign_in");
    if (couldNever(context.actor, definition.name)) return refused("forbidden");
    const { input, wrong } = readInput(definition.input, raw);
    const typed = definition.again && readInput(definition.again.input, raw);
    // The action's own fields come first, then those that prove who somebody is: on the page those come last.
    if (wrong || typed?.wrong) return { ok: false, code: "invalid", fields: { ...wrong, ...typed?.wrong } };
    const { actor, now } = context;
    const proven = actor && typed ? await definition.again?.prove(actor, typed.input, now) : undefined;
    if (proven?.ok === false) return proven;
    const within = proven?.value ?? ((_, run) => run());
    try {
      const act = (tx: Tx) => within(tx, () => perform(tx, definition, input, context));
      const value = await database().db.transaction(act);
      if (!definition.quiet) publishChange();
      return { ok: true, value };
    } catch (error) {
      if (error instanceof Refused)
        return { ok: false, code: error.code, fields: error.fields, ...(error.reason && { reason: error.reason }) };
      throw error;
    }
  };
}

async function perform<N extends PermissionName, S extends z.ZodType, R>(
  tx: Tx,
  definition: Definition<N, S, R>,
  input: z.output<S>,
  context: Context,
): Promise<R> {
  const scope = definition.scope ? await definition.scope(tx, input, context) : {};
  if (!scope) throw new Refused("not_found");
  const allowed = may(context.actor, definition.name, scope);
  if (!allowed) throw new Refused("forbidden");
  await refuseByState(tx, definition.name, scope);
  const grant = allowed === true ? null : allowed;
  const log: Work<unknown>["log"] = (subject, detail = {}) =>
    appendAudit(tx, {
      at: context.now,
      action: definition.name,
      personId: context.actor?.personId ?? null,
      mandateId: grant?.mandateId ?? null,
      campaignId: scope.campaignId ?? null,
      subject,
      detail,
    });
  const work: Work<z.output<S>> = { tx, input, now: context.now, actor: context.actor, grant, context, log };
  const value = await definition.run(work as Parameters<typeof definition.run>[0]);
  context.over?.throwIfAborted();
  // Every other process on the same database hears it with the commit, since its cached pages have changed too.
  if (!definition.quiet) await tx.execute(sql`select pg_notify('changed', (select seq::text from audit_head))`);
  return value;
}

/**
 * A consultation that is over or suspended refuses here, with the reason that was given. It is checked here alone, so
 * that no command can forget it.
 */
async function refuseByState(tx: Tx, name: PermissionName, { campaignId }: Scope): Promise<void> {
  const standing = campaignId ? await getStanding(campaignId, tx) : null;
  const why = standing && whyNotInState(standing.state, name);
  if (why) throw new Refused(why, {}, standing.reason);
}

/**
 * A person who could never do this is refused before the input is looked at, so that no validation message tells them
 * anything.
 */
function couldNever(actor: Actor | null, name: PermissionName): boolean {
  const permission = permissions[name];
  if (permission.scope === "public" || permission.scope === "self") return false;
  return !actor?.grants.some((grant) => (permission.roles as readonly string[]).includes(grant.role));
}

const refused = (code: "sign_in" | "forbidden"): Outcome<never> => ({ ok: false, code, fields: {} });
