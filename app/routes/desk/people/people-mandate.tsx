import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getMandate } from "#app/features/organisations/mandate-queries.server.ts";
import { revokeMandate } from "#app/features/stakeholders/appointments.server.ts";
import { MandateState, Term } from "#app/features/organisations/mandate-words.tsx";
import { fullName } from "#app/features/organisations/name.ts";
import { resendInvitation } from "#app/features/people/roles.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, romeDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { IntentForm, RowForm, RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { Accepted } from "./people-roles.tsx";

export const meta = titled((t) => t.organisations.page.mandatesCaption);

export async function loader(args: LoaderFunctionArgs) {
  const { id: campaignId, slug, title, demo } = found(await getCampaign(args.params["campaign"] ?? ""));
  const { actor } = need(args, "organisation.read", { campaignId });
  const mandate = found(await getMandate(campaignId, args.params["mandate"] ?? "", romeDay(args.context.now)));
  return { campaign: { slug, title, demo }, mandate, manages: may(actor, "mandate.manage", { campaignId }) !== null };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "mandate.manage", { campaignId: campaign.id });
  const id = args.params["mandate"] ?? "";
  const mandate = found(await getMandate(campaign.id, id, romeDay(args.context.now)));
  const form = args.context.form;
  const { lang } = contextOf(args);
  if (form.get("intent") === "resend")
    return submit(
      args,
      resendInvitation,
      { campaign: campaign.id, person: mandate.person.id },
      () => `${hrefIn(lang, "deskMandate", { campaign: campaign.slug, mandate: id })}?fatto=invito`,
    );
  return submit(
    args,
    revokeMandate,
    { campaign: campaign.id, mandate: id },
    () => `${hrefIn(lang, "deskPeople", { campaign: campaign.slug })}?fatto=revoca`,
  );
}

export default function Page() {
  const { campaign, mandate, manages } = useLoaderData<typeof loader>();
  const text = useText();
  const o = text.organisations;
  const t = o.mandate;
  const lang = useLang();
  const href = useHref();
  const title = t.title(mandate.person.name);
  const over = mandate.notActing === "revoked" || mandate.notActing === "ended";
  const letter =
    mandate.letter === "open" ? (
      <a href={href("mandateLetter", { campaign: campaign.slug, mandate: mandate.id })}>{t.download}</a>
    ) : (
      t.letterClosed[mandate.letter ?? "none"]
    );
  const facts = [
    { term: o.organisation, text: fullName(mandate.organisation) },
    {
      term: text.people.email,
      text: (
        <>
          {mandate.person.email} <Accepted accepted={mandate.person.accepted} />
        </>
      ),
    },
    { term: o.capacity, text: o.capacities[mandate.capacity] },
    { term: o.term, text: <Term term={mandate} /> },
    { term: t.state, text: <MandateState notActing={mandate.notActing} /> },
    ...(mandate.revokedAt
      ? [{ term: t.revokedOn(longTime(mandate.revokedAt, lang)), text: mandate.revokedReason }]
      : []),
    { term: t.letter, text: letter },
  ];
  return (
    <DeskShell campaign={campaign} current="people">
      <PageHeader
        title={title}
        crumbs={[
          { label: text.people.office.title, href: href("deskPeople", { campaign: campaign.slug }) },
          { label: title },
        ]}
      />
      <div className="reading stack-loose">
        <DoneNotice />
        <RowRefusal intents={["resend"]} />
        <DescriptionList items={facts} />
        {manages && !mandate.person.accepted && !over ? (
          <RowForm intent="resend" hidden={{}}>
            <Button type="submit" icon="mail">
              {text.people.office.resend}
            </Button>
          </RowForm>
        ) : null}
        {manages && !over ? (
          <section className="panel stack" aria-labelledby="revoke">
            <h2 id="revoke">{t.revoke}</h2>
            <p>{t.revokeNote}</p>
            <IntentForm intent="revoke">
              <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} limit={500} required />
              <SubmitButton kind="danger">{t.revokeSubmit}</SubmitButton>
            </IntentForm>
          </section>
        ) : null}
      </div>
    </DeskShell>
  );
}
