import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { speakerOf } from "#app/features/sources/source.ts";
import { citationCounts } from "#app/features/document/versions.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { readId } from "#app/features/publishing/list-filter.ts";
import { excerptKinds, type ExcerptKind } from "#app/features/tagging/excerpt.ts";
import { countExcerpts, listExcerptsOfLine } from "#app/features/tagging/excerpts.server.ts";
import { ExcerptMatrix } from "#app/features/tagging/excerpt-matrix.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/forms/filters.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Quote } from "#app/ui/prose/quote.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";
import { DeskShell } from "../desk-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const lines = await listLines(campaign.id, { retired: true });
  const line = found(lines.find((each) => String(each.code) === args.params["line"]));
  const query = new URL(args.request.url).searchParams;
  const filter = {
    kind: excerptKinds.find((kind) => kind === query.get("tipo")),
    bench: readId(query.get("componente")) ?? undefined,
    subThemeId: readId(query.get("tema")) ?? undefined,
  };
  const [excerpts, counts] = await Promise.all([
    listExcerptsOfLine(line.id, filter, readId(query.get("dopo"))),
    countExcerpts(line.id),
  ]);
  const cited = await citationCounts(excerpts.rows.map((row) => row.id));
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    lines,
    line,
    counts,
    filter,
    excerpts: { next: excerpts.next, rows: excerpts.rows.map((row) => ({ ...row, cited: cited.get(row.id) ?? 0 })) },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${textIn(langOf(location.pathname)).tagging.lineTitle(String(data?.line.code ?? ""), data?.line.shortName ?? "")} · Tavolo Comune`,
  },
];

export default function Page() {
  const { campaign, lines, line, counts, filter, excerpts } = useLoaderData<typeof loader>();
  const text = useText();
  const { tagging: t, campaigns } = text;
  const href = useHref();
  const here = href("deskLine", { campaign: campaign.slug, line: line.code });
  const benches: Record<string, string> = campaigns.benches;
  const set = Object.values(filter).filter(Boolean).length;
  const next = new URLSearchParams({
    ...(filter.kind && { tipo: filter.kind }),
    ...(filter.bench && { componente: filter.bench }),
    ...(filter.subThemeId && { tema: filter.subThemeId }),
    dopo: excerpts.next ?? "",
  });
  return (
    <DeskShell campaign={campaign} current="coding" wide>
      <PageHeader
        title={t.lineTitle(String(line.code), line.shortName)}
        lead={t.lineLead}
        crumbs={[{ label: t.title, href: href("coding", { campaign: campaign.slug }) }, { label: String(line.code) }]}
      />
      <Threads
        lines={lines.filter((each) => !each.retired)}
        hrefOf={(each) => href("deskLine", { campaign: campaign.slug, line: each.code })}
        lang="it"
      />
      <ExcerptMatrix counts={counts} benches={benches} here={here} />
      <div className="beside">
        <Filters action={here} active={set} clearHref={here}>
          <Select
            name="tipo"
            label={t.filterKind}
            empty={t.all}
            defaultValue={filter.kind ?? ""}
            options={excerptKinds.map((kind: ExcerptKind) => ({ value: kind, label: t.kindsPlural[kind] }))}
          />
          <Select
            name="componente"
            label={t.filterBench}
            empty={t.all}
            defaultValue={filter.bench ?? ""}
            options={Object.entries(benches).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="tema"
            label={t.filterTheme}
            empty={t.all}
            defaultValue={filter.subThemeId ?? ""}
            options={line.subThemes.map((theme) => ({ value: theme.id, label: theme.label }))}
          />
        </Filters>
        <div>
          {excerpts.rows.length === 0 ? (
            <Empty sentence={t.lineNone}>
              <a href={here}>{t.all}</a>
            </Empty>
          ) : null}
          <ul className="rows">
            {excerpts.rows.map((row) => (
              <li key={row.id} id={`e-${row.id}`}>
                <Quote
                  text={row.exact}
                  source={`${speakerOf({ kind: row.kind, organisation: row.organisation }, text)} · ${row.number}`}
                  href={`${href("codingText", { campaign: campaign.slug, number: row.number })}#e-${row.id}`}
                  lang="it"
                  foot={
                    <span className="small muted">
                      {[
                        ...new Set(
                          row.codings
                            .filter((coding) => coding.lineId === line.id)
                            .map((coding) => t.kinds[coding.kind]),
                        ),
                      ].join(", ")}
                      {row.bench ? <> · {benches[row.bench] ?? row.bench}</> : null} · {t.cited(row.cited)}
                    </span>
                  }
                />
              </li>
            ))}
          </ul>
          {excerpts.next ? (
            <p className="form-actions">
              <ButtonLink href={`${here}?${next.toString()}`}>{t.nextExcerpts}</ButtonLink>
            </p>
          ) : null}
        </div>
      </div>
    </DeskShell>
  );
}
