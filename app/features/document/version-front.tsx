import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { headTitle } from "#app/features/heads/head-title.ts";
import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ThreadsHero } from "#app/ui/threads/threads-hero.tsx";
import type { VersionPage } from "./version-page.server.ts";

export function VersionHero({ page }: { page: VersionPage }) {
  const { document: t, campaigns, removals } = useText();
  const lang = useLang();
  const content = useContentLang();
  const href = useHref();
  return (
    <ThreadsHero lines={page.lines}>
      <PageHeader
        crumbs={[
          { label: campaigns.list.title, href: href("campaigns") },
          { label: page.campaignTitle, href: href("campaign", { campaign: page.slug }) },
          { label: `${t.title}, ${t.version(page.number).toLowerCase()}` },
        ]}
        kicker={t.title}
        title={page.document.title || t.version(page.number)}
        {...(content && { titleLang: content })}
        meta={
          <>
            <Badge state={page.withdrawnAt || page.removed ? "refused" : page.state === "final" ? "done" : "draft"}>
              {page.removed ? removals.list.down : page.withdrawnAt ? t.withdrawn : t.states[page.state]}
            </Badge>
            <span>
              {t.version(page.number)}, {t.publishedOn(longDay(page.publishedAt, lang))}
            </span>
          </>
        }
      />
    </ThreadsHero>
  );
}

/** What readers must know before they read. */
export function VersionNotices({ page, justPublished }: { page: VersionPage; justPublished: boolean }) {
  const { document: t, bodies } = useText();
  const lang = useLang();
  const href = useHref();
  return (
    <>
      {justPublished ? (
        <Notice kind="success" live>
          <p>{t.justPublished}</p>
        </Notice>
      ) : null}
      {page.withdrawnAt ? (
        <Notice kind="error" title={t.withdrawn}>
          <p>{t.withdrawnText(longDay(page.withdrawnAt, lang), page.withdrawnReason)}</p>
        </Notice>
      ) : null}
      {page.newest !== null && page.newest !== page.number && (page.newest > page.number || page.withdrawnAt) ? (
        <Notice>
          <p>
            {page.newest > page.number ? `${t.newer(page.newest)} ` : null}
            <a href={href("version", { campaign: page.slug, version: page.newest })}>{t.readNewest}</a>
          </p>
        </Notice>
      ) : null}
      {page.editions.length > 1 ? (
        <Notice kind="warning" title={t.reissued}>
          {page.editions.slice(1).map((edition) => (
            <p key={edition.edition}>{t.reissuedText(longDay(edition.publishedAt, lang), edition.reason)}</p>
          ))}
        </Notice>
      ) : null}
      {page.covered.sources > 0 ? (
        <Notice kind="warning">
          <p>{t.withheld(page.covered.sources)}</p>
        </Notice>
      ) : null}
      {page.covered.quotations > 0 ? (
        <Notice kind="warning">
          <p>{t.coveredQuotations(page.covered.quotations)}</p>
        </Notice>
      ) : null}
      {page.covered.paragraphs > 0 ? (
        <Notice kind="warning">
          <p>{t.removedParagraphs(page.covered.paragraphs)}</p>
        </Notice>
      ) : null}
      {page.covered.disowned > 0 ? (
        <Notice kind="warning">
          <p>{bodies.disown.voices(page.covered.disowned)}</p>
        </Notice>
      ) : null}
    </>
  );
}

export function VersionFront({ page }: { page: VersionPage }) {
  const { document: t, heads } = useText();
  const lang = useLang();
  const href = useHref();
  const content = useContentLang();
  const { inBrief, office, act } = page.document;
  return (
    <div className="document-front stack">
      <section className="document-brief" aria-labelledby="in-breve">
        <h2 id="in-breve">{t.inBrief}</h2>
        {inBrief.split(/\n\s*\n/).map((paragraph, index) => (
          <p key={index} lang={content}>
            {paragraph}
          </p>
        ))}
      </section>
      <DescriptionList
        items={[
          { term: t.office, text: office, ...(content && { lang: content }) },
          ...(act ? [{ term: t.act, text: t.actText(act.organ, act.number, longDay(act.date, lang)) }] : []),
          { term: t.published, text: longDay(page.publishedAt, lang) },
          {
            term: t.sha256,
            text: (
              <>
                <code className="fingerprint">{page.sha256}</code>
                <br />
                <span className="small muted">{t.sha256Note}</span>
              </>
            ),
          },
          {
            term: heads.ofVersion,
            text: page.head ? (
              <a href={`${href("heads")}?prima=${page.head.size + 1}#impronta-${page.head.size}`}>
                {headTitle(heads, page.head, lang)}
              </a>
            ) : (
              heads.ofVersionSoon
            ),
          },
          ...page.editions
            .slice(0, -1)
            .reverse()
            .map((edition) => ({
              term: t.sha256Before(edition.edition, longDay(edition.publishedAt, lang)),
              text: (
                <>
                  <code className="fingerprint">{edition.sha256}</code>
                  <br />
                  <span className="small muted">{t.sha256BeforeNote}</span>
                </>
              ),
            })),
        ]}
      />
      <section aria-labelledby="come-si-legge">
        <h2 id="come-si-legge" className="document-small-title">
          {t.howToRead}
        </h2>
        <p>{t.howToReadText}</p>
        <p className="small muted">{t.howCounted}</p>
      </section>
    </div>
  );
}
