import {
  data,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type ServerBuild,
} from "@remix-run/node";
import { isAway } from "#db/client.server.ts";
import { NoAnswer } from "#db/within.ts";
import { typedValues } from "#app/core/form.server.ts";
import { isDatabaseSilent } from "./hear-changes.server.ts";
import { log, safeError } from "#app/core/log.server.ts";
import { statusOf } from "#app/core/refusal.ts";
import { settings } from "#app/core/settings.server.ts";

/**
 * Bytes that a form may have to be kept until its answer. A larger one is an upload, whose file could not be sent again
 * from our page.
 */
const keptForm = 2 * 1024 * 1024;

/**
 * Runs a request with a signal that ends it after REQUEST_SECONDS, or at once while the database doesn't answer. An
 * answer that has begun is not cut off.
 */
export async function withTime<R>(work: (over: AbortSignal) => Promise<R>, limited: boolean): Promise<R> {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new NoAnswer());
  if (isDatabaseSilent()) giveUp();
  const timer = limited ? setTimeout(giveUp, settings().REQUEST_SECONDS * 1000) : undefined;
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The result of the work, or an error with the signal's reason as soon as the time is over. */
export async function unlessOver<T>(over: AbortSignal, work: () => Promise<T> | T): Promise<T> {
  over.throwIfAborted();
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = () => reject(over.reason as Error);
    over.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work(), ended]);
  } finally {
    over.removeEventListener("abort", stop);
  }
}

/**
 * The routes with one more answer: «unavailable», where the database is away or the time is over. The root's loader
 * has what the page of that answer needs, and asks nothing of a database that is silent.
 */
export function answeringInTime(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || id === "root") return [id, route] as const;
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: (args: LoaderFunctionArgs) => orUnavailable(args, () => loader(args)) }),
      ...(action && { action: (args: ActionFunctionArgs) => acting(args, () => action(args)) }),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** Nobody loses their words by a refusal: the page of this one carries what was typed and sends it again. */
async function acting(args: ActionFunctionArgs, act: () => unknown): Promise<unknown> {
  const size = Number(args.request.headers.get("content-length") ?? Infinity);
  const { form } = args.context;
  // A form with a password is not kept: without its password it could not be sent a second time.
  const isKept = size <= keptForm && ![...form.keys()].some((name) => /password/i.test(name));
  return orUnavailable(args, act, () => (isKept ? typedValues(form) : undefined));
}

async function orUnavailable(
  { context }: { context: AppLoadContext },
  work: () => unknown,
  words: () => unknown = () => undefined,
): Promise<unknown> {
  try {
    return await unlessOver(context.over, work);
  } catch (error) {
    if (!isAway(error)) throw error;
    if (!(error instanceof NoAnswer))
      log.warn({ requestId: context.requestId, error: safeError(error) }, "the database is away");
    throw data({ code: "unavailable", values: words() }, { status: statusOf("unavailable") });
  }
}
