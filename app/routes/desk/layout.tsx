import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { signedIn } from "#app/core/route.server.ts";
import { showsDemo } from "#app/features/campaigns/campaigns.server.ts";

/** Pages draw their own WorkShell: its sections depend on the campaign in the address. */
export const loader = async (args: LoaderFunctionArgs) => {
  signedIn(args);
  return { demo: await showsDemo() };
};

export default function Layout() {
  return <Outlet />;
}
