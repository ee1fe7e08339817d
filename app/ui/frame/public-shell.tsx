import type { ReactNode } from "react";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHead, SkipLinks } from "./site-head.tsx";
import type { Site } from "./site.ts";

/** The frame of every public page; with `wide`, the page itself draws bands from edge to edge. */
export function PublicShell({ site, wide, children }: { site: Site; wide?: boolean; children: ReactNode }) {
  return (
    <div className="page">
      <SkipLinks />
      <SiteHead site={site} />
      <main id="main" tabIndex={-1} className={wide ? "page-main page-main-wide" : "page-main wrap"}>
        {children}
      </main>
      <SiteFooter site={site} />
    </div>
  );
}
