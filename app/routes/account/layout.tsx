import { Outlet } from "@remix-run/react";
import { PublicShell } from "#app/ui/public-shell.tsx";
import { useSite } from "../site.ts";

export default function Layout() {
  return (
    <PublicShell site={useSite()}>
      <Outlet />
    </PublicShell>
  );
}
