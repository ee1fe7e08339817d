import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { NumberedParagraph } from "#app/ui/prose/numbered-paragraph.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { ThreadStroke } from "#app/ui/threads/thread-stroke.tsx";
import { useHref } from "#app/core/paths.ts";
import { ParagraphVoices } from "./paragraph-voices.tsx";
import type { PageParagraph, VersionPage } from "./version-page.server.ts";
import type { VersionContent } from "./version.ts";

type Chapter = VersionPage["chapters"][number];
type Section = Chapter["sections"][number];

/** `removes` says that the reader may take things down somewhere: then each paragraph has a link to do so. */
export function VersionChapters({ page, removes }: { page: VersionPage; removes: boolean }) {
  const apart = !page.chapters.some((chapter) => chapter.sections.some((section) => section.kind === "bodies"));
  return (
    <>
      {page.chapters.map((chapter) => (
        <OneChapter key={chapter.sections[0]?.id} chapter={chapter} page={page} removes={removes} />
      ))}
      {apart ? <VersionBodies bodies={page.bodies} title /> : null}
    </>
  );
}

function OneChapter({
  chapter: { line, sections },
  page,
  removes,
}: {
  chapter: Chapter;
  page: VersionPage;
  removes: boolean;
}) {
  const t = useText().document;
  const lang = useContentLang();
  if (!line)
    return (
      <>
        {sections.map((section) => (
          <OneSection key={section.id} section={section} page={page} removes={removes} level={2} />
        ))}
      </>
    );
  return (
    <section className="document-line" aria-labelledby={`linea-${line.code}`}>
      <div className="document-line-head">
        <ThreadStroke line={line} length={160} width={7} />
        <h2 id={`linea-${line.code}`}>
          <span className="document-line-code">{t.line(line.code)}</span> <span lang={lang}>{line.title}</span>
        </h2>
      </div>
      {sections.map((section) => (
        <OneSection key={section.id} section={section} page={page} removes={removes} level={3} />
      ))}
    </section>
  );
}

function OneSection({
  section,
  page,
  removes,
  level,
}: {
  section: Section;
  page: VersionPage;
  removes: boolean;
  level: 2 | 3;
}) {
  const lang = useContentLang();
  const Heading = `h${level}` as const;
  return (
    <section
      className="document-section"
      id={section.id}
      {...(level === 2 && { "aria-labelledby": `t-${section.id}` })}
    >
      <Heading id={`t-${section.id}`} lang={lang}>
        {section.title}
      </Heading>
      {section.paragraphs.map((paragraph) => (
        <OneParagraph key={paragraph.id} paragraph={paragraph} page={page} removes={removes} level={level} />
      ))}
      {section.kind === "bodies" ? <VersionBodies bodies={page.bodies} /> : null}
    </section>
  );
}

function OneParagraph({
  paragraph,
  page,
  removes,
  level,
}: {
  paragraph: PageParagraph;
  page: VersionPage;
  removes: boolean;
  level: 2 | 3;
}) {
  const { document: t, removals } = useText();
  const shell = useLang();
  const lang = useContentLang();
  return (
    <NumberedParagraph
      id={`p-${paragraph.id}`}
      number={paragraph.number}
      linkLabel={t.permanentOf(paragraph.number)}
      lines={paragraph.lines}
      foot={
        <>
          <ParagraphVoices slug={page.slug} version={page.number} paragraph={paragraph} />
          <ParagraphActs slug={page.slug} version={page.number} paragraph={paragraph} removes={removes} />
        </>
      }
    >
      {paragraph.removed ? (
        <p className="muted">
          [{removals.paragraphRemoved(longDay(paragraph.removed.at, shell), paragraph.removed.reason)}]
        </p>
      ) : null}
      {paragraph.linking ? <p className="linking-mark">{t.linking}</p> : null}
      <ProseView
        blocks={paragraph.blocks}
        headingShift={level - 1}
        prefix={`n${paragraph.number}-`}
        {...(lang && { lang })}
      />
    </NumberedParagraph>
  );
}

/**
 * The links under each paragraph: to report something, for everybody; to take it down at once, for readers who may do
 * so somewhere (the desk checks where).
 */
function ParagraphActs({
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

/** The bodies that the version names, bench by bench, with the definition by which they were found. */
function VersionBodies({ bodies, title }: { bodies: VersionContent["bodies"]; title?: boolean }) {
  const { document: t, campaigns } = useText();
  const lang = useContentLang();
  const benches: Record<string, string> = campaigns.benches;
  const present = [...new Set([...Object.keys(benches), ...bodies.map((body) => body.bench)])].filter((bench) =>
    bodies.some((body) => body.bench === bench),
  );
  return (
    <section className="document-bodies stack-tight">
      {title ? <h2 id="soggetti">{t.bodiesTitle}</h2> : null}
      <p className="small muted">{bodies.length > 0 ? t.bodiesDefinition(bodies.length) : t.bodiesNone}</p>
      {present.map((bench) => (
        <div key={bench}>
          <p className="kicker">{benches[bench] ?? bench}</p>
          <ul className="plain-list">
            {bodies
              .filter((body) => body.bench === bench)
              .map((body) => (
                <li key={body.organisationId} className="spread">
                  <span lang={lang}>{body.name}</span>{" "}
                  <span className="small muted number">{t.bodyContributions(body.contributions)}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
