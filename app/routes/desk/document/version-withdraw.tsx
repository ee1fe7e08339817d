import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit } from "#app/http/route.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { getVersion, withdrawVersion } from "#app/features/document/versions.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "document.withdraw");
  const version = found(await getVersion(campaign.id, found(versionNumber(args.params["version"] ?? ""))));
  return { campaign: shellOf(campaign), number: version.number, withdrawn: version.withdrawnAt !== null };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "document.withdraw");
  const number = found(versionNumber(args.params["version"] ?? ""));
  return submit(
    args,
    withdrawVersion,
    { campaignId: campaign.id, number },
    () => `${hrefIn(contextOf(args).lang, "deskVersion", { campaign: campaign.slug, version: number })}?fatto=ritirata`,
  );
}

export const meta: MetaFunction = titled((t) => t.removals.versions.withdraw);

export default function Page() {
  const { campaign, number, withdrawn } = useLoaderData<typeof loader>();
  const {
    document,
    removals: { versions: t, takeDown },
  } = useText();
  const href = useHref();
  const here = href("deskVersion", { campaign: campaign.slug, version: number });
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader
        title={t.withdrawTitle(number)}
        lead={t.withdrawLead}
        crumbs={[
          { label: t.title, href: href("deskVersions", { campaign: campaign.slug }) },
          { label: document.version(number), href: here },
          { label: t.withdraw },
        ]}
      />
      <div className="reading stack">
        {withdrawn ? (
          <Notice>
            <p>{t.withdrawnAlready}</p>
          </Notice>
        ) : (
          <IntentForm intent="ritira" labels={{ reason: t.withdrawReason }}>
            <TextField name="reason" label={t.withdrawReason} hint={t.withdrawReasonHint} required />
            <p className="form-actions">
              <SubmitButton kind="danger">{t.withdrawButton}</SubmitButton>
              <ButtonLink kind="quiet" href={here}>
                {takeDown.cancel}
              </ButtonLink>
            </p>
          </IntentForm>
        )}
      </div>
    </DeskShell>
  );
}
