import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { cleanText, typedValues } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { WordChanges } from "#app/features/composing/word-changes.tsx";
import { previewReissue, reissueVersion, type ReissuePreview } from "#app/features/removals/reissues.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

type Answer = FormAnswer & { preview?: ReissuePreview };

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "document.reissue");
  const version = found(await getVersion(campaign.id, found(versionNumber(args.params["version"] ?? ""))));
  return { campaign: shellOf(campaign), number: version.number, sha256: version.sha256 };
}

/** «Mostra» writes nothing: the words to cover come with the form, go back with the page, and are not stored. */
export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "document.reissue");
  const number = found(versionNumber(args.params["version"] ?? ""));
  const form = args.context.form;
  if (form.get("intent") === "ripubblica") {
    return submit(
      args,
      reissueVersion,
      { campaignId: campaign.id, number },
      () =>
        `${hrefIn(contextOf(args).lang, "deskVersion", { campaign: campaign.slug, version: number })}?fatto=ripubblicata`,
    );
  }
  const words = form.get("words");
  const preview = found(
    await previewReissue(campaign.id, number, typeof words === "string" ? cleanText(words).slice(0, 2000) : ""),
  );
  return data<Answer>({ refusal: null, code: null, errors: {}, values: typedValues(form), preview });
}

export const meta: MetaFunction = titled((t) => t.removals.versions.reissue);

export default function Page() {
  const { campaign, number, sha256 } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>() ?? null;
  const {
    document,
    removals: { versions, reissue: t },
  } = useText();
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <DeskShell campaign={campaign} current="document">
      <PageHeader
        title={t.title(number)}
        lead={t.lead}
        crumbs={[
          { label: versions.title, href: href("deskVersions", at) },
          { label: document.version(number), href: href("deskVersion", { ...at, version: number }) },
          { label: versions.reissue },
        ]}
      />
      <AnsweredForm answer={answer} labels={{ words: t.words, reason: t.reason }}>
        <Form method="post" noValidate className="stack reading">
          <input type="hidden" name="seen" value={answer?.preview?.seen ?? sha256} />
          <TextArea name="words" label={t.words} hint={t.wordsHint} rows={4} limit={2000} optional />
          <TextField name="reason" label={t.reason} hint={t.reasonHint} required />
          <CheckBox name="draft" label={t.draft} checked />
          <p className="form-actions">
            <Button type="submit" name="intent" value="mostra">
              {t.preview}
            </Button>
            {answer?.preview && answer.preview.changes.length + answer.preview.quotations > 0 ? (
              <SubmitButton name="intent" value="ripubblica">
                {t.button}
              </SubmitButton>
            ) : null}
          </p>
        </Form>
      </AnsweredForm>
      {answer?.preview ? <Preview preview={answer.preview} slug={campaign.slug} /> : null}
    </DeskShell>
  );
}

function Preview({ preview, slug }: { preview: ReissuePreview; slug: string }) {
  const { reissue: t } = useText().removals;
  const href = useHref();
  return (
    <section className="stack" aria-labelledby="cambia">
      <h2 id="cambia">{t.changes}</h2>
      {preview.changes.length + preview.quotations === 0 ? (
        <Notice kind="warning" live>
          <p>{t.nothing}</p>
        </Notice>
      ) : null}
      {preview.quotations > 0 ? <p>{t.quotations(preview.quotations)}</p> : null}
      {preview.stillQuoted.length > 0 ? (
        <Notice kind="warning">
          <p>{t.stillQuoted}</p>
          <ul>
            {preview.stillQuoted.map((number) => (
              <li key={number}>
                <a href={href("deskRedact", { campaign: slug, number })}>{number}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {preview.changes.map((change) => (
        <div key={`${change.place} ${change.id}`}>
          <h3>
            {t.places[change.place]}
            {change.number ? ` ${change.number}` : ""}
          </h3>
          <WordChanges before={change.before} after={change.after} lang="it" />
          {change.beside > 0 ? <p>{t.beside(change.beside)}</p> : null}
        </div>
      ))}
    </section>
  );
}
