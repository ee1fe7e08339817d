import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useHref } from "#app/core/paths.ts";
import { StandingNotice } from "#app/features/campaigns/standing-notice.tsx";
import { useText } from "#app/i18n/text.ts";
import { permissions, type PermissionName } from "#app/permissions.ts";
import { useRootData } from "#app/root.tsx";
import type { NavItem } from "#app/ui/frame/nav-item.ts";
import { WorkShell } from "#app/ui/frame/work-shell.tsx";
import { useSite } from "../site.ts";
import type { loader } from "./layout.tsx";

/** In the order of the work. A section is shown to those who may do its action. */
const sections = [
  { key: "overview", page: "deskCampaign", action: "desk.read" },
  { key: "queue", page: "deskQueue", action: "desk.read" },
  { key: "coding", page: "coding", action: "desk.read" },
  { key: "document", page: "deskDocument", action: "desk.read" },
  { key: "uncited", page: "uncited", action: "desk.read" },
  { key: "reports", page: "deskReports", action: "desk.read" },
  { key: "takedowns", page: "deskTakedowns", action: "desk.read" },
  { key: "messages", page: "deskMessages", action: "mail.send" },
  { key: "register", page: "deskRegister", action: "stakeholder.read" },
  { key: "people", page: "deskPeople", action: "organisation.read" },
  { key: "settings", page: "deskSettings", action: "campaign.edit" },
  { key: "log", page: "deskLog", action: "log.read" },
] as const satisfies readonly { key: string; page: string; action: PermissionName }[];

export type DeskSection = (typeof sections)[number]["key"];

export interface DeskShellProps {
  campaign: { slug: string; title: string; demo?: boolean };
  current?: DeskSection;
  /** How much waits in each section, with the words for it. */
  counts?: Partial<Record<DeskSection, { count: number; countLabel: string }>>;
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page of the drafting office: those sections of a campaign that the reader's roles allow. */
export function DeskShell({ campaign, current, counts = {}, wide, children }: DeskShellProps) {
  const href = useHref();
  const t = useText().people.desk;
  const roles: readonly string[] = useRootData()?.person?.roles ?? [];
  const site = useSite(campaign.demo ? { demo: true } : {});
  const params = { campaign: campaign.slug };
  const items = sections
    .filter(({ action }) => permissions[action].roles.some((role) => roles.includes(role)))
    .map(
      ({ key, page }): NavItem => ({
        label: t.sections[key],
        href: href(page, params),
        current: key === current,
        ...counts[key],
      }),
    );
  return (
    <WorkShell
      site={site}
      space={{ kicker: t.kicker, title: campaign.title, href: href("deskCampaign", params) }}
      sections={items}
      {...(wide && { wide })}
    >
      <StandingNotice standing={useRouteLoaderData<typeof loader>("desk/layout")?.standing} who="desk" />
      {children}
    </WorkShell>
  );
}
