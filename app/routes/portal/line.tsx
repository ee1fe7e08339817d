import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found } from "#app/http/route.server.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { LineExcerpts } from "#app/features/portal/line-excerpts.tsx";
import { getLinePage } from "#app/features/portal/line-page.server.ts";
import { NewContributions } from "#app/features/portal/new-contributions.tsx";
import { useText } from "#app/i18n/text.ts";
import { BarChart } from "#app/ui/bar-chart.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ThreadStroke } from "#app/ui/threads/thread-stroke.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";

export const loader = async ({ params, request }: LoaderFunctionArgs) =>
  found(await getLinePage(params["campaign"] ?? "", params["line"] ?? "", new URL(request.url).searchParams));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? ""} · ${data?.title ?? ""} · Tavolo Comune` },
];

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const { line, slug } = page;
  const t = useText().campaigns;
  const lang = useContentLang();
  const href = useHref();
  const chart = (title: string, bars: { label: string; value: number }[], note?: string) => (
    <BarChart title={title} quantity={t.counts.excerpts.label} bars={bars} {...(note && { note })} />
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t.list.title, href: href("campaigns") },
          { label: page.title, href: href("campaign", { campaign: slug }) },
          { label: t.line.kicker(line.code) },
        ]}
        kicker={
          <span className="line-kicker">
            <ThreadStroke line={line} length={96} width={6} /> {t.line.kicker(line.code)}
          </span>
        }
        title={line.title}
        titleLang={lang}
        lead={<span lang={lang}>{line.description}</span>}
      />
      {line.retired ? (
        <Notice>
          <p>{t.line.retired}</p>
        </Notice>
      ) : null}
      <div className="stack-loose">
        {line.subThemes.length > 0 ? (
          <section>
            <h2>{t.line.subThemes}</h2>
            <ul className="sub-themes" lang={lang}>
              {line.subThemes.map((theme) => (
                <li key={theme.id}>
                  <a className="tag" href={`?tema=${theme.code}#passaggi`}>
                    {theme.label}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {page.total > 0 ? (
          <div className="columns-2">
            {chart(
              t.line.byKind,
              page.kinds.map(({ kind, count }) => ({ label: t.excerptKinds[kind], value: count })),
              t.line.countNote,
            )}
            {chart(
              t.line.byBench,
              page.benches.map(({ bench, count }) => ({ label: t.benches[bench], value: count })),
            )}
          </div>
        ) : null}
        <LineExcerpts page={page} />
        <section>
          <h2>{t.line.sections}</h2>
          {page.version && page.sections.length > 0 ? (
            <ul>
              {page.sections.map((section) => (
                <li key={section.id}>
                  <a
                    href={`${href("version", { campaign: slug, version: page.version?.number ?? 1 })}#${section.id}`}
                    lang={lang}
                  >
                    {section.title}
                  </a>
                  , {t.line.sectionParagraphs(section.paragraphs)}
                </li>
              ))}
            </ul>
          ) : (
            <p>{t.line.noSections}</p>
          )}
        </section>
        {page.contributions.length > 0 ? (
          <section>
            <h2>{t.line.contributions}</h2>
            <NewContributions contributions={page.contributions} lines={page.allLines} />
            <p className="band-more">
              <a href={`${href("contributions", { campaign: slug })}?linea=${line.code}`}>
                {t.page.allContributions}
                <span className="visually-hidden">, {t.line.kicker(line.code)}</span>
              </a>
            </p>
          </section>
        ) : null}
        <section>
          <h2>{t.line.others}</h2>
          <Threads
            lines={page.others}
            hrefOf={(other) => href("line", { campaign: slug, line: other.code })}
            {...(lang && { lang })}
          />
        </section>
      </div>
    </>
  );
}
