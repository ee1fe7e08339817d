import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { routeName } from "./route-name.ts";

/**
 * A handler that chooses a page by itself. Remix flattens, ranks and tries all routes each time it asks which route an
 * address has: three times a page, and `en?` doubles their number. So each page has a handler that knows only its own
 * route and the routes around it. An address that is no page, or that is written unusually (capitals, letters in
 * percent), goes to the handler that knows all.
 */
export function handlerOfPages(build: ServerBuild, mode: string): RequestHandler {
  const whole = createRequestHandler(build, mode);
  const made = new Map<string, RequestHandler>();
  return (request, context) => {
    const name = routeName(new URL(request.url).pathname);
    if (!Object.hasOwn(build.routes, name)) return whole(request, context);
    const own = made.get(name) ?? createRequestHandler(onlyWith(build, name), mode);
    made.set(name, own);
    return own(request, context);
  };
}

/**
 * The build with one page, its layout and the root. The file from which browsers get the list of all routes stays as it
 * is.
 */
function onlyWith(build: ServerBuild, page: string): ServerBuild {
  const wanted = new Set<string>();
  for (let id: string | undefined = page; id !== undefined; id = build.routes[id]?.parentId) wanted.add(id);
  const only = <R>(routes: Record<string, R>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => wanted.has(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}
