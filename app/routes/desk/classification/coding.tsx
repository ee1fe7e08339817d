import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { readId } from "#app/features/publishing/list-filter.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { Speaker } from "#app/features/sources/speaker.tsx";
import { listTextsToCode } from "#app/features/tagging/excerpts.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";
import { DeskShell } from "../desk-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const after = readId(new URL(args.request.url).searchParams.get("dopo"));
  const [texts, lines] = await Promise.all([listTextsToCode(campaign.id, after), listLines(campaign.id)]);
  return { campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo }, texts, lines };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${textIn(langOf(location.pathname)).tagging.title} · ${data?.campaign.title ?? ""} · Tavolo Comune` },
];

export default function Page() {
  const { campaign, texts, lines } = useLoaderData<typeof loader>();
  const { tagging: t, campaigns } = useText();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  return (
    <DeskShell campaign={campaign} current="coding" wide>
      <PageHeader title={t.title} lead={t.lead} />
      <section className="stack-tight">
        <h2>{t.byLine}</h2>
        <Threads
          lines={lines}
          hrefOf={(line) => href("deskLine", { campaign: campaign.slug, line: line.code })}
          lang="it"
        />
      </section>
      {texts.rows.length === 0 ? (
        <Empty sentence={t.none}>
          <ButtonLink href={href("deskQueue", { campaign: campaign.slug })}>{t.toQueue}</ButtonLink>
        </Empty>
      ) : (
        <Table
          caption={t.textsCaption}
          cards="tight"
          columns={[{ label: t.text }, { label: t.body }, { label: t.covered }]}
          rows={texts.rows.map((row) => ({
            id: row.id,
            cells: [
              <a key="t" lang="it" href={href("codingText", { campaign: campaign.slug, number: row.number })}>
                {row.number} · {row.title}
              </a>,
              <span key="o">
                <Speaker organisation={row.organisation} kind={row.kind} lang="it" />
                {row.bench ? <span className="queue-about">{benches[row.bench] ?? row.bench}</span> : null}
              </span>,
              <Meter
                key="m"
                label={t.coverage(String(row.coverage.covered), String(row.coverage.of))}
                value={row.coverage.covered}
                max={Math.max(1, row.coverage.of)}
                text={`${Math.round((row.coverage.covered / Math.max(1, row.coverage.of)) * 100)} %`}
              />,
            ],
          }))}
        />
      )}
      {texts.next ? (
        <p className="form-actions">
          <ButtonLink href={`?dopo=${texts.next}`}>{t.next}</ButtonLink>
        </p>
      ) : null}
    </DeskShell>
  );
}
