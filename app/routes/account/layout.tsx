import { Outlet, useLoaderData } from "@remix-run/react";
import { showsDemo } from "#app/features/campaigns/campaigns.server.ts";
import { PublicShell } from "#app/ui/frame/public-shell.tsx";
import { useSite } from "../site.ts";

export const loader = async () => ({ demo: await showsDemo() });

export default function Layout() {
  return (
    <PublicShell site={useSite(useLoaderData<typeof loader>())}>
      <Outlet />
    </PublicShell>
  );
}
