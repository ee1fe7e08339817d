import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit } from "#app/http/route.server.ts";
import { readTarget, targetQuery } from "#app/features/removals/removal.ts";
import { getTakeDownPage } from "#app/features/removals/take-down-page.server.ts";
import { takeDown } from "#app/features/removals/takedowns.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "takedown.take");
  const target = found(readTarget(new URL(args.request.url).searchParams));
  return { campaign: shellOf(campaign), target, page: found(await getTakeDownPage(campaign.id, target)) };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "takedown.take");
  const target = readTarget(new URL(args.request.url).searchParams);
  const asked = target ? Object.fromEntries(new URLSearchParams(targetQuery(target))) : {};
  return submit(
    args,
    takeDown,
    { campaignId: campaign.id, ...asked },
    () => `${hrefIn(contextOf(args).lang, "deskTakedowns", { campaign: campaign.slug })}?fatto=tolto`,
  );
}

export const meta: MetaFunction = titled((t) => t.removals.takeDown.title);

export default function Page() {
  const { campaign, page } = useLoaderData<typeof loader>();
  const { removals } = useText();
  const t = removals.takeDown;
  const lang = useLang();
  const href = useHref();
  const list = href("deskTakedowns", { campaign: campaign.slug });
  const name = removals.named[page.kind](page.number, page.part);
  return (
    <DeskShell campaign={campaign}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        kicker={name}
        crumbs={[{ label: removals.list.title, href: list }, { label: name }]}
      />
      <div className="reading stack">
        {page.title ? (
          <blockquote className="panel" lang="it">
            <p>{page.title}</p>
          </blockquote>
        ) : null}
        {page.held ? (
          <Notice kind="warning">
            <p>{t.already(longDay(page.held.takenAt, lang), page.held.reason)}</p>
          </Notice>
        ) : null}
        {!page.held && !page.isPublic ? (
          <Notice>
            <p>{t.notPublic}</p>
          </Notice>
        ) : null}
        {!page.held && page.isPublic ? (
          <IntentForm intent="togli" labels={{ reason: t.reason }}>
            <TextField name="reason" label={t.reason} hint={t.reasonHint} required />
            {page.others.length > 0 ? (
              <CheckBox name="everywhere" label={t.everywhere(page.others.map(t.versionShort).join(", "))} checked />
            ) : null}
            <p className="small muted">{t.after}</p>
            <p className="form-actions">
              <SubmitButton kind="danger">{t.button}</SubmitButton>
              <ButtonLink kind="quiet" href={list}>
                {t.cancel}
              </ButtonLink>
            </p>
          </IntentForm>
        ) : null}
      </div>
    </DeskShell>
  );
}
