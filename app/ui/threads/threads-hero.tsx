import type { ReactNode } from "react";
import type { ThreadLine } from "./thread-line.ts";
import { WovenBand } from "./woven-band.tsx";

/**
 * The opening of the home page or of a campaign's page: first words, then the threads from edge to edge. `children`
 * holds the page's header.
 */
export function ThreadsHero({ lines, children }: { lines: readonly ThreadLine[]; children: ReactNode }) {
  return (
    <div className="hero">
      <div className="wrap hero-text">{children}</div>
      {lines.length > 0 ? <WovenBand lines={lines} /> : null}
    </div>
  );
}
