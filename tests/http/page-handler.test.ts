import { matchRoutes, type RouteObject } from "react-router-dom";
import { expect, test } from "vitest";
import { routeName } from "#app/http/route-name.ts";
import { pages } from "#app/urls.js";
import config from "../../remix.config.js";

/** All routes, nested as Remix has them. */
async function allRoutes(): Promise<RouteObject[]> {
  const top: RouteObject[] = [];
  let into = top;
  const route = (
    path: string | undefined,
    _: string,
    { id, index }: { id: string; index?: true },
    nest?: () => void,
  ) => {
    const children: RouteObject[] = [];
    into.push(index ? { id, index } : { id, ...(path !== undefined && { path }), ...(nest && { children }) });
    if (!nest) return;
    const around = into;
    into = children;
    nest();
    into = around;
  };
  const define = (made: (add: typeof route) => void) => made(route);
  await (config.routes as unknown as (define: (made: (add: typeof route) => void) => void) => unknown)(define);
  return top;
}

const all = Object.values(pages).map(([path]) => path.split("/"));
const isVarying = (part: string) => part.startsWith(":");
const filled = (parts: readonly string[]) => parts.map((part) => (isVarying(part) ? "x" : part)).join("/");

/** A page's address, and the same with each word that another page has where this one has a parameter. */
const addressesOf = (parts: string[]): string[] => [
  filled(parts),
  ...parts.flatMap((part, at) =>
    isVarying(part)
      ? all
          .filter((other) => other.length > at && filled(other.slice(0, at)) === filled(parts.slice(0, at)))
          .map((other) => filled(parts.with(at, other[at] ?? "")))
      : [],
  ),
];

test("each address has the page that Remix would choose for it among all", async () => {
  const routes = await allRoutes();
  const addresses = new Set(all.flatMap(addressesOf).flatMap((path) => [path, `/en${path}`, `${path}/`]));
  const wrong = [...addresses].filter((path) => routeName(path) !== matchRoutes(routes, path)?.at(-1)?.route.id);
  expect(addresses.size).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
});

test("an address that is written in another way is left to the handler that knows all", () => {
  expect(["/Guida", "/gu%69da", "/en/en/guida", "/niente"].map(routeName)).toEqual([
    "other",
    "other",
    "other",
    "other",
  ]);
});
