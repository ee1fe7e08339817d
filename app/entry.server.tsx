import { Transform } from "node:stream";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { withKeptParts } from "./http/kept-parts.server.ts";
import { NonceContext } from "./http/nonce.ts";
import { log, safeError } from "./core/log.server.ts";
import { KeeperContext } from "./ui/kept-part.tsx";

/**
 * Pages for visitors are one string without scripts; pages of people at work are streamed and hydrated. The nonce
 * decides which: without one, root.tsx prints no script.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  headers.set("content-type", "text/html; charset=utf-8");
  const nonce = shipsScripts(remix, context) ? context.nonce : undefined;
  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceContext.Provider>
  );
  if (nonce) {
    headers.set("x-ships-scripts", "1");
    return streaming(page, nonce, status, headers);
  }
  if (
    status === 200 &&
    request.method === "GET" &&
    remix.staticHandlerContext.matches.some((match) => match.route.id === "portal/layout")
  )
    headers.set("x-keep-page", "1");
  // People who are signed in may see more of a part than others, so their parts are not kept; a benchmark wants to see
  // each made.
  const html =
    context.actor || context.bench
      ? renderToString(page)
      : withKeptParts((keeper) =>
          renderToString(<KeeperContext.Provider value={keeper}>{page}</KeeperContext.Provider>),
        );
  return new Response(`<!doctype html>${html}`, { status, headers });
}

function shipsScripts(remix: EntryContext, context: AppLoadContext): boolean {
  if (context.bench) return context.bench.endsWith("stock");
  if (context.actor) return true;
  return remix.staticHandlerContext.matches.some(
    (match) => (remix.routeModules[match.route.id]?.handle as { js?: true } | undefined)?.js === true,
  );
}

/**
 * React 18 writes in pieces of 2 KB, and fills one up with zero bytes where the next character of several bytes doesn't
 * fit. In a text area a browser shows each as a sign of its own, which is then saved with the text.
 */
const withoutZeros = (): Transform =>
  new Transform({
    transform(piece: Buffer, _, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
    },
  });

function streaming(page: React.ReactElement, nonce: string, status: number, headers: Headers): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = withoutZeros();
        resolve(new Response(createReadableStreamFromReadable(body), { status: code, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        code = 500;
        log.error({ error: safeError(error) }, "rendering failed");
      },
    });
    setTimeout(abort, 10_000).unref();
  });
}

/** A missing page is no fault of the program. Everything else goes to the log with its request id. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (isRouteErrorResponse(error) || request.signal.aborted) return;
  const { requestId } = context as unknown as AppLoadContext;
  log.error({ requestId, error: safeError(error) }, "request failed");
};
