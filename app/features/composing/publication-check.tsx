import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number as inLang } from "#app/i18n/time.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table } from "#app/ui/table.tsx";
import type { PublicationPage } from "./desk-document.server.ts";
import { WordChanges } from "./word-changes.tsx";

type Shown = Pick<PublicationPage, "problems" | "counts" | "before" | "added" | "changed" | "removed" | "same">;

/** The problems that stop publication, each with a link to its place. */
export function PublicationProblems({ problems, slug }: { problems: PublicationPage["problems"]; slug: string }) {
  const t = useText().document;
  const href = useHref();
  return (
    <section aria-labelledby="ostacoli">
      <h2 id="ostacoli">{t.publish.refused}</h2>
      {problems.length === 0 ? (
        <Notice kind="success">
          <p>{t.publish.nothingRefused}</p>
        </Notice>
      ) : null}
      {problems.length > 0 ? (
        <ul className="rows">
          {problems.map((problem, index) => (
            <li key={index}>
              {problem.sectionId && problem.paragraphId ? (
                <p className="row-title">
                  <a
                    href={`${href("deskSection", { campaign: slug, section: problem.sectionId })}?capoverso=${problem.paragraphId}#c-${problem.paragraphId}`}
                  >
                    {t.publish.paragraph(problem.number ?? 0)}
                  </a>
                </p>
              ) : (
                <p className="row-title">
                  <a href={`${href("deskDocument", { campaign: slug })}#frontespizio`}>{t.title}</a>
                </p>
              )}
              <p>{t.problems[problem.code]}</p>
              {problem.beginning ? (
                <p className="small muted" lang="it">
                  {problem.beginning}…
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** New wordings of paragraphs that were taken off: only a reader can tell whether they are harmless. */
export function PublicationRewritten({ rewritten, slug }: { rewritten: PublicationPage["rewritten"]; slug: string }) {
  const t = useText().document.publish;
  const href = useHref();
  if (rewritten.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{t.rewritten}</p>
      <ul>
        {rewritten.map(({ id, number, sectionId }) => (
          <li key={id}>
            {sectionId ? (
              <a href={`${href("deskSection", { campaign: slug, section: sectionId })}?capoverso=${id}#c-${id}`}>
                {t.paragraph(number)}
              </a>
            ) : (
              t.paragraph(number)
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function PublicationCounts({ counts }: { counts: PublicationPage["counts"] }) {
  const t = useText().document.publish;
  const lang = useLang();
  const keys = ["paragraphs", "linking", "citations", "excerpts", "contributions", "organisations"] as const;
  return (
    <section>
      <h2>{t.counts}</h2>
      <Table
        caption={t.counts}
        captionHidden
        cards
        columns={[{ label: t.what }, { label: t.number, numeric: true }, { label: t.definition, plain: true }]}
        rows={keys.map((key) => ({
          id: key,
          cells: [
            t.countOf[key].label,
            inLang(counts[key], lang),
            <span key="definition" className="small muted">
              {t.countOf[key].definition}
            </span>,
          ],
        }))}
      />
    </section>
  );
}

export function PublicationChanges({ page, slug }: { page: Shown; slug: string }) {
  const t = useText().document.publish;
  const href = useHref();
  if (page.before === null)
    return (
      <section>
        <h2>{t.form}</h2>
        <p>{t.first}</p>
      </section>
    );
  const place = (paragraph: { id: string; number: number; sectionId: string | null }) =>
    paragraph.sectionId ? (
      <a
        href={`${href("deskSection", { campaign: slug, section: paragraph.sectionId })}?capoverso=${paragraph.id}#c-${paragraph.id}`}
      >
        {t.paragraph(paragraph.number)}
      </a>
    ) : (
      t.paragraph(paragraph.number)
    );
  return (
    <section className="stack-tight">
      <h2>{t.changes(page.before)}</h2>
      <p>
        {page.added.length + page.changed.length + page.removed.length === 0 ? t.nothingChanged : t.same(page.same)}
      </p>
      {page.changed.length > 0 ? (
        <Disclosure summary={t.changed(page.changed.length)} open>
          {page.changed.map((paragraph) => (
            <div key={paragraph.id}>
              <h3>{place(paragraph)}</h3>
              {paragraph.was === paragraph.plain ? (
                <p className="muted">{t.onlyCitations}</p>
              ) : (
                <WordChanges before={paragraph.was} after={paragraph.plain} lang="it" />
              )}
            </div>
          ))}
        </Disclosure>
      ) : null}
      {page.added.length > 0 ? (
        <Disclosure summary={t.added(page.added.length)} open={page.added.length <= 10}>
          {page.added.map((paragraph) => (
            <div key={paragraph.id}>
              <h3>{place(paragraph)}</h3>
              <p className="draft-text" lang="it">
                <ins>{paragraph.plain}</ins>
              </p>
            </div>
          ))}
        </Disclosure>
      ) : null}
      {page.removed.length > 0 ? (
        <Disclosure summary={t.removed(page.removed.length)} open={page.removed.length <= 10}>
          {page.removed.map((paragraph) => (
            <div key={paragraph.id}>
              <h3>{t.wasNumber(paragraph.number)}</h3>
              <p className="draft-text" lang="it">
                <del>{paragraph.plain}</del>
              </p>
            </div>
          ))}
        </Disclosure>
      ) : null}
    </section>
  );
}
