import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf } from "#app/core/route.server.ts";
import { landing } from "#app/features/people/landing.ts";
import { browserOf, startSession, type SignedIn } from "#app/features/people/sign-ins.server.ts";

interface Args { request: Request; context: AppLoadContext }

/** The answer after signing in: the session's and the device's cookie, and the page one was going to. */
export function welcome(args: Args, session: SignedIn, wanted: string | null): Response {
  const { lang } = contextOf(args);
  const page = landing(session.grants, wanted);
  const to = page ? hrefIn(lang, page) + (page === "chooseMandate" && wanted ? `?poi=${encodeURIComponent(wanted)}` : "") : (wanted ?? hrefIn(lang, "home"));
  const headers = new Headers();
  for (const cookie of session.cookies) headers.append("set-cookie", cookie);
  return redirect(to, { headers });
}

/** For whoever has just set a password by a mailed link. */
export async function enter(args: Args, person: { id: string; email: string }): Promise<Response> {
  return welcome(args, await startSession(contextOf(args), person, browserOf(args.request)), null);
}
