import { Form } from "@remix-run/react";
import { useState } from "react";
import { useDraftAutosave } from "#app/browser/use-draft-autosave.ts";
import { useHref } from "#app/core/paths.ts";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { DraftAbout } from "#app/features/drafts/draft-about.tsx";
import { DraftFiles } from "#app/features/drafts/draft-files.tsx";
import { DraftLocalCopy } from "#app/features/drafts/draft-local-copy.tsx";
import { DraftLosses } from "#app/features/drafts/draft-losses.tsx";
import { DraftStatus } from "#app/features/drafts/draft-status.tsx";
import type { DraftPageData } from "./drafts-page.server.ts";
import type { Loss } from "#app/features/papers/paper.ts";
import { TextEditor } from "#app/features/texts/text-editor.tsx";

/** A single form for the whole draft: whichever button is pressed, what was typed is saved first. */
export function DraftForm({
  draft,
  person,
  answer,
  filesDone,
}: {
  draft: DraftPageData;
  person: string;
  answer: FormAnswer | undefined;
  filesDone: string | null;
}) {
  const { draft: t } = useText().contributions;
  const href = useHref();
  const at = { draft: draft.id };
  const save = useDraftAutosave({
    url: href("draftSave", at),
    person,
    draft: draft.id,
    server: draft.server,
    taken: answer === undefined,
  });
  const [pasted, setPasted] = useState<Loss[]>([]);
  const editor = {
    previewUrl: href("draftPreview", at),
    pasteUrl: href("draftPaste", at),
    onLosses: (losses: Loss[]) => setPasted((before) => [...before, ...losses]),
  };
  const losses =
    pasted.length > 0
      ? [...draft.losses.filter((loss) => !pasted.some(({ kind }) => kind === loss.kind)), ...merged(pasted)]
      : draft.losses;
  const { fields } = draft.server;
  return (
    <FormState {...(answer && { errors: answer.errors, values: answer.values })}>
      <ErrorSummary
        general={answer && Object.keys(answer.errors).length === 0 ? (answer.refusal ?? undefined) : undefined}
        labels={{
          title: t.fieldTitle,
          files: t.attachments,
          body: t.freeText,
          ...Object.fromEntries(draft.questions.map(({ id, text }) => [`answers.${id}`, text])),
        }}
      />
      {save.left ? <DraftLocalCopy at={save.left.at} onTake={save.takeLeft} onDrop={save.dropLeft} /> : null}
      <Form
        method="post"
        encType="multipart/form-data"
        noValidate
        ref={save.form}
        onInput={save.onInput}
        onBlur={save.onBlur}
        onSubmit={save.onSubmit}
        className="draft-form"
      >
        {/* The Enter key in a line of text presses the first button, so that one must do no harm. */}
        <button type="submit" name="intent" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {t.save}
        </button>
        <input type="hidden" name="version" value={save.base.version} />
        <input type="hidden" name="base" value={JSON.stringify(save.base.base)} />
        <input type="hidden" name="conflict" value={save.base.conflict} />
        <div className="save-bar">
          <DraftStatus status={save.status} compareHref={`${href("draft", at)}?v=${save.base.version}#versioni`} />
          <Button type="submit" small name="intent" value="save">
            {t.save}
          </Button>
        </div>
        <TextField name="title" label={t.fieldTitle} hint={t.fieldTitleHint} defaultValue={fields["title"]} />
        <DraftLosses losses={losses} confirmed={draft.lossesConfirmed && pasted.length === 0} />
        {draft.questions.length > 0 ? <p className="muted reading">{t.questionsHint}</p> : null}
        {draft.questions.map((question) => (
          <TextEditor
            key={question.id}
            name={`answers.${question.id}`}
            label={question.text}
            {...(question.hint && { hint: question.hint })}
            defaultValue={fields[`answers.${question.id}`] ?? ""}
            {...editor}
          />
        ))}
        <TextEditor
          name="body"
          label={t.freeText}
          hint={draft.questions.length > 0 ? t.freeTextHint : undefined}
          defaultValue={fields["body"] ?? ""}
          rows={fields["body"] || draft.questions.length === 0 ? 16 : 6}
          {...editor}
        />
        <DraftAbout kinds={draft.round.kinds} lines={draft.lines} districts={draft.districts} fields={fields} />
        <DraftFiles files={draft.files} done={filesDone} />
        <div className="form-actions">
          <SubmitButton name="intent" value="review" icon="arrow-right">
            {t.review}
          </SubmitButton>
          <Button type="submit" name="intent" value="save">
            {t.save}
          </Button>
        </div>
      </Form>
    </FormState>
  );
}

/** Losses of one kind from several pastes, as the server adds them up. */
function merged(losses: readonly Loss[]): Loss[] {
  const all = new Map<Loss["kind"], Loss>();
  for (const loss of losses) all.set(loss.kind, { ...loss, count: loss.count + (all.get(loss.kind)?.count ?? 0) });
  return [...all.values()];
}
