import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found } from "#app/http/route.server.ts";
import { getParticipantsPage } from "#app/features/portal/participants.server.ts";
import { ParticipantBench } from "#app/features/portal/participant-bench.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

export const loader = async ({ params, context }: LoaderFunctionArgs) =>
  found(await getParticipantsPage(params["campaign"] ?? "", context.now));

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${textIn(langOf(location.pathname)).campaigns.participants.title} · ${data?.title ?? ""} · Tavolo Comune` },
];

export default function Page() {
  const data = useLoaderData<typeof loader>();
  const { campaigns: t, stakeholders } = useText();
  const lang = useLang();
  const href = useHref();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t.list.title, href: href("campaigns") },
          { label: data.title, href: href("campaign", { campaign: data.slug }) },
          { label: t.participants.title },
        ]}
        title={t.participants.title}
        lead={t.participants.lead(data.title)}
      />
      <section className="panel stack">
        <h2>{t.participants.summary}</h2>
        <DescriptionList
          inline
          items={[
            { term: t.participants.each, text: <span className="big-number">{number(data.all.each, lang)}</span> },
            { term: t.participants.joined, text: <span className="big-number">{number(data.all.joined, lang)}</span> },
            { term: t.participants.tookPart, text: <span className="big-number">{number(data.tookPart, lang)}</span> },
            { term: t.participants.withTexts, text: <span className="big-number">{number(data.wrote, lang)}</span> },
          ]}
        />
        <p className="muted small">
          {t.participants.definition} {t.participants.countedHow}
        </p>
      </section>
      <div className="stack-loose bench-tables">
        {data.benches.map((each) => (
          <ParticipantBench key={each.bench} {...each} campaign={data.slug} />
        ))}
      </div>
      {data.open ? (
        <p className="band-more">
          <a href={href("askToTakePart", { campaign: data.slug })}>{stakeholders.ask.link}</a>
        </p>
      ) : null}
    </>
  );
}
