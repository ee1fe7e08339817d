import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import { concludeCampaign, whatConcludingEnds } from "#app/features/course/conclusion.server.ts";
import { DecisionFields } from "#app/features/course/state-forms.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.terms.conclude.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo, state } = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "campaign.conclude", { campaignId: id });
  return { campaign: { slug, title, demo, state }, ends: await whatConcludingEnds(id, args.context.now) };
}

export const action = (args: ActionFunctionArgs) => {
  const campaign = args.params["campaign"] ?? "";
  return submit(
    args,
    concludeCampaign,
    { campaign },
    () => `${hrefIn(contextOf(args).lang, "deskState", { campaign })}?fatto=ok`,
  );
};

/** Says in numbers what will happen, before the button that does it. */
export default function Page() {
  const { campaign, ends } = useLoaderData<typeof loader>();
  const t = useText().terms;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  const can = campaign.state === "open" || campaign.state === "suspended";
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader
        title={t.conclude.title}
        lead={t.conclude.lead}
        crumbs={[{ label: t.state.title, href: href("deskState", at) }, { label: t.conclude.title }]}
      />
      <div className="stack-loose desk-forms">
        {ends.waiting > 0 && can ? (
          <Notice kind="warning">
            <p>{t.conclude.waiting(ends.waiting)}</p>
            <p>
              <a href={href("deskQueue", at)}>{t.conclude.waitingLink}</a>
            </p>
          </Notice>
        ) : null}
        <section className="panel stack">
          <h2>{t.conclude.what}</h2>
          <ul>
            <li>{t.conclude.noWriting}</li>
            <li>
              {t.conclude.rounds(ends.openRounds)}
              {ends.futureRounds > 0 ? ` ${t.conclude.futureRounds(ends.futureRounds)}` : ""}
            </li>
            <li>{t.conclude.mandates(ends.mandates, ends.bodies)}</li>
            <li>{t.conclude.drafts(ends.drafts, longDay(ends.draftsGo, lang))}</li>
            <li>{t.conclude.told}</li>
            <li>{t.conclude.pagesStay}</li>
          </ul>
        </section>
        {can ? (
          <section className="panel">
            <DeskForm intent="conclude">
              <DecisionFields />
              <CheckBox name="sure" label={t.conclude.sure} required />
              <div className="form-actions">
                <SubmitButton kind="danger">{t.conclude.confirm}</SubmitButton>
                <ButtonLink kind="quiet" href={href("deskState", at)}>
                  {t.conclude.back}
                </ButtonLink>
              </div>
            </DeskForm>
          </section>
        ) : (
          <p>
            <ButtonLink href={href("deskState", at)}>{t.conclude.back}</ButtonLink>
          </p>
        )}
      </div>
    </DeskShell>
  );
}
