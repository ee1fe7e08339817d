import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found } from "#app/http/route.server.ts";
import { ContributionCard } from "#app/features/publishing/contribution-card.tsx";
import { ContributionFilters } from "#app/features/publishing/contribution-filters.tsx";
import { addressOf } from "#app/features/publishing/list-filter.ts";
import { getContributionsPage } from "#app/features/publishing/public-list-page.server.ts";
import { BodyTies } from "#app/features/organisations/body-ties.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";

export const loader = async ({ params, request, context }: LoaderFunctionArgs) =>
  found(await getContributionsPage(params["campaign"] ?? "", new URL(request.url).searchParams, context.now));

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${textIn(langOf(location.pathname)).contributions.list.title} · ${data?.campaign.title ?? ""} · Tavolo Comune`,
  },
];

export default function Page() {
  const {
    campaign,
    contributions,
    chosen,
    total,
    moreThanTotal,
    published,
    waiting,
    disowned,
    ties,
    newer,
    older,
    ...page
  } = useLoaderData<typeof loader>();
  const {
    campaigns,
    bodies,
    contributions: { list: t },
  } = useText();
  const lang = useLang();
  const href = useHref();
  const here = href("contributions", { campaign: campaign.slug });
  const filtered = addressOf(chosen) !== "";
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: campaigns.list.title, href: href("campaigns") },
          { label: campaign.title, href: href("campaign", { campaign: campaign.slug }) },
          { label: t.title },
        ]}
      />
      <div className="beside">
        <ContributionFilters here={here} chosen={chosen} {...page} />
        <section aria-labelledby="trovati">
          <h2 id="trovati" className="visually-hidden">
            {t.results}
          </h2>
          <p className="spread list-count">
            <strong>{moreThanTotal ? t.countMore(number(total, lang)) : t.count(number(total, lang))}</strong>
            {waiting > 0 ? <span className="muted">{t.waiting(waiting)}</span> : null}
          </p>
          {moreThanTotal ? <p className="muted small">{t.countMoreMeans}</p> : null}
          {disowned > 0 && !filtered ? <p className="muted small">{bodies.disown.counted(disowned)}</p> : null}
          {ties ? (
            <BodyTies ties={ties} hrefOf={(organisation) => here + addressOf({ ...chosen, organisation })} />
          ) : null}
          {contributions.length === 0 ? (
            <Empty sentence={published === 0 ? t.noneYet : t.none}>
              {filtered ? <ButtonLink href={here}>{t.clear}</ButtonLink> : null}
            </Empty>
          ) : (
            <ol className="plain-list stack">
              {contributions.map((contribution) => (
                <li key={contribution.number}>
                  <ContributionCard {...{ contribution }} campaign={campaign.slug} lines={page.lines} />
                </li>
              ))}
            </ol>
          )}
          <Pager
            {...(newer && { newerHref: here + addressOf(chosen, newer) })}
            {...(older && { olderHref: here + addressOf(chosen, older) })}
          />
          {published > 0 ? (
            <section className="downloads no-print">
              <h2 className="aside-title">{t.downloads}</h2>
              <ul className="plain-list">
                <li>
                  <a href={href("contributionsCsv", { campaign: campaign.slug })}>{t.download}</a>
                </li>
                <li>
                  <a href={href("excerptsCsv", { campaign: campaign.slug })}>{t.downloadExcerpts}</a>
                </li>
              </ul>
            </section>
          ) : null}
        </section>
      </div>
    </>
  );
}
