import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { listAllDistricts } from "#app/features/places/places.server.ts";
import { contextOf, need, stop, submit } from "#app/http/route.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { listOrganisationChoices } from "#app/features/organisations/organisation-queries.server.ts";
import { inviteKnown, inviteNew, listKnown } from "#app/features/participation/invitations.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { ContactFields } from "./contact-fields.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { FactFields, NameFields } from "../system/organisation-fields.tsx";

export const meta = titled((t) => t.stakeholders.invite.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  const { now } = args.context;
  const query = new URL(args.request.url).searchParams;
  const listed = new Map((await listRegister(campaign.id, now)).map((row) => [row.organisationId, row.standing]));
  const free = (await listOrganisationChoices(romeDay(now), { standing: true })).filter(
    ({ id }) => (listed.get(id) ?? "listed") === "listed",
  );
  return {
    campaign: shellOf(campaign),
    organisations: free.map((each) => ({ value: each.id, label: fullName(each) })),
    name: query.get("nome")?.slice(0, 200) ?? "",
    districts: await listAllDistricts(),
    wanted: query.get("organizzazione"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  const form = args.context.form;
  const ids = { campaign: campaign.id };
  const next = (code: string) => (organisation: string) =>
    `${hrefIn(contextOf(args).lang, "deskStakeholder", { campaign: campaign.slug, organisation })}?fatto=${code}`;
  need(args, "stakeholder.manage", { campaignId: campaign.id });
  if (form.get("intent") === "known")
    return form.get("only") === "on"
      ? submit(args, listKnown, ids, next("inserita"))
      : submit(args, inviteKnown, ids, next("invitata"));
  if (form.get("intent") === "new")
    return submit(args, inviteNew, ids, next(form.get("send") === "on" ? "invitata" : "inserita"));
  return stop("invalid");
}

export default function Page() {
  const { campaign, organisations, districts, name, wanted } = useLoaderData<typeof loader>();
  const { stakeholders, organisations: o } = useText();
  const t = stakeholders.invite;
  const href = useHref();
  const at = { campaign: campaign.slug };
  const labels = {
    name: o.form.name,
    contactName: stakeholders.entry.contactName,
    contactEmail: stakeholders.entry.contactEmail,
  };
  return (
    <DeskShell campaign={campaign} current="register">
      <PageHeader
        title={t.title}
        lead={
          <>
            {t.lead} <a href={href("deskBulkInvite", at)}>{stakeholders.bulk.title}</a>
          </>
        }
        crumbs={[{ label: stakeholders.register.title, href: href("deskRegister", at) }, { label: t.title }]}
      />
      <div className="columns-2">
        <section className="panel stack">
          <h2>{t.known}</h2>
          <IntentForm intent="known" labels={labels}>
            <Select
              name="organisation"
              label={o.organisation}
              hint={t.knownHint}
              options={organisations}
              {...(wanted && { defaultValue: wanted })}
              required
            />
            <ContactFields />
            <p className="form-actions">
              <SubmitButton icon="mail">{t.submitKnown}</SubmitButton>
              <Button type="submit" name="only" value="on">
                {t.only}
              </Button>
            </p>
          </IntentForm>
        </section>
        <section className="panel stack">
          <h2>{t.new}</h2>
          <IntentForm intent="new" labels={labels}>
            <NameFields {...(name && { name: { name, shortName: null, distinction: "" } })} />
            <FactFields districts={districts} />
            <ContactFields />
            <CheckBox name="send" label={t.send} hint={t.sendHint} checked />
            <SubmitButton icon="plus">{t.submitNew}</SubmitButton>
          </IntentForm>
        </section>
      </div>
    </DeskShell>
  );
}
