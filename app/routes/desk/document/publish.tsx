import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getPublicationPage } from "#app/features/composing/desk-document.server.ts";
import { proposeVersion } from "#app/features/document/documents.server.ts";
import {
  PublicationChanges,
  PublicationCounts,
  PublicationProblems,
  PublicationRewritten,
} from "#app/features/composing/publication-check.tsx";
import { ProposeFields, PublishFields } from "#app/features/composing/publication-fields.tsx";
import { publishVersion } from "#app/features/document/versions.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

/** A draft that has changed is shown anew, together with the digest of what was seen. */
export const shouldRevalidate = () => true;

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await load(args);
  const scope = { campaignId: campaign.id };
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    office: campaign.office,
    page: await getPublicationPage(campaign.id),
    publishes: may(args.context.actor, "document.publish", scope) !== null,
    proposes: may(args.context.actor, "document.propose", scope) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await load(args);
  const { lang } = contextOf(args);
  const form = args.context.form;
  const here = hrefIn(lang, "deskPublish", { campaign: campaign.slug });
  const campaignId = campaign.id;
  switch (form.get("intent")) {
    case "pubblica":
      return submit(
        args,
        publishVersion,
        { campaignId },
        ({ number, slug }) => `${hrefIn(lang, "version", { campaign: slug, version: number })}?fatto=pubblicata`,
      );
    case "proponi":
      return submit(args, proposeVersion, { campaignId }, () => `${here}?fatto=proposta`);
    default:
      return stop("invalid");
  }
}

export const meta: MetaFunction = titled((t) => t.document.publish.title);

export default function Page() {
  const { campaign, office, page, publishes, proposes } = useLoaderData<typeof loader>();
  const { document: t, removals } = useText();
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const done = useSearchParams()[0].get("fatto");
  const at = { campaign: campaign.slug };
  const crumbs = [{ label: t.title, href: href("deskDocument", at) }, { label: t.publish.title }];
  if (!page) {
    return (
      <DeskShell campaign={campaign} current="document">
        <PageHeader title={t.publish.title} crumbs={crumbs} />
        <Empty sentence={t.publish.noDocument}>
          <ButtonLink href={href("deskDocument", at)}>{t.uncited.toDocument}</ButtonLink>
        </Empty>
      </DeskShell>
    );
  }
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader title={t.publish.title} lead={t.publish.lead(page.number)} crumbs={crumbs} />
      <div className="stack-loose">
        {done === "proposta" ? (
          <Notice kind="success" live>
            <p>{t.publish.proposedDone}</p>
          </Notice>
        ) : null}
        {answer?.code === "stale" && answer.values["intent"] === "pubblica" ? (
          <Notice kind="warning" live>
            <p>{t.publish.stale}</p>
          </Notice>
        ) : null}
        {page.proposedAt ? (
          <Notice title={t.desk.proposed(page.proposedBy ?? "", longDay(page.proposedAt, lang))}>
            {page.proposalNote ? <p lang="it">{page.proposalNote}</p> : null}
          </Notice>
        ) : null}
        {page.objections > 0 ? (
          <Notice kind="warning">
            <p>
              {removals.objections.unanswered(page.objections)}{" "}
              <a href={href("deskObjections", at)}>{removals.objections.title}</a>
            </p>
          </Notice>
        ) : null}
        <PublicationProblems problems={page.problems} slug={campaign.slug} />
        <PublicationRewritten rewritten={page.rewritten} slug={campaign.slug} />
        <PublicationCounts counts={page.counts} />
        <PublicationChanges page={page} slug={campaign.slug} />
        <section className="panel reading" aria-labelledby="pubblica">
          <h2 id="pubblica">{publishes ? t.publish.form : t.publish.propose}</h2>
          {publishes && page.problems.length > 0 ? <p>{t.publish.blocked}</p> : null}
          {publishes && page.problems.length === 0 ? (
            <IntentForm intent="pubblica">
              <PublishFields page={page} office={office} />
            </IntentForm>
          ) : null}
          {!publishes && proposes ? (
            <>
              <p>
                {t.publish.onlyLead} {removals.propose.before}
              </p>
              <IntentForm intent="proponi">
                <ProposeFields />
              </IntentForm>
            </>
          ) : null}
          {!publishes && !proposes ? <p>{t.desk.readOnly}</p> : null}
        </section>
        {publishes && !page.proposedAt ? (
          <Disclosure summary={removals.propose.leadTitle} open={answer?.values["intent"] === "proponi"}>
            <p>{removals.propose.before}</p>
            <IntentForm intent="proponi">
              <ProposeFields label={removals.propose.leadButton} />
            </IntentForm>
          </Disclosure>
        ) : null}
        {publishes && page.versions.length > 0 ? (
          <p>
            <a href={href("deskVersions", at)}>
              {removals.versions.title}: {removals.versions.withdraw.toLocaleLowerCase(lang)}
            </a>
          </p>
        ) : null}
      </div>
    </DeskShell>
  );
}
