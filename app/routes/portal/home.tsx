import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { Band } from "#app/features/campaigns/band.tsx";
import { Contact } from "#app/features/portal/campaign-about.tsx";
import { CampaignCards } from "#app/features/portal/campaign-cards.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { getHomePage } from "#app/features/portal/home-page.server.ts";
import { LineThreads } from "#app/features/portal/line-threads.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ThreadsHero } from "#app/ui/threads/threads-hero.tsx";

export const handle = { wide: true };

export async function loader({ context }: LoaderFunctionArgs) {
  const page = await getHomePage(context.now);
  return { ...page, demo: page.current?.demo ?? false };
}

export const meta: MetaFunction = () => [{ title: "Tavolo Comune" }];

export default function Page() {
  const { campaigns, current } = useLoaderData<typeof loader>();
  const t = useText().portal.home;
  const href = useHref();
  const none = { excerpts: 0, contributions: 0 };
  return (
    <>
      <ThreadsHero lines={current?.lines ?? []}>
        <PageHeader title={t.title} lead={t.lead} />
        {current ? <Now campaign={current} /> : null}
      </ThreadsHero>
      {current ? (
        <Band title={t.threads(current.title)} lead={t.threadsLead}>
          <LineThreads
            campaign={current.slug}
            version={current.version?.number ?? null}
            lines={current.lines.map((line) => ({
              ...line,
              totals: current.totals.find((each) => each.lineId === line.id) ?? none,
            }))}
          />
        </Band>
      ) : (
        <Band>
          <Empty sentence={t.empty}>
            <ButtonLink href={href("guide")}>{t.guide}</ButtonLink>
          </Empty>
        </Band>
      )}
      {campaigns.length > 0 ? (
        <Band paper title={t.campaigns}>
          <CampaignCards campaigns={campaigns.slice(0, 4)} />
          <p className="band-more">
            <a href={href("campaigns")}>{t.all}</a>
          </p>
        </Band>
      ) : null}
      <Band title={t.how}>
        <ol className="how">
          {t.steps.map((step) => (
            <li key={step.title}>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
        <p className="band-more">
          <a href={href("guide")}>{t.guide}</a>
        </p>
      </Band>
      <Band paper title={t.answers} id="chi-risponde">
        <Offices campaigns={campaigns} />
      </Band>
    </>
  );
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["campaigns"][number];

function Now({ campaign }: { campaign: Listed }) {
  const t = useText().portal.home;
  const lang = useLang();
  const href = useHref();
  return (
    <div className="now">
      <p>
        <strong>{t.now}.</strong>{" "}
        {campaign.round ? t.doRound(campaign.title, longTime(campaign.round.closesAt, lang)) : t.doRead(campaign.title)}
      </p>
      <p className="cluster">
        <ButtonLink kind="primary" href={href("campaign", { campaign: campaign.slug })}>
          {t.open}
        </ButtonLink>
        {campaign.round ? (
          <ButtonLink kind="quiet" href={href("space")}>
            {t.write}
          </ButtonLink>
        ) : null}
      </p>
    </div>
  );
}

function Offices({ campaigns }: { campaigns: readonly Listed[] }) {
  const t = useText().portal.home;
  const lang = useContentLang();
  const offices = campaigns.filter((campaign) => campaign.office);
  if (offices.length === 0) return <p>{t.noOffice}</p>;
  return (
    <>
      <p>{t.answersText}</p>
      <div className="columns-2">
        {offices.map((campaign) => (
          <address key={campaign.slug} lang={lang}>
            <strong>{campaign.title}</strong>
            <br />
            {campaign.office}
            {campaign.contact ? (
              <>
                <br />
                <Contact text={campaign.contact} />
              </>
            ) : null}
          </address>
        ))}
      </div>
    </>
  );
}
