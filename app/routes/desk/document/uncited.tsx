import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listUncited } from "#app/features/document/uncited.server.ts";
import { keyText, readKeyText } from "#app/features/publishing/list-filter.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { MorePages } from "../more-pages.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const query = new URL(args.request.url).searchParams;
  const { next, ...list } = await listUncited(campaign.id, romeDay(args.context.now), readKeyText(query.get("dopo")));
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    ...list,
    nextKey: next && keyText(next),
    begun: query.has("dopo"),
  };
}

export const meta: MetaFunction = titled((t) => t.document.uncited.title);

export default function Page() {
  const { campaign, page, bodies, total, nextKey, begun } = useLoaderData<typeof loader>();
  const {
    document: { uncited: t },
    campaigns,
  } = useText();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  const here = href("uncited", { campaign: campaign.slug });
  const text = (number: string) => ({ campaign: campaign.slug, number });
  return (
    <DeskShell campaign={campaign} current="uncited">
      <PageHeader
        title={t.title}
        lead={t.lead}
        {...(total > 0 && {
          meta: <span>{t.count(total, bodies)}</span>,
        })}
      />
      {page.length === 0 ? (
        <Empty sentence={t.none}>
          <ButtonLink href={href("deskDocument", { campaign: campaign.slug })}>{t.toDocument}</ButtonLink>
        </Empty>
      ) : null}
      <div className="stack-loose alike-tables">
        {page.map(({ organisationId, organisation, rows }) => (
          <section key={organisationId} aria-labelledby={`o-${organisationId}`}>
            <h2 id={`o-${organisationId}`} lang="it">
              {organisation}
            </h2>
            <p className="kicker">{benches[rows[0]?.bench ?? ""] ?? rows[0]?.bench}</p>
            <Table
              caption={t.caption(organisation)}
              captionHidden
              cards
              columns={[
                { label: t.contribution },
                { label: t.contributionTitle },
                { label: t.excerpts, numeric: true },
                { label: t.code, plain: true },
                { label: t.read, plain: true },
              ]}
              rows={rows.map((row) => ({
                id: row.number,
                cells: [
                  row.number,
                  <span key="title" lang="it">
                    {row.title}
                  </span>,
                  row.excerpts,
                  <a key="code" href={href("codingText", text(row.number))} aria-label={t.codeOf(row.number)}>
                    {t.code}
                  </a>,
                  <a key="read" href={href("contribution", text(row.number))} aria-label={t.readOf(row.number)}>
                    {t.read}
                  </a>,
                ],
              }))}
            />
          </section>
        ))}
      </div>
      <MorePages nextHref={nextKey && `${here}?dopo=${encodeURIComponent(nextKey)}`} firstHref={begun ? here : null} />
    </DeskShell>
  );
}
