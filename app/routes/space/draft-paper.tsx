import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, type FormAnswer } from "#app/http/route.server.ts";
import { attachmentLimits } from "#app/features/texts/attachment.ts";
import { sentFiles } from "#app/features/attachments/attachments.server.ts";
import { failureCodes, takePaper } from "#app/features/attachments/drafts-paper.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { importPaper } from "#app/features/papers/papers.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.draft.paperTitle} · Tavolo Comune` },
];

export async function loader(args: LoaderFunctionArgs) {
  const draft = found(await getDraft(args.params["draft"] ?? "", acting(args)));
  return { id: draft.id, title: draft.title };
}

/**
 * Whether the person may do this is checked before anything is parsed. The parsing happens in a child process, before
 * the transaction.
 */
export async function action(args: ActionFunctionArgs) {
  const context = contextOf(args);
  const { id: draft } = found(await getDraft(args.params["draft"] ?? "", acting(args)));
  const form = args.context.form;
  const [file] = await sentFiles(form, "paper");
  const refusal = (code: (typeof failureCodes)[keyof typeof failureCodes] | "required") =>
    formAnswer(args, { ok: false, code: code === "required" ? "invalid" : code, fields: { paper: code } }, form);
  if (!file) return refusal("required");
  if (file.bytes.byteLength > attachmentLimits.bytes) return refusal("too_large");
  const imported = await importPaper(file.bytes, file.name);
  if (!imported.ok) return refusal(failureCodes[imported.why]);
  const taken = await takePaper(context, { draft, file, markdown: imported.markdown, losses: imported.losses });
  return taken.ok
    ? redirect(`${hrefIn(context.lang, "draft", { draft })}?fatto=importata`)
    : formAnswer(args, taken, form);
}

export default function DraftPaper() {
  const draft = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { draft: t, space } = useText().contributions;
  const href = useHref();
  const back = href("draft", { draft: draft.id });
  return (
    <SpaceShell>
      <PageHeader
        title={t.paperTitle}
        lead={t.paperLead}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: draft.title || space.untitled, href: back },
        ]}
      />
      <FormState {...(answer && { errors: answer.errors })}>
        <ErrorSummary />
        <Form method="post" encType="multipart/form-data" noValidate>
          <FileField name="paper" label={t.paperField} hint={t.paperHint} accept=".docx,.odt" required />
          <div className="form-actions">
            <SubmitButton icon="upload">{t.paperTake}</SubmitButton>
            <ButtonLink href={back}>{t.back}</ButtonLink>
          </div>
        </Form>
      </FormState>
    </SpaceShell>
  );
}
