import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { may, permissions, type Actor, type Grant, type PermissionName, type Scope } from "#app/permissions.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import type { Command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import { formObject, typedValues } from "#app/core/form.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { fieldTexts, refusalText } from "#app/core/refusal-text.ts";
import type { SessionOver } from "#app/access/session-term.ts";
import { statusOf, type Outcome } from "#app/core/refusal.ts";
import type { RefusalCode } from "#app/refusals.ts";
import { backHere } from "./return-path.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    actor: Actor | null;
    now: Date;
    requestId: string;
    /** Is aborted when the request's time is over. */
    over: AbortSignal;
    /** See `Context`. */
    visitor: string;
    /** What was sent; empty for a request that only reads, and where a body is read as it arrives. */
    form: FormData;
    nonce: string;
    /** Set-Cookie lines that the answer must carry. */
    cookies: string[];
    /** Why the session with which this request came is over; null where it is not. */
    sessionOver: SessionOver | null;
    /** Which rendering a benchmark asked for, «cold» after dropping what is kept; only with BENCH=1. */
    bench: string | null;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

interface Args {
  request: Request;
  context: AppLoadContext;
}

export function contextOf({ request, context }: Args): Context {
  const { actor, now, requestId, over, visitor } = context;
  return { actor, now, requestId, over, visitor, lang: langOf(new URL(request.url).pathname) };
}

/** Ends the request with the page of that refusal. */
export function stop(code: RefusalCode): never {
  throw data({ code }, { status: statusOf(code) });
}

/** The same with what was typed: the page shows it or sends it again, so that nobody loses their words by a refusal. */
export function stopWithForm({ context }: Args, code: RefusalCode, form = context.form): never {
  throw data({ code, over: context.sessionOver, values: typedValues(form) }, { status: statusOf(code) });
}

/** The row, or the «not found» page. */
export function found<T>(row: T | null | undefined): T {
  return row ?? stop("not_found");
}

/**
 * The person who is signed in. A visitor who wants to read is sent to the sign-in page and comes back after it. A
 * visitor who sent something gets the page that keeps what was sent, since most of them were signed in when they began
 * to write.
 */
export function signedIn(args: Args): Actor {
  const { actor, sessionOver } = args.context;
  if (actor) return actor;
  if (args.request.method === "POST") stopWithForm(args, "sign_in");
  const back = backHere(args.request, sessionOver ? { fine: sessionEnds[sessionOver] } : {});
  throw redirect(hrefIn(contextOf(args).lang, "signIn") + back);
}

/** The words with which the address of the sign-in page says why the session is over. */
export const sessionEnds: Record<SessionOver, string> = { age: "durata", idle: "inattiva", ended: "chiusa" };

/**
 * Leads to the page on which this session gives its second factor, or sets one up; the page that was asked for is
 * opened afterwards.
 */
export function toSecondFactor(args: Args): never {
  throw redirect(
    hrefIn(contextOf(args).lang, "secondFactor") + (args.request.method === "GET" ? backHere(args.request) : ""),
  );
}

/** Ends the request unless the action is allowed there; gives who does it and by which grant. */
export function need(args: Args, action: PermissionName, scope: Scope = {}): { actor: Actor; grant: Grant | null } {
  const actor = signedIn(args);
  const allowed = may(actor, action, scope);
  if (!allowed && actor.awaitsSecondFactor) toSecondFactor(args);
  if (!allowed) stop("forbidden");
  return { actor, grant: allowed === true ? null : allowed };
}

/** True where some role of the reader could do it. It decides which links are shown, never what is allowed. */
export const could = (actor: Actor | null, action: PermissionName): boolean =>
  actor !== null && actor.grants.some((grant) => (permissions[action].roles as readonly string[]).includes(grant.role));

export interface FormAnswer {
  /** One sentence for the whole form. */
  refusal: string | null;
  code: RefusalCode | null;
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
}

/**
 * What an action answers when it refuses: sentences in the reader's language beside what was typed. `sentence` replaces
 * the code's.
 */
export function formAnswer(
  args: Args,
  outcome: Extract<Outcome<unknown>, { ok: false }>,
  form: FormData,
  sentence?: string,
) {
  if (outcome.code === "sign_in") stopWithForm(args, outcome.code, form);
  const t = textIn(contextOf(args).lang);
  const answer: FormAnswer = {
    refusal: sentence ?? refusalText(t, outcome.code, outcome.reason),
    code: outcome.code,
    errors: fieldTexts(t, outcome.fields),
    values: typedValues(form),
  };
  return data(answer, { status: statusOf(outcome.code) });
}

/**
 * Runs a command with what the form sent (and `more`, which wins: ids from the address). Either the redirect that
 * `next` names, or the refusal with what was typed.
 */
export async function submit<R>(
  args: Args,
  perform: Command<R>,
  more: Record<string, unknown>,
  next: (value: R) => string,
) {
  const { form } = args.context;
  const outcome = await perform(contextOf(args), { ...formObject(form), ...more });
  if (outcome.ok) return redirect(next(outcome.value));
  return formAnswer(args, outcome, form);
}
