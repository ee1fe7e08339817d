import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { disownOnDocument, recallDisowning } from "#app/features/filing/disowning.server.ts";
import { getDisowning } from "#app/features/texts/disowned.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.bodies.deskDisown.open);

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "disowning.manage", { campaignId: campaign.id });
  return { campaign, filing: found(await getDisowning(campaign.id, args.params["number"] ?? "")) };
}

export async function loader(args: LoaderFunctionArgs) {
  const {
    campaign: { slug, title, demo },
    filing,
  } = await load(args);
  return { campaign: { slug, title, demo }, filing };
}

export async function action(args: ActionFunctionArgs) {
  const {
    campaign,
    filing: { number },
  } = await load(args);
  const form = args.context.form;
  const next = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "deskContribution", { campaign: campaign.slug, number })}?fatto=${code}`;
  if (form.get("intent") === "disown") return submit(args, disownOnDocument, { number }, next("disown"));
  if (form.get("intent") === "recall") return submit(args, recallDisowning, { number }, next("recall"));
  return stop("invalid");
}

/** The lead enters what the organisation has written to the office, or takes a disowning back. */
export default function Page() {
  const { campaign, filing } = useLoaderData<typeof loader>();
  const { bodies, contributions } = useText();
  const t = bodies.deskDisown;
  const lang = useLang();
  const href = useHref();
  const { number, disownedAt } = filing;
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={t.title(number)}
        lead={t.lead}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: number, href: href("deskContribution", { campaign: campaign.slug, number }) },
          { label: t.open },
        ]}
      />
      <div className="reading stack">
        <p>
          <strong lang="it">{filing.organisation}</strong>: <span lang="it">{filing.title}</span>
        </p>
        {disownedAt ? (
          <>
            <Notice kind="warning" title={bodies.disown.own(longDay(disownedAt, lang))}>
              <p lang="it">{filing.reason}</p>
              <p>{filing.document ? bodies.disown.onPaper(filing.document) : t.byBody}</p>
            </Notice>
            <section className="panel stack" aria-labelledby="recall">
              <h2 id="recall">{t.recall}</h2>
              <p>{t.recallNote}</p>
              <IntentForm intent="recall" labels={{ why: t.why }}>
                <TextArea name="why" label={t.why} hint={t.whyHint} rows={3} limit={500} required />
                <SubmitButton kind="danger">{t.recallSubmit}</SubmitButton>
              </IntentForm>
            </section>
          </>
        ) : filing.possible ? (
          <>
            <p>{bodies.disown.happens}</p>
            <IntentForm intent="disown" labels={{ reason: bodies.disown.reason, document: t.document }}>
              <TextField name="document" label={t.document} hint={t.documentHint} required />
              <TextArea
                name="reason"
                label={bodies.disown.reason}
                hint={t.reasonHint}
                rows={4}
                limit={1_000}
                required
              />
              <SubmitButton kind="danger">{t.submit}</SubmitButton>
            </IntentForm>
          </>
        ) : (
          <Notice kind="info">
            <p>{bodies.disown.cannot}</p>
          </Notice>
        )}
      </div>
    </DeskShell>
  );
}
