import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { getSealPage, seal } from "#app/features/removals/seals.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

async function load(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "contribution.seal");
  const page = found(await getSealPage(campaign.id, args.params["number"] ?? ""));
  if (page.sealedAt) stop("sealed");
  return { campaign, page };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, page } = await load(args);
  return { campaign: shellOf(campaign), page };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, page } = await load(args);
  return submit(
    args,
    seal,
    { number: page.number },
    () =>
      `${hrefIn(contextOf(args).lang, "deskContribution", { campaign: campaign.slug, number: page.number })}?fatto=sigillato`,
  );
}

export const meta = titled((t) => t.redacting.seal.title);

/** Seals what the law lets nobody read, after saying what that means. */
export default function Page() {
  const { campaign, page } = useLoaderData<typeof loader>();
  const {
    redacting: { seal: t },
    contributions,
  } = useText();
  const lang = useLang();
  const href = useHref();
  const back = href("deskContribution", { campaign: campaign.slug, number: page.number });
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={t.title}
        lead={t.lead}
        kicker={page.number}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: page.number, href: back },
          { label: t.short },
        ]}
      />
      <div className="reading stack">
        <Notice kind="warning" title={t.forGood}>
          <ul>
            {t.follows.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Notice>
        <IntentForm intent="sigilla" labels={{ what: t.whatLabel, reason: t.reason, sure: t.sureShort }}>
          <Radios
            name="what"
            label={t.whatLabel}
            required
            options={[
              { value: "text", label: t.wholeText, hint: t.wholeTextHint },
              ...page.files
                .filter((file) => !file.sealedAt)
                .map((file) => ({ value: file.id, label: t.onlyFile(file.name), hint: sizeInWords(file.size, lang) })),
            ]}
          />
          {page.files
            .filter((file) => file.sealedAt)
            .map((file) => (
              <p key={file.id} className="small muted">
                {t.fileSealed(file.name)}
              </p>
            ))}
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} limit={500} required />
          <CheckBox name="sure" label={t.sure} required />
          <div className="form-actions">
            <SubmitButton kind="danger">{t.button}</SubmitButton>
            <ButtonLink kind="quiet" href={back}>
              {t.cancel}
            </ButtonLink>
          </div>
        </IntentForm>
      </div>
    </DeskShell>
  );
}
