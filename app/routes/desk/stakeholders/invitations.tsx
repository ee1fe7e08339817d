import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { BatchBadge } from "#app/features/participation/batch-badge.tsx";
import { countDeliveries, getBatch, sendBatch, undoBatch } from "#app/features/participation/invite-batches.server.ts";
import { InviteErrors } from "#app/features/participation/invite-errors.tsx";
import { InvitePreview } from "#app/features/participation/invite-preview.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { useFormAnswer } from "#app/routes/intent-form.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { DoneNotice } from "#app/routes/done-notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${textIn(langOf(location.pathname)).stakeholders.batch.title(data?.batch.fileName ?? "")} · Tavolo Comune`,
  },
];

async function load(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  return { campaign, batch: found(await getBatch(campaign.id, args.params["batch"] ?? "", args.context.now)) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, batch } = await load(args);
  return { campaign: shellOf(campaign), batch, fared: batch.state === "sent" ? await countDeliveries(batch.id) : null };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, batch } = await load(args);
  const form = args.context.form;
  const ids = { campaign: campaign.id, batch: batch.id };
  const { lang } = contextOf(args);
  const here = hrefIn(lang, "deskInvitations", { campaign: campaign.slug, batch: batch.id });
  if (form.get("intent") === "send") return submit(args, sendBatch, ids, () => `${here}?fatto=inviati`);
  if (form.get("intent") === "undo")
    return submit(args, undoBatch, ids, (sent) =>
      sent ? `${here}?fatto=annullati` : `${hrefIn(lang, "deskBulkInvite", { campaign: campaign.slug })}?fatto=tolto`,
    );
  return stop("invalid");
}

type Batch = ReturnType<typeof useLoaderData<typeof loader>>["batch"];

export default function Page() {
  const { campaign, batch, fared } = useLoaderData<typeof loader>();
  const { stakeholders } = useText();
  const t = stakeholders.batch;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  const answer = useFormAnswer();
  return (
    <DeskShell campaign={campaign} current="register">
      <PageHeader
        title={t.title(batch.fileName)}
        crumbs={[
          { label: stakeholders.register.title, href: href("deskRegister", at) },
          { label: stakeholders.bulk.title, href: href("deskBulkInvite", at) },
          { label: batch.fileName },
        ]}
        meta={<BatchBadge state={batch.state} />}
      />
      <div className="stack-loose">
        <DoneNotice words={stakeholders.done} />
        {answer?.refusal ? (
          <Notice kind="error" live>
            <p>{answer.refusal}</p>
          </Notice>
        ) : null}
        {batch.check ? <Looked batch={batch} /> : null}
        {fared && batch.sentAt ? (
          <section className="stack reading">
            <p>
              {t.sent(longTime(batch.sentAt, lang))}{" "}
              <a href={href("deskRegister", at)}>{stakeholders.register.title}</a>
            </p>
            <Meter
              label={t.progress}
              value={fared.delivered}
              max={fared.all}
              text={t.fared(fared.delivered, fared.failed, fared.all)}
            />
            {batch.accepted ? (
              <p className="muted">{t.accepted}</p>
            ) : (
              <Undo summary={t.undoOpen} hint={t.undoHint} button={t.undo} />
            )}
          </section>
        ) : null}
        {batch.undoneAt ? (
          <Notice kind="info">
            <p>{t.undoneAt(longTime(batch.undoneAt, lang))}</p>
          </Notice>
        ) : null}
      </div>
    </DeskShell>
  );
}

/** A list that is not sent yet: its errors, or what would happen and the button that sends it. */
function Looked({ batch: { check } }: { batch: Batch }) {
  const { stakeholders } = useText();
  const t = stakeholders.batch;
  if (!check) return null;
  const sent = check.rows.filter((row) => row.skipped === null);
  const right = check.errors.length === 0;
  return (
    <>
      <InviteErrors errors={check.errors} />
      {right && sent.length > 0 ? (
        <section className="panel stack">
          <p className="lead">{t.ready(sent.length, sent.filter((row) => row.made).length)}</p>
          <Form method="post" className="stack-tight">
            <input type="hidden" name="invitations" value={sent.length} />
            <SubmitButton icon="mail" name="intent" value="send">
              {t.confirm(sent.length)}
            </SubmitButton>
            <p className="small muted">{t.confirmHint}</p>
          </Form>
        </section>
      ) : null}
      {right && sent.length === 0 ? (
        <Notice kind="info">
          <p>{t.nothing}</p>
        </Notice>
      ) : null}
      {check.rows.length > 0 ? <InvitePreview rows={check.rows} /> : null}
      <Form method="post" className="no-print">
        <SubmitButton kind="quiet" icon="delete" name="intent" value="undo">
          {t.discard}
        </SubmitButton>
      </Form>
    </>
  );
}

function Undo({ summary, hint, button }: { summary: string; hint: string; button: string }) {
  return (
    <Disclosure summary={summary} quiet>
      <Form method="post" className="stack reading">
        <p>{hint}</p>
        <SubmitButton kind="danger" name="intent" value="undo">
          {button}
        </SubmitButton>
      </Form>
    </Disclosure>
  );
}
