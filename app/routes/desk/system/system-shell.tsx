import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { hrefIn } from "#app/core/paths.ts";
import { useLang, useText, type Text } from "#app/i18n/text.ts";
import { permissions, type PermissionName } from "#app/permissions.ts";
import { useRootData } from "#app/root.tsx";
import { WorkShell } from "#app/ui/frame/work-shell.tsx";
import { useSite } from "#app/routes/site.ts";
import type { loader as deskLoader } from "../layout.tsx";

export const systemSections = [
  { key: "overview", page: "system", action: "system.read" },
  { key: "organisations", page: "systemOrganisations", action: "organisation.manage" },
  { key: "people", page: "systemPeople", action: "person.manage" },
  { key: "newCampaign", page: "newCampaign", action: "campaign.create" },
  { key: "pages", page: "systemPages", action: "legal.write" },
  { key: "register", page: "systemProcessing", action: "system.read" },
  { key: "access", page: "systemAccess", action: "access.read" },
] as const satisfies readonly { key: string; page: string; action: PermissionName }[];

export type SystemSection = (typeof systemSections)[number]["key"];

/** The name of a section, and what it is for. */
export function sectionWords({ people, privacy }: Text, key: SystemSection): { title: string; text: string } {
  const t = people.system;
  switch (key) {
    case "pages":
    case "register":
    case "access":
      return privacy[key];
    case "overview":
      return { title: t.overview, text: "" };
    default:
      return { title: t[key], text: t[`${key}Text`] };
  }
}

/** The frame of the pages that belong to no campaign. */
export function SystemShell({ current, children }: { current: SystemSection; children: ReactNode }) {
  const lang = useLang();
  const text = useText();
  const t = text.people.system;
  const roles: readonly string[] = useRootData()?.person?.roles ?? [];
  const demo = useRouteLoaderData<typeof deskLoader>("desk/layout")?.demo ?? false;
  const items = systemSections
    .filter(({ action }) => permissions[action].roles.some((role) => roles.includes(role)))
    .map(({ key, page }) => ({
      label: sectionWords(text, key).title,
      href: hrefIn(lang, page),
      current: key === current,
    }));
  const home = items[0]?.href ?? hrefIn(lang, "profile");
  return (
    <WorkShell site={useSite({ demo })} space={{ kicker: t.kicker, title: t.title, href: home }} sections={items}>
      {children}
    </WorkShell>
  );
}
