import { randomBytes } from "node:crypto";
import { serveStatic } from "@hono/node-server/serve-static";
import type { AppLoadContext } from "@remix-run/node";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import * as build from "virtual:remix/server-build";
import { database, isAway, isReady } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import { boot, type Running } from "./boot.server.ts";
import { isMultipart, readForm } from "./http/body.server.ts";
import { clientAddress, networkOf } from "./http/client.server.ts";
import { isDraining } from "./http/draining.server.ts";
import { metricsFor, observeRequest } from "./http/metrics.server.ts";
import { inRequest } from "./http/request-id.server.ts";
import { cacheGeneration, keepPage, publicPage } from "./http/page-cache.server.ts";
import { securityHeaders } from "./http/headers.server.ts";
import { lastRendering } from "./http/last-rendering.server.ts";
import { publishChange } from "./core/changes.server.ts";
import { keyedHash } from "./core/hash.server.ts";
import { answeringInTime, unlessOver, withTime } from "./http/in-time.server.ts";
import { RateLimit } from "./http/limits.server.ts";
import { log, safeError } from "./core/log.server.ts";
import { handlerOfPages } from "./http/page-handler.server.ts";
import { plainPage } from "./http/plain-page.server.ts";
import { isPortal, routeName, withoutUnknown } from "./http/route-name.ts";
import { actorOf, knownSession, nobody, sessionToken, setsSession, type Signed } from "./access/session.server.ts";
import { sessionDigest } from "./access/session-digest.server.ts";
import { SharedLimit } from "./http/shared-limit.server.ts";
import type { RefusalCode } from "./refusals.ts";
import { isLocal, settings } from "./core/settings.server.ts";
import { lateHeads } from "./features/heads/late-heads.server.ts";
import { secretKey } from "./features/signin/secret.server.ts";
import { langOf } from "./i18n/lang.ts";
import { pages } from "./urls.js";

interface Env {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: { requestId: string; nonce: string; arrived: Date; form: FormData; session: string | null };
}

const remix = handlerOfPages(answeringInTime(build), import.meta.env.MODE);
const pageLimit = new RateLimit(600, 60);
const writeLimit = new SharedLimit("write", 120, 4);
const searchLimit = new SharedLimit("search", 120, 4);
const uploadPaths = /\/(bozze|allegati|carta|designazioni|registra|richieste)(\/|$|\.data)/;
/** The only form whose file is read as it arrives: nothing that comes before may hold the file whole. */
const streamedPath = /\/arrivi\/importa(\.data)?$/;
const isStreamed = (c: HonoContext<Env>): boolean => streamedPath.test(c.req.path) && isMultipart(c.req.raw);
const megabyte = 1024 * 1024;
/** Milliseconds that the check of readiness waits for the database. */
const readyWithin = 3_000;
/** A client may ask again after ten seconds. */
const unavailable = { "retry-after": "10", "cache-control": "no-store" };

export const app = new Hono<Env>();

app.use(async (c, next) => {
  // Taken before anything waits: a request that arrived before the closing instant counts, however long its body or the
  // database takes.
  c.set("arrived", new Date());
  const requestId = randomBytes(8).toString("hex");
  const started = performance.now();
  c.set("requestId", requestId);
  c.set("nonce", randomBytes(16).toString("base64url"));
  await inRequest(requestId, next);
  const ships = c.res.headers.has("x-ships-scripts");
  c.res.headers.delete("x-ships-scripts");
  const headers = securityHeaders({
    nonce: ships ? c.get("nonce") : undefined,
    https: settings().origin.startsWith("https:"),
    development: import.meta.env.DEV && !process.env["VITEST"],
  });
  for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  c.res.headers.set("x-request-id", requestId);
  const ms = performance.now() - started;
  observeRequest(c.req.path, c.req.method, c.res.status, ms);
  const session = c.get("session");
  log.info({
    requestId,
    ...(session && { session }),
    method: c.req.method,
    path: loggedPath(c.req.path),
    status: c.res.status,
    ms: Math.round(ms),
  });
});

app.get("/healthz", (c) => c.text("ok"));
app.get("/readyz", async (c) => {
  if (isDraining()) return c.text("draining", 503);
  try {
    if (!(await within(readyWithin, isReady(database().db)))) return c.text("not ready", 503);
    const late = await within(readyWithin, lateHeads(new Date()));
    const warnings = [...(database().standby ? ["this is a standby, which can only be read"] : []), ...late];
    return c.text(["ready", ...warnings.map((sentence) => `warning: ${sentence}`)].join("\n"));
  } catch (error) {
    log.warn({ error: safeError(error) }, "the database does not answer");
    return c.text("not ready", 503);
  }
});
app.get("/metrics", async (c) => {
  const figures = await metricsFor(c.req.header("authorization"));
  // A request that may not read the figures does not learn that there are any.
  return figures ? c.text(figures.body, 200, { "content-type": figures.contentType }) : refusal(c, "not_found");
});

app.use(
  "/assets/*",
  serveStatic({
    root: "build/client",
    precompressed: true,
    onFound: (_, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
  }),
);
for (const file of [
  "/icons.svg",
  "/favicon.svg",
  "/favicon.ico",
  "/apple-touch-icon.png",
  "/robots.txt",
  "/manifest.webmanifest",
  "/verifica-impronta.mjs",
]) {
  app.get(
    file,
    serveStatic({
      root: import.meta.env.PROD ? "build/client" : "public",
      precompressed: import.meta.env.PROD,
      onFound: (_, c) => c.header("cache-control", "public, max-age=3600"),
    }),
  );
}
app.use("/guide/*", serveStatic({ root: import.meta.env.PROD ? "build/client" : "public" }));

app.use(async (c, next) => {
  // Remix would run a page's action for PUT and DELETE too.
  if (!["GET", "HEAD", "POST"].includes(c.req.method))
    return refusal(c, "method_not_allowed", { allow: "GET, HEAD, POST" });
  if (c.req.method === "POST" && crossSite(c)) return refusal(c, "cross_site");
  if (isNoPath(c.req.url)) return refusal(c, "not_found");
  const wait = settings().BENCH ? 0 : await waitOf(c);
  return wait > 0 ? refusal(c, "too_many", { "retry-after": String(wait) }) : next();
});
app.use((c, next) =>
  bodyLimit({
    maxSize: (isStreamed(c) ? 101 : uploadPaths.test(c.req.path) ? 24 : 2) * megabyte,
    onError: (c) => refusal(c as HonoContext<Env>, "too_large"),
  })(c, next),
);
app.use((c, next) => {
  const plain = c.req.method === "POST" ? null : withoutUnknown(new URL(c.req.url));
  return plain === null ? next() : Promise.resolve(c.redirect(plain, 302));
});
app.use(async (c, next) => {
  const form = c.req.method === "POST" && !isStreamed(c) ? await readForm(c.req.raw) : new FormData();
  if (!(form instanceof FormData)) return refusal(c, form);
  c.set("form", form);
  return next();
});
app.use(compress());

app.all("*", (c) => withTime((over) => answer(c, over), !(c.req.method === "POST" && streamedPath.test(c.req.path))));

async function answer(c: HonoContext<Env>, time: AbortSignal): Promise<Response> {
  let over = time;
  const { cookie, now } = { cookie: c.req.header("cookie") ?? "", now: c.get("arrived") };
  const asVisitor = sessionToken(cookie) === null;
  const signed = asVisitor ? nobody : await unlessOver(over, () => actorOf(cookie, now)).catch(away);
  const sessionId = signed.actor?.sessionId;
  if (sessionId) c.set("session", await unlessOver(over, () => sessionDigest(sessionId, now)).catch(() => null));
  const context: AppLoadContext = {
    actor: signed.actor,
    now,
    requestId: c.get("requestId"),
    over,
    visitor: signed.actor ? `p:${signed.actor.personId}` : addressKey(c),
    form: c.get("form"),
    nonce: c.get("nonce"),
    cookies: signed.setCookie ? [signed.setCookie] : [],
    sessionOver: signed.over,
    bench: settings().BENCH ? (c.req.header("x-bench") ?? null) : null,
  };
  if (context.bench?.startsWith("cold")) publishChange();
  const generation = cacheGeneration();
  const response = ours(c, await remix(settled(c.req.raw, isStreamed(c)), context));
  // A person who signs in while an old session has ended keeps the new cookie: of two cookies with one name browsers
  // take the last.
  const opened = response.headers.getSetCookie().some(setsSession);
  if (!opened) for (const line of context.cookies) response.headers.append("set-cookie", line);
  const url = new URL(c.req.url);
  const keeps = response.headers.has("x-keep-page");
  response.headers.delete("x-keep-page");
  if (!asVisitor)
    response.headers.set(
      "cache-control",
      response.status === 206 ? "private, no-store, no-transform" : "private, no-store",
    );
  else if (keeps || isPublicData(c, response)) markPublic(response.headers);
  else if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  const mayBeOlder = asVisitor && c.req.method === "GET" && isPortal(routeName(url.pathname));
  if (mayBeOlder && isUnavailable(response)) return lastRendering(url, now.getTime()) ?? response;
  if (!keeps || !asVisitor || (context.bench && context.bench !== "cold")) return response;
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = {
    ...securityHeaders({ https: settings().origin.startsWith("https:") }),
    "content-type": response.headers.get("content-type") ?? "text/html; charset=utf-8",
  };
  const kept = keepPage(url.pathname + url.search, body, headers, generation, now.getTime());
  // A page that is kept is compressed once, for every reader; any other is compressed on its way.
  if (kept && context.cookies.length === 0)
    return kept(c.req.header("accept-encoding") ?? "", c.req.header("if-none-match"));
  return new Response(body, response);

  // Without the database nobody knows who asks: the page then says that the database is away, as every other page does.
  function away(error: unknown): Signed {
    if (!isAway(error)) throw error;
    over = AbortSignal.abort(error);
    return nobody;
  }
}

app.onError((error, c) => {
  log.error({ requestId: c.get("requestId"), error: safeError(error) }, "request failed");
  if (isAway(error)) return refusal(c as HonoContext<Env>, "unavailable", unavailable);
  return plainPage(langOf(c.req.path), "bug", c.get("requestId"));
});

/**
 * Replaces some answers of Remix: for an address without a page it answers in JSON and English, for opening an action's
 * address it answers 400, and it never says which method is allowed.
 */
function ours(c: HonoContext<Env>, response: Response): Response {
  const bare = response.headers.get("x-remix-error") === "yes";
  const reads = c.req.method !== "POST";
  if (bare && reads && response.status === 400) return refusal(c, "method_not_allowed", { allow: "POST" });
  if (bare && response.status === 405) return refusal(c, "method_not_allowed", { allow: "GET, HEAD" });
  if (isUnavailable(response))
    for (const [name, value] of Object.entries(unavailable)) response.headers.set(name, value);
  if (bare && reads && response.status === 503) return refusal(c, "unavailable", unavailable);
  if (bare && reads && (response.status === 403 || response.status === 404))
    return refusal(c, response.status === 403 ? "forbidden" : "not_found");
  if (response.status === 405) response.headers.set("allow", "GET, HEAD");
  return response;
}

/**
 * Whether the answer says that the database is away. An answer that is unavailable for another reason says itself when
 * to ask again.
 */
const isUnavailable = ({ status, headers }: Response): boolean =>
  status === 503 && (headers.get("retry-after") ?? unavailable["retry-after"]) === unavailable["retry-after"];

function refusal(c: HonoContext<Env>, code: RefusalCode, headers: Record<string, string> = {}): Response {
  return plainPage(langOf(c.req.path), code, c.get("requestId"), headers);
}

/** The data of a page is public where the page is; what is made of it depends on who asks. */
const isPublicData = (c: HonoContext<Env>, response: Response): boolean =>
  c.req.method !== "POST" && response.status === 200 && c.req.path.endsWith(".data") && isPortal(routeName(c.req.path));

function markPublic(headers: Headers): void {
  headers.set("cache-control", publicPage["cache-control"]);
  headers.append("vary", publicPage.vary);
}

/**
 * Whether it can be no path. None of ours has NUL, which no text of the database can hold, or two slashes side by side:
 * where such a path stands in a link, browsers take `//name` for another host, and to match it against the routes takes
 * time that is quadratic in its slashes.
 */
function isNoPath(url: string): boolean {
  const { pathname } = new URL(url);
  return url.includes("%00") || pathname.includes("//") || !decodes(pathname);
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a form comes from another site, by the origin that is set. It is checked before Remix does: Remix answers a
 * foreign origin with an empty 500, and trusts x-forwarded-host.
 */
function crossSite(c: HonoContext<Env>): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return true;
  const origin = c.req.header("origin");
  if (!origin) return site === undefined;
  return origin !== settings().origin && !(settings().local && origin === localOrigin(c.req.header("host") ?? ""));
}

/**
 * On the machine itself the same server answers to several names; a foreign name that somebody made lead here is not
 * one of them.
 */
const localOrigin = (host: string): string | null =>
  URL.canParse(`http://${host}`) && isLocal(new URL(`http://${host}`).hostname) ? `http://${host}` : null;

/**
 * The request as Remix gets it: without the form, which has been read, unless it is read as it arrives. Remix compares
 * Origin with x-forwarded-host or host, which a proxy may have changed, and answers a difference with an empty 500. By
 * now the origin has been compared with the address that is set, so that header is set to the same, whoever sent it.
 */
function settled(request: Request, streamed: boolean): Request {
  const origin = request.headers.get("origin");
  const headers = new Headers(request.headers);
  headers.delete("x-forwarded-host");
  if (origin && URL.canParse(origin)) headers.set("x-forwarded-host", new URL(origin).host);
  // Copied part by part: in development the adapter's request is no global Request, and can't be cloned as one.
  const { url, method, signal } = request;
  const body = streamed ? request.body : null;
  return new Request(url, { method, headers, signal, ...(body && { body, duplex: "half" }) });
}

/**
 * Seconds that the client has to wait. Writes and searches reach the database, so all processes count them together
 * there.
 */
function waitOf(c: HonoContext<Env>): number | Promise<number> {
  const shared = c.req.method === "POST" ? writeLimit : c.req.query("cerca") ? searchLimit : null;
  const now = Date.now();
  const wait = c.req.method === "POST" ? 0 : pageLimit.take(limitKey(c), now);
  return wait > 0 || !shared ? wait : shared.take(keyedHash(secretKey(), limitKey(c)), now);
}

/**
 * The session counts first, because a whole meeting room may have one address. But only a session that was found valid
 * before: a client that makes up a session for each request would otherwise never meet a limit, and each would be
 * looked up. Where processes count together, a keyed hash of the session is stored until its limit is full again.
 */
function limitKey(c: HonoContext<Env>): string {
  const session = knownSession(c.req.header("cookie") ?? "");
  return session ? `s:${session}` : addressKey(c);
}

/** The address is kept only as a keyed hash. */
function addressKey(c: HonoContext<Env>): string {
  const address = clientAddress(
    c.req.header("x-forwarded-for") ?? "",
    c.env?.incoming?.socket?.remoteAddress,
    settings().TRUST_PROXY,
  );
  return `a:${keyedHash(secretKey(), `network ${networkOf(address)}`)}`;
}

/** The log must hold no one-time link, which is a secret, and no e-mail address, which people type anywhere. */
const secretPlaces = new RegExp(
  `/(${Object.values(pages)
    .flatMap(([path]) => /^\/(.+)\/:token$/.exec(path)?.[1] ?? [])
    .join("|")})/[^/]+`,
);
const loggedPath = (path: string): string =>
  path
    .replace(secretPlaces, "/$1/…")
    .split("/")
    .map((part) => (/@|%40/.test(part) ? "…" : part))
    .join("/");

const held = globalThis as { tavoloRunning?: Promise<Running> };
/**
 * Opens the database once; development calls it before each request, and evaluates this module again after each edit.
 */
export const ready = (): Promise<Running> => (held.tavoloRunning ??= boot());

const [task, ...taskArguments] = process.argv.slice(2);
if (import.meta.env.PROD && !process.env["VITEST"] && task) {
  const { runTask } = await import("./tasks.server.ts");
  process.exit(await runTask(task, taskArguments));
} else if (import.meta.env.PROD && !process.env["VITEST"]) {
  const { serveUntilStopped } = await import("./serve.server.ts");
  await serveUntilStopped(app.fetch, ready);
}
