import { useHref } from "#app/core/paths.ts";
import { Contact } from "#app/features/portal/campaign-about.tsx";
import type { AnswerPage } from "#app/features/participation/answers.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

/** The page of a link that no longer works: what was answered, or why nothing can be answered, and to whom to write. */
export function BodyAnswered({ page }: { page: AnswerPage & { done: boolean } }) {
  const t = useText().stakeholders.answer;
  const href = useHref();
  const { campaign, answered, state } = page;
  const over =
    state === "unknown" ? t.unknown : state === "expired" ? t.expired : state === "usable" ? t.concluded : t.spent;
  return (
    <div className="reading stack">
      <PageHeader title={campaign ? t.title(campaign.title) : t.pageTitle} />
      {state === "spent" && answered ? (
        <Notice kind={page.done ? "success" : "info"} live={page.done}>
          <p>{t.answered[answered](page.body)}</p>
        </Notice>
      ) : (
        <Notice>
          <p>{over}</p>
        </Notice>
      )}
      {campaign ? (
        <>
          {state === "spent" && answered ? <p>{t.changed}</p> : null}
          <Office campaign={campaign} />
          <p>
            <ButtonLink href={href("campaign", { campaign: campaign.slug })}>{t.toCampaign}</ButtonLink>
          </p>
        </>
      ) : (
        <p>
          <ButtonLink href={href("campaigns")}>{t.toCampaigns}</ButtonLink>
        </p>
      )}
    </div>
  );
}

/** The office that answers questions about the consultation. */
export function Office({ campaign }: { campaign: { office: string; contact: string } }) {
  const t = useText().stakeholders.answer;
  return campaign.office || campaign.contact ? (
    <section>
      <h2 className="h3">{t.office}</h2>
      <address>
        {campaign.office}
        {campaign.contact ? (
          <>
            <br />
            <Contact text={campaign.contact} />
          </>
        ) : null}
      </address>
    </section>
  ) : null;
}
