import type { ReactNode } from "react";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { ThreadStroke } from "#app/ui/threads/thread-stroke.tsx";
import type { getDeskDocument } from "./desk-document.server.ts";
import { longestInBrief } from "#app/features/document/document.ts";
import { ParagraphProblems } from "./paragraph-problems.tsx";

type DeskDocument = NonNullable<Awaited<ReturnType<typeof getDeskDocument>>>;
type Shown = Pick<DeskDocument, "title" | "inBrief" | "sections" | "lines" | "without" | "whole">;

/** The document's parts, line by line, with how far each is. */
export function DocumentSections({
  document,
  slug,
  works,
  addSections,
}: {
  document: Shown;
  slug: string;
  works: boolean;
  addSections: (lineId: string) => ReactNode;
}) {
  const { desk: t } = useText().document;
  const front = document.sections.filter((section) => section.lineId === null);
  const lines = document.lines.filter(
    (line) => !line.retired || document.sections.some((section) => section.lineId === line.id),
  );
  return (
    <>
      <ParagraphProblems problems={document.whole} />
      <div className="desk-sections">
        <section className="panel">
          <h2>{t.frontMatter}</h2>
          <SectionRows sections={front} slug={slug} />
        </section>
        {lines.map((line) => (
          <section key={line.id} className="panel">
            <h2>
              <ThreadStroke line={line} length={64} width={6} /> {line.code}. <span lang="it">{line.shortName}</span>
            </h2>
            {document.without.some((each) => each.id === line.id) ? (
              <>
                <p>{t.noSections}</p>
                {works ? addSections(line.id) : null}
              </>
            ) : null}
            <SectionRows sections={document.sections.filter((section) => section.lineId === line.id)} slug={slug} />
          </section>
        ))}
      </div>
    </>
  );
}

function SectionRows({ sections, slug }: { sections: DeskDocument["sections"]; slug: string }) {
  const { desk: t } = useText().document;
  const href = useHref();
  if (sections.length === 0) return null;
  return (
    <ul className="rows">
      {sections.map((section) => (
        <li key={section.id} className="spread">
          <a href={href("deskSection", { campaign: slug, section: section.id })} lang="it">
            {section.title}
          </a>
          <span className="cluster">
            <span className="small muted">
              {section.paragraphs === 0
                ? section.kind === "bodies"
                  ? t.byQuery
                  : t.empty
                : t.paragraphCount(section.paragraphs)}
            </span>
            {section.problems > 0 ? <Badge state="refused">{t.problemCount(section.problems)}</Badge> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function DocumentFrontForm({ document }: { document: Pick<Shown, "title" | "inBrief"> }) {
  const { desk: t } = useText().document;
  return (
    <>
      <TextField name="title" label={t.documentTitle} defaultValue={document.title} required />
      <TextArea
        name="inBrief"
        label={t.inBrief}
        hint={t.inBriefHint}
        defaultValue={document.inBrief}
        rows={8}
        limit={longestInBrief}
        prose
      />
      <p>
        <SubmitButton>{t.save}</SubmitButton>
      </p>
    </>
  );
}
