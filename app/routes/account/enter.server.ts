import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { ownPath, thenTo } from "#app/http/return-path.ts";
import { contextOf } from "#app/http/route.server.ts";
import { landing } from "#app/features/signin/landing.ts";
import { mustAccept } from "#app/features/people/notice-accepted.server.ts";
import { admit } from "#app/features/second-factor/second-step.server.ts";
import { browserOf, type SignedIn } from "#app/features/signin/sign-ins.server.ts";

interface Args {
  request: Request;
  context: AppLoadContext;
}

/**
 * The answer after a right password. Where a code is asked for, it leads to the page of the code. Otherwise it sets the
 * cookies of session and device and leads to the page that was asked for (where `done` is told), or first to the
 * privacy notice if that has changed.
 */
export async function welcome(args: Args, session: SignedIn, wanted: string | null, done?: string): Promise<Response> {
  const { lang, now } = contextOf(args);
  if (session.codeAsked) return withCookies(hrefIn(lang, "signInCode") + thenTo(wanted), session.cookies);
  const page = landing(session.grants, wanted);
  const next =
    page && hrefIn(lang, page) + thenTo(page === "chooseMandate" ? wanted : null, done ? { fatto: done } : {});
  const to = next ?? ownPath(wanted) ?? hrefIn(lang, "home");
  return withCookies(
    (await mustAccept(session.personId, now)) ? hrefIn(lang, "acceptNotice") + thenTo(to) : to,
    session.cookies,
  );
}

function withCookies(to: string, cookies: readonly string[]): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect(to, { headers });
}

/** For a person who has just set a password by a mailed link. */
export async function enter(args: Args, person: { id: string; email: string }, done?: string): Promise<Response> {
  return welcome(args, await admit(contextOf(args), person, browserOf(args.request)), null, done);
}
