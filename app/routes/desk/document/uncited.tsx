import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listUncited } from "#app/features/document/outcomes.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const uncited = await listUncited(campaign.id);
  const bodies = new Map<string, { id: string; name: string; bench: string; rows: typeof uncited }>();
  for (const row of uncited) {
    const body = bodies.get(row.organisationId) ?? {
      id: row.organisationId,
      name: row.organisation,
      bench: row.bench,
      rows: [],
    };
    body.rows.push(row);
    bodies.set(row.organisationId, body);
  }
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    bodies: [...bodies.values()],
    total: uncited.length,
  };
}

export const meta: MetaFunction = titled((t) => t.document.uncited.title);

export default function Page() {
  const { campaign, bodies, total } = useLoaderData<typeof loader>();
  const {
    document: { uncited: t },
    campaigns,
  } = useText();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  const text = (number: string) => ({ campaign: campaign.slug, number });
  return (
    <DeskShell campaign={campaign} current="uncited">
      <PageHeader
        title={t.title}
        lead={t.lead}
        {...(total > 0 && {
          meta: (
            <span>
              {t.count(total, bodies.length)}
              {total === 500 ? ` ${t.most}` : ""}
            </span>
          ),
        })}
      />
      {bodies.length === 0 ? (
        <Empty sentence={t.none}>
          <ButtonLink href={href("deskDocument", { campaign: campaign.slug })}>{t.toDocument}</ButtonLink>
        </Empty>
      ) : null}
      <div className="stack-loose alike-tables">
        {bodies.map((body) => (
          <section key={body.id} aria-labelledby={`o-${body.id}`}>
            <h2 id={`o-${body.id}`} lang="it">
              {body.name}
            </h2>
            <p className="kicker">{benches[body.bench] ?? body.bench}</p>
            <Table
              caption={t.caption(body.name)}
              captionHidden
              cards
              columns={[
                { label: t.contribution },
                { label: t.contributionTitle },
                { label: t.excerpts, numeric: true },
                { label: t.code, plain: true },
                { label: t.read, plain: true },
              ]}
              rows={body.rows.map((row) => ({
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
    </DeskShell>
  );
}
