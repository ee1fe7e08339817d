import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { ThreadsHero } from "#app/ui/threads/threads-hero.tsx";
import { Band } from "#app/features/campaigns/band.tsx";
import type { getCampaignPage } from "./campaign-page.server.ts";
import { CampaignSteps } from "./campaign-steps.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { DecisionWords } from "#app/features/campaigns/term-history.tsx";

export type CampaignPage = NonNullable<Awaited<ReturnType<typeof getCampaignPage>>>;
interface Props {
  campaign: CampaignPage;
}

/** Title, state, and the one clear thing to do now. */
export function CampaignOpening({ campaign }: Props) {
  const { campaigns: t, terms } = useText();
  const lang = useLang();
  const href = useHref();
  const { round, version, decided } = campaign;
  const open = campaign.state === "open" && round?.state === "open" ? round : null;
  return (
    <ThreadsHero lines={campaign.lines}>
      <PageHeader
        crumbs={[{ label: t.list.title, href: href("campaigns") }, { label: campaign.title }]}
        kicker={t.page.kicker}
        title={campaign.title}
        titleLang={useContentLang()}
        meta={<Badge state={campaign.state === "open" ? "open" : "neutral"}>{t.states[campaign.state]}</Badge>}
        lead={
          open
            ? t.page.closesOn(longTime(open.closesAt, lang))
            : campaign.state === "open"
              ? t.page.noRound
              : campaign.state === "suspended"
                ? terms.public.suspended(longDay(campaign.decided?.at ?? campaign.createdAt, lang))
                : terms.public.concluded(longDay(campaign.decided?.at ?? campaign.createdAt, lang))
        }
        actions={
          <>
            {open ? (
              <ButtonLink kind="primary" icon="pencil" href={href("space")}>
                {t.page.write}
              </ButtonLink>
            ) : null}
            {version ? (
              <ButtonLink
                kind={open ? "secondary" : "primary"}
                icon="file"
                href={href("version", { campaign: campaign.slug, version: version.number })}
              >
                {version.state === "final" ? t.page.readFinal(version.number) : t.page.readDraft(version.number)}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="quiet" href={href("contributions", { campaign: campaign.slug })}>
              {t.page.readContributions}
            </ButtonLink>
          </>
        }
      />
      {campaign.state !== "open" && decided ? (
        <p>
          <DecisionWords reason={decided.reason} act={decided.act} lang="it" />
        </p>
      ) : null}
    </ThreadsHero>
  );
}

/** «In breve», the steps of the consultation, and the act on which it rests. */
export function CampaignAbout({ campaign }: Props) {
  const t = useText().campaigns.page;
  const lang = useLang();
  const contentLang = useContentLang();
  return (
    <Band>
      <div className="beside beside-end">
        <div>
          <section className="in-brief">
            <h2>{t.inBrief}</h2>
            <ProseView blocks={campaign.prose.inBrief} {...(contentLang && { lang: contentLang })} />
          </section>
          {campaign.mandateOrgan || campaign.mandateText ? (
            <section className="act">
              <h2>{t.mandate}</h2>
              <p lang={contentLang}>
                {t.mandateAct(
                  campaign.mandateOrgan,
                  campaign.mandateNumber,
                  campaign.mandateDate ? longDay(campaign.mandateDate, lang) : "",
                )}
              </p>
              <ProseView compact blocks={campaign.prose.mandate} {...(contentLang && { lang: contentLang })} />
            </section>
          ) : null}
        </div>
        <section>
          <h2>{t.timeline}</h2>
          <CampaignSteps steps={campaign.steps} />
        </section>
      </div>
    </Band>
  );
}

/** What comes next, how to take part, who answers. */
export function CampaignAnswers({ campaign }: Props) {
  const { campaigns, stakeholders } = useText();
  const t = campaigns.page;
  const href = useHref();
  const contentLang = useContentLang();
  const inItalian = contentLang ? { lang: contentLang } : {};
  const { nextSteps, howBodies, howCitizens } = campaign.prose;
  return (
    <Band>
      <div className="columns-2">
        <section>
          <h2>{t.next}</h2>
          <ProseView compact blocks={nextSteps} {...inItalian} />
          <Notice>
            <p>{t.noProceeding}</p>
          </Notice>
        </section>
        <section>
          {howBodies.length > 0 ? (
            <Disclosure summary={t.howBodies} open>
              <ProseView compact blocks={howBodies} {...inItalian} />
            </Disclosure>
          ) : null}
          {campaign.state === "open" ? (
            <p>
              <a href={href("askToTakePart", { campaign: campaign.slug })}>{stakeholders.ask.link}</a>
            </p>
          ) : null}
          {howCitizens.length > 0 ? (
            <Disclosure summary={t.howCitizens}>
              <ProseView compact blocks={howCitizens} {...inItalian} />
            </Disclosure>
          ) : null}
          <h2 className="answers-title">{t.answers}</h2>
          <address {...inItalian}>
            {campaign.office}
            {campaign.contact ? (
              <>
                <br />
                <Contact text={campaign.contact} />
              </>
            ) : null}
          </address>
        </section>
      </div>
    </Band>
  );
}

export const Contact = ({ text }: { text: string }) =>
  /^\S+@\S+\.\S+$/.test(text) ? <a href={`mailto:${text}`}>{text}</a> : <>{text}</>;
