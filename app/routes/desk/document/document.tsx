import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getDeskDocument } from "#app/features/composing/desk-document.server.ts";
import { DocumentFrontForm, DocumentSections } from "#app/features/composing/desk-sections.tsx";
import { addLineSections, createDocument, saveFront } from "#app/features/document/documents.server.ts";
import { firstTitle, sectionTitles } from "#app/features/document/section-titles.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { IntentForm, RowForm, RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await load(args);
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    document: await getDeskDocument(campaign.id),
    works: may(args.context.actor, "document.edit", { campaignId: campaign.id }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await load(args);
  const form = args.context.form;
  const here = hrefIn(contextOf(args).lang, "deskDocument", { campaign: campaign.slug });
  const campaignId = campaign.id;
  switch (form.get("intent")) {
    case "inizia":
      return submit(args, createDocument, { campaignId, title: firstTitle, titles: sectionTitles }, () => here);
    case "frontespizio":
      return submit(args, saveFront, { campaignId }, () => `${here}?fatto=salvato`);
    case "parti":
      return submit(args, addLineSections, { campaignId, titles: sectionTitles }, () => `${here}?fatto=salvato`);
    default:
      return stop("invalid");
  }
}

export const meta: MetaFunction = titled((t) => t.document.title);

export default function Page() {
  const { campaign, document, works } = useLoaderData<typeof loader>();
  const { document: t, removals } = useText();
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  const done = useSearchParams()[0].get("fatto");
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader
        title={t.title}
        lead={t.desk.lead}
        {...(document && {
          actions: (
            <>
              <ButtonLink kind="primary" href={href("deskPublish", at)}>
                {t.desk.toPublish}
              </ButtonLink>
              <ButtonLink href={href("uncited", at)}>{t.desk.toUncited}</ButtonLink>
              <ButtonLink href={href("deskVersions", at)}>{removals.versions.title}</ButtonLink>
              <ButtonLink href={href("deskObjections", at)}>{removals.objections.title}</ButtonLink>
            </>
          ),
        })}
      />
      {done === "salvato" ? (
        <Notice kind="success" live>
          <p>{t.desk.saved}</p>
        </Notice>
      ) : null}
      <RowRefusal intents={["inizia", "parti"]} />
      {document?.proposedAt ? (
        <Notice>
          <p>
            {t.desk.proposed(document.proposedBy ?? "", longDay(document.proposedAt, lang))}{" "}
            <a href={href("deskPublish", at)}>{t.desk.toPublish}</a>
          </p>
        </Notice>
      ) : null}
      {document ? (
        <div className="stack-loose">
          <DocumentSections
            document={document}
            slug={campaign.slug}
            works={works}
            addSections={(lineId) => (
              <RowForm intent="parti" hidden={{ lineId }}>
                <SubmitButton kind="secondary" small>
                  {t.desk.addSections}
                </SubmitButton>
              </RowForm>
            )}
          />
          <section aria-labelledby="frontespizio">
            <h2 id="frontespizio">{t.desk.front}</h2>
            {works ? (
              <IntentForm intent="frontespizio">
                <DocumentFrontForm document={document} />
              </IntentForm>
            ) : (
              <p className="muted">{t.desk.readOnly}</p>
            )}
          </section>
        </div>
      ) : (
        <Empty sentence={t.desk.beginTitle}>
          <p>{t.desk.beginText}</p>
          {works ? (
            <RowForm intent="inizia" hidden={{}}>
              <SubmitButton>{t.desk.begin}</SubmitButton>
            </RowForm>
          ) : (
            <p className="muted">{t.desk.readOnly}</p>
          )}
        </Empty>
      )}
    </DeskShell>
  );
}
