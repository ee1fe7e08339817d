import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref, hrefIn } from "#app/core/paths.ts";
import { contextOf, need, stop, submit } from "#app/http/route.server.ts";
import { Term } from "#app/features/organisations/mandate-words.tsx";
import { listWriters } from "#app/features/stakeholders/holders.server.ts";
import { appointDrafter, revokeDrafter } from "#app/features/stakeholders/appointments.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { NewcomerFields } from "#app/routes/desk/stakeholders/newcomer-fields.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { AnsweredForm, IntentForm, RowForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { Spoken } from "../spoken.tsx";
import { acting } from "./acting.server.ts";
import { SpaceShell, useSpace } from "./space-shell.tsx";

export const meta = titled((t) => t.bodies.writers.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, ...body } = acting(args);
  const today = romeDay(args.context.now);
  const writers = await listWriters(body, today);
  return {
    writers: writers.map((each) => ({ ...each, own: each.mandateId === actor.mandateId })),
    signs: body.role === "signatory",
    today,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { organisationId, campaignId } = acting(args);
  need(args, "drafter.manage", { organisationId, campaignId });
  const form = args.context.form;
  const done = (code: string) => () => `${hrefIn(contextOf(args).lang, "spaceWriters")}?fatto=${code}`;
  if (form.get("intent") === "invite") return submit(args, appointDrafter, {}, done("designazione"));
  if (form.get("intent") === "revoke") return submit(args, revokeDrafter, {}, done("revoca"));
  return stop("invalid");
}

/**
 * The people who act for the body. A signatory invites those who draft with them, and ends designations that the body
 * itself gave.
 */
export default function Page() {
  const { writers, signs, today } = useLoaderData<typeof loader>();
  const {
    bodies: { writers: t },
    organisations: o,
    contributions,
  } = useText();
  const href = useHref();
  const inviting = useFormAnswer()?.values["intent"] === "invite";
  const columns = [
    { label: t.person },
    { label: o.capacity },
    { label: o.term },
    ...(signs ? [{ label: t.revoke }] : []),
  ];
  const rows = writers.map((writer) => ({
    id: writer.mandateId,
    cells: [
      <span key="who">
        <strong>{writer.name}</strong>
        {writer.own ? (
          <>
            {" "}
            <Badge state="open">{t.mine}</Badge>
          </>
        ) : null}
        {writer.accepted ? null : (
          <>
            {" "}
            <Badge state="waiting">{t.invited}</Badge>
          </>
        )}
        <br />
        <span className="muted small">{writer.email}</span>
      </span>,
      o.capacities[writer.capacity],
      <Term key="term" term={writer} />,
      ...(signs
        ? [
            writer.appointedByBody && writer.capacity === "drafter" ? (
              <Revoke key="revoke" writer={writer} />
            ) : (
              <span key="revoke" className="muted small">
                {writer.own ? "–" : t.byOffice}
              </span>
            ),
          ]
        : []),
    ],
  }));
  return (
    <SpaceShell current="writers">
      <PageHeader
        title={t.title}
        lead={t.lead(useSpace()?.acting?.campaign.title ?? "")}
        crumbs={[{ label: contributions.space.home, href: href("space") }, { label: t.title }]}
      />
      <div className="stack-loose">
        <DoneNotice />
        <Table caption={t.caption} captionHidden cards columns={columns} rows={rows} />
        {signs ? (
          <Disclosure summary={t.invite} open={inviting}>
            <IntentForm intent="invite">
              <p className="reading">{t.inviteNote}</p>
              <NewcomerFields />
              <DateField name="validFrom" label={o.appoint.validFrom} defaultValue={today} required />
              <DateField name="validTo" label={o.appoint.validTo} hint={o.appoint.validToHint} optional />
              <SubmitButton icon="mail">{t.inviteSubmit}</SubmitButton>
            </IntentForm>
          </Disclosure>
        ) : (
          <p className="muted">{t.onlySignatory}</p>
        )}
      </div>
    </SpaceShell>
  );
}

function Revoke({ writer }: { writer: { mandateId: string; name: string } }) {
  const t = useText().bodies.writers;
  const answer = useFormAnswer();
  const own = answer?.values["intent"] === "revoke" && answer.values["mandate"] === writer.mandateId ? answer : null;
  return (
    <Disclosure quiet open={own !== null} summary={<Spoken shown={t.revoke} said={t.revokeOf(writer.name)} />}>
      <AnsweredForm answer={own} prefix={writer.mandateId}>
        <RowForm intent="revoke" hidden={{ mandate: writer.mandateId }}>
          <p>{t.revokeNote}</p>
          <TextField name="reason" label={t.reason} hint={t.reasonHint} required />
          <SubmitButton kind="danger">{t.revoke}</SubmitButton>
        </RowForm>
      </AnsweredForm>
    </Disclosure>
  );
}
