import { Form } from "@remix-run/react";
import type { FormAnswer } from "#app/http/route.server.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FieldError } from "#app/ui/forms/field.tsx";
import { fieldId, FormState } from "#app/ui/forms/form-state.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import { excerptKinds } from "./excerpt.ts";
import type { ChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";
import { codingFormId } from "./use-coding-keys.tsx";

interface Props {
  lines: readonly Line[];
  others: readonly { title: string; lines: readonly Line[] }[];
  chosen: ChosenPassage;
  answer: FormAnswer | null;
}

/**
 * Lines, kind, sub-theme and memo for the chosen passage. Without scripts the sentence boxes in the text say what is
 * chosen.
 */
export function CodingPanel({ lines, others, chosen, answer }: Props) {
  const t = useText().tagging;
  const open = lines.filter((line) => !line.retired);
  const themes = open.flatMap((line) =>
    line.subThemes.map((theme) => ({ value: theme.id, label: `${line.code} · ${theme.label}` })),
  );
  const typed = answer?.values["lineIds[]"] ?? [];
  return (
    <section className="panel stack" aria-labelledby="coding-panel">
      <h2 id="coding-panel">{t.panel}</h2>
      <p className="small">{t.howTo}</p>
      <blockquote className="chosen-passage" aria-live="polite" lang={chosen.quotation ? "it" : undefined}>
        {chosen.quotation || (chosen.gap ? t.notContiguous : t.nothingChosen)}
      </blockquote>
      <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}}>
        <ErrorSummary
          labels={{ lineIds: t.lines, kind: t.kind }}
          {...(answer?.refusal ? { general: answer.refusal } : {})}
        />
        <Form method="post" id={codingFormId} noValidate preventScrollReset className="stack">
          {chosen.span ? (
            <>
              <input type="hidden" name="start" value={chosen.span.start} />
              <input type="hidden" name="end" value={chosen.span.end} />
            </>
          ) : null}
          <LineBoxes legend={t.lines} lines={open} typed={typed} error={answer?.errors["lineIds"]} own />
          {others
            .filter((other) => other.lines.length > 0)
            .map((other) => (
              <Disclosure key={other.title} summary={t.linesOther(other.title)} quiet>
                <LineBoxes legend={t.linesOther(other.title)} lines={other.lines} typed={typed} />
              </Disclosure>
            ))}
          <Radios
            name="kind"
            label={t.kind}
            required
            options={excerptKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
            inline
          />
          <Select name="subThemeId" label={t.subTheme} optional options={themes} empty={t.subThemeNone} />
          <TextArea name="memo" label={t.memo} hint={t.memoHint} optional rows={2} limit={1000} />
          <div className="panel-foot">
            <SubmitButton>{t.save}</SubmitButton>
          </div>
        </Form>
      </FormState>
      <Disclosure summary={t.keys} quiet>
        <label>
          <input type="checkbox" id="coding-keys" defaultChecked /> {t.keysOn}
        </label>
        <dl className="keys">
          {t.keysHelp.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  );
}

function LineBoxes({
  legend,
  lines,
  typed,
  own,
  error,
}: {
  legend: string;
  lines: readonly Line[];
  typed: string | string[];
  own?: boolean;
  error?: string | undefined;
}) {
  return (
    <fieldset className="line-boxes">
      <legend>{legend}</legend>
      <FieldError id={fieldId("lineIds")} error={error} />
      {lines.map((line, index) => (
        <label key={line.id} className="line-box">
          <input
            type="checkbox"
            name="lineIds[]"
            value={line.id}
            defaultChecked={typed.includes(line.id)}
            {...(own && index === 0 && { id: fieldId("lineIds") })}
            {...(own && line.code < 10 && { "data-key": line.code })}
          />
          <Thread line={line} lang="it" />
        </label>
      ))}
    </fieldset>
  );
}
