import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useForgetAtSignOut } from "#app/browser/use-forget-at-sign-out.ts";
import { useHref } from "#app/core/paths.ts";
import { StandingNotice } from "#app/features/campaigns/standing-notice.tsx";
import { useText } from "#app/i18n/text.ts";
import { WorkShell } from "#app/ui/frame/work-shell.tsx";
import { useSite } from "../site.ts";
import type { loader } from "./layout.tsx";

export const useSpace = () => useRouteLoaderData<typeof loader>("space/layout");

/** The frame of an organisation's space; it always shows for whom one acts. */
export function SpaceShell({
  current,
  wide,
  children,
}: {
  current?: "space" | "citations" | "writers" | "bench";
  wide?: boolean;
  children: ReactNode;
}) {
  const {
    contributions: { space: t },
    bodies,
    removals,
  } = useText();
  const href = useHref();
  const space = useSpace();
  const site = useSite({ demo: space?.demo ?? false });
  useForgetAtSignOut(space?.person ?? "", site.person?.signOutAction ?? "");
  const acting = space?.acting;
  return (
    <WorkShell
      site={site}
      space={{ kicker: t.kicker, title: acting?.campaign.title ?? t.home, href: href("space") }}
      sections={[
        { label: t.home, href: href("space"), current: current === "space" },
        ...(acting
          ? [
              { label: removals.citations.title, href: href("spaceCitations"), current: current === "citations" },
              { label: bodies.writers.nav, href: href("spaceWriters"), current: current === "writers" },
              { label: bodies.bench.nav, href: href("spaceBench"), current: current === "bench" },
            ]
          : []),
      ]}
      {...(acting && {
        actingFor: {
          name: acting.organisation,
          role: t.roles[acting.role],
          ...(acting.several && { changeHref: href("chooseMandate") }),
        },
      })}
      {...(wide && { wide })}
    >
      <StandingNotice standing={space?.standing} who="space" />
      {children}
    </WorkShell>
  );
}
