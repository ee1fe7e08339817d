import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { ProseView } from "#app/ui/prose-view.tsx";
import { ThreadsHero } from "#app/ui/threads-hero.tsx";
import { Band } from "./band.tsx";
import type { getCampaignPage } from "./campaign-page.server.ts";
import { useContentLang } from "./content-lang.ts";

export type CampaignPage = NonNullable<Awaited<ReturnType<typeof getCampaignPage>>>;
interface Props { campaign: CampaignPage }

/** Title, state, and the one clear thing to do now. */
export function CampaignOpening({ campaign }: Props) {
  const t = useText().campaigns;
  const lang = useLang();
  const href = useHref();
  const { round, version } = campaign;
  const open = campaign.state === "open" && round?.state === "open" ? round : null;
  return (
    <ThreadsHero lines={campaign.lines}>
      <PageHeader
        crumbs={[{ label: t.list.title, href: href("campaigns") }, { label: campaign.title }]}
        kicker={t.page.kicker}
        title={campaign.title}
        titleLang={useContentLang()}
        meta={<Badge state={campaign.state === "open" ? "open" : "neutral"}>{t.states[campaign.state]}</Badge>}
        lead={open ? t.page.closesOn(longTime(open.closesAt, lang)) : campaign.state === "open" ? t.page.noRound : campaign.state === "suspended" ? t.page.suspended : t.page.concluded}
        actions={
          <>
            {open ? <ButtonLink kind="primary" icon="pencil" href={href("space")}>{t.page.write}</ButtonLink> : null}
            {version ? <ButtonLink kind={open ? "secondary" : "primary"} icon="file" href={href("version", { campaign: campaign.slug, version: version.number })}>{version.state === "final" ? t.page.readFinal(version.number) : t.page.readDraft(version.number)}</ButtonLink> : null}
            <ButtonLink kind="quiet" href={href("contributions", { campaign: campaign.slug })}>{t.page.readContributions}</ButtonLink>
          </>
        }
      />
    </ThreadsHero>
  );
}

/** «In breve» and the act it comes from. */
export function CampaignAbout({ campaign }: Props) {
  const t = useText().campaigns.page;
  const lang = useLang();
  const contentLang = useContentLang();
  const act = campaign.mandateOrgan || campaign.mandateText;
  return (
    <Band>
      <div className={act ? "beside beside-end" : undefined}>
        <section className="in-brief">
          <h2>{t.inBrief}</h2>
          <ProseView blocks={campaign.prose.inBrief} {...(contentLang && { lang: contentLang })} />
        </section>
        {act ? (
          <aside className="act" aria-labelledby="mandate">
            <h2 id="mandate">{t.mandate}</h2>
            <p lang={contentLang}>{t.mandateAct(campaign.mandateOrgan, campaign.mandateNumber, campaign.mandateDate ? longDay(campaign.mandateDate, lang) : "")}</p>
            <ProseView compact blocks={campaign.prose.mandate} {...(contentLang && { lang: contentLang })} />
          </aside>
        ) : null}
      </div>
    </Band>
  );
}

/** What comes next, how to take part, who answers. */
export function CampaignAnswers({ campaign, lang }: Props & { lang: string | undefined }) {
  const t = useText().campaigns.page;
  const { nextSteps, howBodies, howCitizens } = campaign.prose;
  return (
    <Band paper>
      <div className="columns-2">
        <section>
          <h2>{t.next}</h2>
          <ProseView compact blocks={nextSteps} lang={lang ?? "it"} />
          <Notice><p>{t.noProceeding}</p></Notice>
        </section>
        <section>
          {howBodies.length > 0 ? <Disclosure summary={t.howBodies} open><ProseView compact blocks={howBodies} lang={lang ?? "it"} /></Disclosure> : null}
          {howCitizens.length > 0 ? <Disclosure summary={t.howCitizens}><ProseView compact blocks={howCitizens} lang={lang ?? "it"} /></Disclosure> : null}
          <h2 className="answers-title">{t.answers}</h2>
          <address lang={lang}>
            {campaign.office}
            {campaign.contact ? <><br /><Contact text={campaign.contact} /></> : null}
          </address>
        </section>
      </div>
    </Band>
  );
}

export const Contact = ({ text }: { text: string }) => (/^\S+@\S+\.\S+$/.test(text) ? <a href={`mailto:${text}`}>{text}</a> : <>{text}</>);
