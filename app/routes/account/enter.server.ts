import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf } from "#app/core/route.server.ts";
import { landing } from "#app/features/people/landing.ts";
import { browserOf, startSession, type SignedIn } from "#app/features/people/sign-ins.server.ts";

interface Args { request: Request; context: AppLoadContext }

/** The answer after signing in: the session's and the device's cookie, and the page one was going to; `done` is told there. */
export function welcome(args: Args, session: SignedIn, wanted: string | null, done?: string): Response {
  const { lang } = contextOf(args);
  const page = landing(session.grants, wanted);
  const query = new URLSearchParams({ ...(page === "chooseMandate" && wanted && { poi: wanted }), ...(page && done && { fatto: done }) }).toString();
  const to = page ? hrefIn(lang, page) + (query && `?${query}`) : (wanted ?? hrefIn(lang, "home"));
  const headers = new Headers();
  for (const cookie of session.cookies) headers.append("set-cookie", cookie);
  return redirect(to, { headers });
}

/** For whoever has just set a password by a mailed link. */
export async function enter(args: Args, person: { id: string; email: string }, done?: string): Promise<Response> {
  return welcome(args, await startSession(contextOf(args), person, browserOf(args.request)), null, done);
}
