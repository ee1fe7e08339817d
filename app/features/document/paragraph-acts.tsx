import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import type { PageParagraph } from "./version-page.server.ts";

/**
 * Under each paragraph: pointing something out, for everybody; taking it down at once, for who may do so somewhere (the
 * desk asks again).
 */
export function ParagraphActs({
  slug,
  version,
  paragraph,
  removes,
}: {
  slug: string;
  version: number;
  paragraph: Pick<PageParagraph, "id" | "number" | "removed">;
  removes: boolean;
}) {
  const { document: t, removals } = useText();
  const href = useHref();
  if (paragraph.removed) return null;
  const query = `?capoverso=${paragraph.id}&versione=${version}`;
  const name = t.publish.paragraph(paragraph.number);
  return (
    <p className="cluster small no-print">
      <a href={href("report", { campaign: slug }) + query} rel="nofollow" aria-label={removals.report.linkOf(name)}>
        {removals.report.link}
      </a>
      {removes ? (
        <a href={href("deskTakeDown", { campaign: slug }) + query} aria-label={removals.takeDown.linkOf(name)}>
          {removals.takeDown.link}
        </a>
      ) : null}
    </p>
  );
}
