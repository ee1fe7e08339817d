import { useHref } from "#app/core/paths.ts";
import { sourceHref } from "#app/features/sources/source.ts";
import { Speaker } from "#app/features/sources/speaker.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/forms/filters.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Quote } from "#app/ui/prose/quote.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { getLinePage } from "./line-page.server.ts";
import type { LineExcerpt } from "./line-texts.server.ts";

type LinePage = NonNullable<Awaited<ReturnType<typeof getLinePage>>>;

/** What was said on the line: quotations with their speakers, filtered by kind, bench and sub-theme. */
export function LineExcerpts({ page: { slug, line, filter, excerpts, next, total } }: { page: LinePage }) {
  const t = useText().campaigns;
  const href = useHref();
  const here = href("line", { campaign: slug, line: line.code });
  const set = [filter.kind, filter.bench, filter.theme].filter(Boolean).length;
  const address = (after: string | null) => {
    const query = new URLSearchParams(
      Object.entries({
        tipo: filter.kind,
        componente: filter.bench,
        tema: filter.theme,
        dopo: after ?? undefined,
      }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
    return `${here}${query.size > 0 ? `?${query.toString()}` : ""}#passaggi`;
  };
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <section id="passaggi">
      <h2>{t.line.said}</h2>
      {total === 0 ? (
        <Empty sentence={t.line.noneYet} />
      ) : (
        <div className="beside">
          <Filters action={here} active={set} {...(set > 0 && { clearHref: `${here}#passaggi` })}>
            <Select
              name="tipo"
              label={t.line.filterKind}
              empty={t.line.every}
              defaultValue={filter.kind}
              options={options(t.oneExcerptKind)}
            />
            <Select
              name="componente"
              label={t.line.filterBench}
              empty={t.line.every}
              defaultValue={filter.bench}
              options={options(t.benches)}
            />
            {line.subThemes.length > 0 ? (
              <Select
                name="tema"
                label={t.line.filterTheme}
                empty={t.line.every}
                defaultValue={filter.theme}
                options={line.subThemes.map((theme) => ({ value: theme.code, label: theme.label }))}
              />
            ) : null}
          </Filters>
          <div>
            {excerpts.length === 0 ? (
              <Empty sentence={t.line.none} />
            ) : (
              <ul className="quotations">
                {excerpts.map((excerpt) => (
                  <Quotation key={excerpt.id} excerpt={excerpt} />
                ))}
              </ul>
            )}
            <Pager {...(filter.after && { newerHref: address(null) })} {...(next && { olderHref: address(next) })} />
          </div>
        </div>
      )}
    </section>
  );
}

function Quotation({ excerpt }: { excerpt: LineExcerpt }) {
  const t = useText().campaigns;
  const lang = useContentLang();
  const ui = useLang();
  const { source: kind, campaign, number, organisation, bench } = excerpt;
  return (
    <li>
      <p className="kicker">
        {t.oneExcerptKind[excerpt.kind]}
        {excerpt.subTheme ? <span lang={lang}>, {excerpt.subTheme}</span> : null}
      </p>
      <Quote
        text={excerpt.exact}
        source={
          <>
            <Speaker organisation={organisation} kind={kind} lang={lang} />
            {bench ? <>, {t.benches[bench as keyof typeof t.benches]}</> : null}, {number}
          </>
        }
        href={sourceHref(ui, { kind, campaign, number })}
        {...(lang && { lang })}
      />
    </li>
  );
}
