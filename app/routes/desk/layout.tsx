import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { signedIn } from "#app/core/route.server.ts";

/** Pages draw their own WorkShell: its sections depend on the campaign in the address. */
export const loader = (args: LoaderFunctionArgs) => {
  signedIn(args);
  return null;
};

export default function Layout() {
  return <Outlet />;
}
