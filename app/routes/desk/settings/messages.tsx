import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit, type FormAnswer } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listBulkMails, sendBulkMail } from "#app/features/news/bulk-mails.server.ts";
import { listFailingAddresses } from "#app/features/news/mail-failures.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime, number } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBoxes, Radios } from "#app/ui/forms/choices.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { readMessage, type MessagePreview } from "./message-preview.server.ts";

export const meta = titled((t) => t.inbox.bulk.title);

async function campaignOf(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "mail.send", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await campaignOf(args);
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    // Made here and sent back with the form, so that a form sent twice sends one message.
    key: newId(args.context.now),
    sent: await listBulkMails(campaign.id),
    failing: await listFailingAddresses(campaign.id, args.context.now),
  };
}

/** First shows whom the message would reach, and sends only then: nothing leaves before its count was seen. */
export async function action(args: ActionFunctionArgs) {
  const campaign = await campaignOf(args);
  const form = args.context.form;
  if (form.get("intent") === "send")
    return submit(
      args,
      sendBulkMail,
      { campaign: campaign.slug },
      () => `${hrefIn(contextOf(args).lang, "deskMessages", { campaign: campaign.slug })}?fatto=inviato`,
    );
  if (form.get("intent") === "preview" || form.get("intent") === "change") return readMessage(args, campaign.id, form);
  return stop("invalid");
}

export default function Page() {
  const { campaign, key, sent, failing } = useLoaderData<typeof loader>();
  const answer = useActionData() as (FormAnswer & { preview?: MessagePreview }) | undefined;
  const text = useText();
  const t = text.inbox.bulk;
  const lang = useLang();
  const done = useSearchParams()[0].get("fatto") === "inviato";
  return (
    <DeskShell campaign={campaign} current="messages">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack-loose">
        {done && !answer ? (
          <Notice kind="success" live>
            <p>{t.sent}</p>
          </Notice>
        ) : null}
        <section className="panel stack" aria-labelledby="write">
          <h2 id="write">{answer?.preview ? t.previewTitle : t.write}</h2>
          {answer?.preview ? (
            <Preview preview={answer.preview} messageKey={answer.preview.key} />
          ) : (
            <MessageForm answer={answer ?? null} messageKey={key} />
          )}
        </section>
        <section className="stack" aria-labelledby="sent">
          <h2 id="sent">{t.caption}</h2>
          {sent.length === 0 ? (
            <Empty sentence={t.none} />
          ) : (
            <Table
              caption={t.caption}
              captionHidden
              columns={[
                { label: t.when },
                { label: t.subject },
                { label: t.who },
                { label: t.recipients, numeric: true },
              ]}
              rows={sent.map((mail) => ({
                id: mail.id,
                cells: [
                  longTime(mail.sentAt, lang),
                  mail.subject,
                  t.audiences[mail.audience.who as keyof typeof t.audiences],
                  number(mail.recipients, lang),
                ],
              }))}
            />
          )}
        </section>
        {failing.length > 0 ? (
          <Notice kind="warning" title={t.failures}>
            <p>{t.failuresLead}</p>
            <ul>
              {failing.map((each) => (
                <li key={`${each.organisationId} ${each.person ?? ""}`}>
                  {t.failed(
                    each.person ? `${each.organisation} – ${each.person}` : each.organisation,
                    longDay(each.failedAt, lang),
                  )}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </DeskShell>
  );
}

function MessageForm({ answer, messageKey }: { answer: FormAnswer | null; messageKey: string }) {
  const text = useText();
  const t = text.inbox.bulk;
  const audiences = Object.entries(t.audiences).map(([value, label]) => ({ value, label }));
  return (
    <AnsweredForm answer={answer} labels={{ subject: t.subject, words: t.words, who: t.who, "benches[]": t.benches }}>
      <Form method="post" noValidate className="stack">
        <input type="hidden" name="intent" value="preview" />
        <input type="hidden" name="key" value={messageKey} />
        <TextField name="subject" label={t.subject} required />
        <TextArea name="words" label={t.words} rows={8} limit={5000} required />
        <Radios name="who" label={t.who} options={audiences} defaultValue="holders" />
        <CheckBoxes
          name="benches[]"
          label={t.benches}
          hint={t.benchesHint}
          options={Object.entries(text.organisations.benches).map(([value, label]) => ({ value, label }))}
        />
        <SubmitButton>{t.preview}</SubmitButton>
      </Form>
    </AnsweredForm>
  );
}

function Preview({ preview, messageKey }: { preview: MessagePreview; messageKey: string }) {
  const t = useText().inbox.bulk;
  const fields = (
    <>
      <input type="hidden" name="key" value={messageKey} />
      <input type="hidden" name="subject" value={preview.subject} />
      <input type="hidden" name="words" value={preview.words} />
      <input type="hidden" name="who" value={preview.who} />
      {preview.benches.map((bench) => (
        <input key={bench} type="hidden" name="benches[]" value={bench} />
      ))}
      <input type="hidden" name="seen" value={preview.people} />
    </>
  );
  return (
    <div className="stack">
      <h3>{preview.subject}</h3>
      <p className="news-words">{preview.words}</p>
      <p>
        <strong>{preview.people === 0 ? t.nobody : t.count(preview.people, preview.bodies.length)}</strong>
      </p>
      {preview.bodies.length > 0 ? (
        <Disclosure summary={t.bodies}>
          <ul>
            {preview.bodies.map((body) => (
              <li key={body.id}>{body.name}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <div className="cluster">
        {preview.people > 0 ? (
          <Form method="post">
            {fields}
            <input type="hidden" name="intent" value="send" />
            <SubmitButton>{t.send}</SubmitButton>
          </Form>
        ) : null}
        <Form method="post">
          {fields}
          <input type="hidden" name="intent" value="change" />
          <SubmitButton kind="secondary">{t.change}</SubmitButton>
        </Form>
      </div>
    </div>
  );
}
