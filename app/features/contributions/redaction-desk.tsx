import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useMemo, useState, type FormEvent } from "react";
import { omit, sentences, sliceCodePoints, type Omission, type Prose } from "#app/core/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FormState } from "#app/ui/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { useUnsaved } from "#app/ui/use-unsaved.ts";
import { shortened } from "./chosen-sentences.ts";
import { requestsOf, spanValue, type Answered, type Span } from "./confidential.ts";
import { ConfidentialRequests } from "./confidential-requests.tsx";
import { markValue, stillReadable, withMark } from "./redaction.ts";
import type { DeskAnswer } from "./redaction-answer.server.ts";
import { RedactionFiles, type FiledFile } from "./redaction-files.tsx";
import { RedactionMarks } from "./redaction-marks.tsx";
import { PublicPreview } from "./public-preview.tsx";
import { SentenceText } from "./sentence-text.tsx";
import { typedSentences, useChosenPassage } from "./use-chosen-passage.tsx";

const formId = "redaction-form";

interface Props {
  original: Prose;
  /** The marks that the page starts from. */
  initial: readonly Omission[];
  title: string;
  /** The public text that the page was made from. */
  seen: string;
  files: readonly FiledFile[];
  /** What the filer asked to keep back, with the office's answers. */
  asked: readonly Span[];
  answers: readonly Answered[];
  answer: DeskAnswer | null;
  /** What the button that writes says, where it is not «Pronto». */
  submitLabel?: string;
}

/** The text as filed, the omissis marked in it, and beside them what the public will read; nothing is written before «Pronto». */
export function RedactionDesk({ original, initial, title, seen, files, asked, answers, answer, submitLabel }: Props) {
  const { contributions: { desk: t, reasons }, redacting } = useText();
  const words: Record<string, string> = reasons;
  const [marks, setMarks] = useState<readonly Omission[]>(initial);
  const [shownTitle, setShownTitle] = useState(title);
  const [scripts, setScripts] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  useEffect(() => setScripts(true), []);
  const sent = useNavigation().state !== "idle";
  useUnsaved(() => !sent && (marks.map(markValue).join() !== initial.map(markValue).join() || shownTitle !== title));
  const all = useMemo(() => sentences(original).map((each): [number, number] => [each.start, each.end]), [original]);
  const chosen = useChosenPassage(original, all, typedSentences(answer));
  const preview = useMemo(() => omit(original, [...marks]).prose, [original, marks]);
  const left = stillReadable(original.plain, marks, shownTitle, preview.plain);
  const mark = (reason: string) => {
    setMissing(reason === "" ? t.reasonMissing : chosen.span ? null : chosen.gap ? t.gap : t.nothingMarked);
    if (reason === "" || !chosen.span) return;
    setMarks(withMark(marks, { ...chosen.span, reason }));
    chosen.clear();
  };
  const typed = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.name === "title") setShownTitle(target.value);
  };
  const requests = requestsOf(asked, marks, answers);
  const labels = Object.fromEntries(requests.map((each) => [`leave.${spanValue(each)}`, `${redacting.requests.reason} («${shortened(sliceCodePoints(original.plain, each.start, each.end))}»)`]));
  const summary = missing ?? answer?.refusal;
  return (
    <div className="split">
      <section className="stack" aria-label={t.original}>
        <h2>{t.original}</h2>
        <SentenceText prose={original} marks={[...asked.map((each) => ({ ...each, className: "mark-asked" })), ...marks.map((each) => ({ ...each, className: "mark-omissis" }))]} chosen={chosen} form={formId} selectable />
      </section>
      <div className="split-side stack">
        <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}}>
          <ErrorSummary {...(summary && { general: summary })} labels={labels} />
          <Form method="post" id={formId} noValidate preventScrollReset className="panel stack" onInput={typed}>
            {/* Enter in «Titolo» presses the form's first button: this one does nothing, where the next would leave a passage readable. */}
            <button type="submit" disabled hidden aria-hidden="true" />
            <input type="hidden" name="seen" value={seen} />
            {marks.map((each) => <input key={markValue(each)} type="hidden" name="omissis[]" value={markValue(each)} />)}
            {chosen.span ? <><input type="hidden" name="start" value={chosen.span.start} /><input type="hidden" name="end" value={chosen.span.end} /></> : null}
            <ConfidentialRequests {...{ original, requests, scripts, answer }} onTake={({ start, end }) => setMarks(withMark(marks, { start, end, reason: "confidential" }))} />
            <RedactionMarks {...{ original, marks, scripts }} chosen={chosen} onMark={mark} onUnmark={(value) => setMarks(marks.filter((each) => markValue(each) !== value))} />
            <TextField name="title" label={t.title} hint={t.titleHint} defaultValue={title} />
            {submitLabel && files.length === 0 ? null : <RedactionFiles files={files} />}
            {left.length > 0 ? <Notice kind="warning" live><p>{t.stillReadable}</p><ul>{left.map((each) => <li key={each} lang="it">«{each}»</li>)}</ul></Notice> : null}
            <SubmitButton icon="check" name="intent" value="prepare">{submitLabel ?? t.prepare}</SubmitButton>
          </Form>
        </FormState>
        <PublicPreview title={shownTitle || title} blocks={preview.blocks} reason={(code) => words[code] ?? code} />
      </div>
    </div>
  );
}
