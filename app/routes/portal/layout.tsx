import { Outlet, useMatches } from "@remix-run/react";
import { PublicShell } from "#app/ui/frame/public-shell.tsx";
import { useSite } from "../site.ts";

/**
 * Pages tell their frame two things: `handle.wide`, that they draw bands from edge to edge, and `demo: true` in their
 * data, that the content is invented.
 */
export default function Layout() {
  const matches = useMatches();
  const demo = matches.some(
    ({ data }) => typeof data === "object" && data !== null && "demo" in data && data.demo === true,
  );
  const wide = matches.some(({ handle }) => (handle as { wide?: true } | undefined)?.wide === true);
  return (
    <PublicShell site={useSite({ demo })} wide={wide}>
      <Outlet />
    </PublicShell>
  );
}
