import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { hrefIn } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { permissions, type PermissionName } from "#app/permissions.ts";
import { useRootData } from "#app/root.tsx";
import { WorkShell } from "#app/ui/work-shell.tsx";
import { useSite } from "../site.ts";
import type { loader as deskLoader } from "./layout.tsx";

export const systemSections = [
  { key: "overview", page: "system", action: "system.read" },
  { key: "organisations", page: "systemOrganisations", action: "organisation.manage" },
  { key: "people", page: "systemPeople", action: "person.manage" },
  { key: "newCampaign", page: "newCampaign", action: "campaign.create" },
] as const satisfies readonly { key: string; page: string; action: PermissionName }[];

export type SystemSection = (typeof systemSections)[number]["key"];

/** The frame of the pages above all campaigns. */
export function SystemShell({ current, children }: { current: SystemSection; children: ReactNode }) {
  const lang = useLang();
  const t = useText().people.system;
  const roles: readonly string[] = useRootData()?.person?.roles ?? [];
  const demo = useRouteLoaderData<typeof deskLoader>("desk/layout")?.demo ?? false;
  const items = systemSections
    .filter(({ action }) => permissions[action].roles.some((role) => roles.includes(role)))
    .map(({ key, page }) => ({ label: t[key], href: hrefIn(lang, page), current: key === current }));
  const home = roles.includes("admin") ? hrefIn(lang, "system") : hrefIn(lang, "systemOrganisations");
  return (
    <WorkShell site={useSite({ demo })} space={{ kicker: t.kicker, title: t.title, href: home }} sections={items}>
      {children}
    </WorkShell>
  );
}
