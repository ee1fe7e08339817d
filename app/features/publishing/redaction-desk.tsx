import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useMemo, useState, type FormEvent } from "react";
import { omit, sentences, sliceCodePoints, type Omission, type Prose } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useUnsaved } from "#app/ui/forms/use-unsaved.ts";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { requestsOf, spanValue, type Answered, type Span } from "#app/features/omissis/confidential.ts";
import { ConfidentialRequests } from "./confidential-requests.tsx";
import { markValue, stillReadable, withMark } from "#app/features/omissis/redaction.ts";
import type { DeskAnswer } from "./redaction-answer.server.ts";
import { RedactionFiles, type FiledFile } from "./redaction-files.tsx";
import { RedactionMarks } from "./redaction-marks.tsx";
import { PublicPreview } from "./public-preview.tsx";
import { SentenceText } from "#app/features/texts/sentence-text.tsx";
import { typedSentences, useChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";

const formId = "redaction-form";

interface Props {
  original: Prose;
  /** The marks that the page starts from. */
  initial: readonly Omission[];
  title: string;
  /** The public text that the page was made from. */
  seen: string;
  files: readonly FiledFile[];
  /** The names under which the public reads its files, or will read them. */
  names: readonly string[];
  /** The passages that the filer wants to keep back, with the office's answers. */
  asked: readonly Span[];
  answers: readonly Answered[];
  answer: DeskAnswer | null;
  /** The label of the button that writes, where it is not «Pronto». */
  submitLabel?: string;
}

/**
 * The text as filed, with the omissis marked in it, and beside it what the public will read. Nothing is written before
 * «Pronto» is pressed.
 */
export function RedactionDesk({
  original,
  initial,
  title,
  seen,
  files,
  names,
  asked,
  answers,
  answer,
  submitLabel,
}: Props) {
  const {
    contributions: { desk: t, reasons },
    redacting,
  } = useText();
  const words: Record<string, string> = reasons;
  const [marks, setMarks] = useState<readonly Omission[]>(initial);
  const [shownTitle, setShownTitle] = useState(title);
  const [scripts, setScripts] = useState(false);
  // What the last act did, or what was missing for it. The server gives no answer here, so a screen reader is told by
  // this.
  const [last, setLast] = useState<{ acts: number; done: string; missing: string | null }>({
    acts: 0,
    done: "",
    missing: null,
  });
  useEffect(() => setScripts(true), []);
  const sent = useNavigation().state !== "idle";
  useUnsaved(() => !sent && (marks.map(markValue).join() !== initial.map(markValue).join() || shownTitle !== title));
  const all = useMemo(() => sentences(original).map((each): [number, number] => [each.start, each.end]), [original]);
  const chosen = useChosenPassage(original, all, typedSentences(answer));
  const preview = useMemo(() => omit(original, [...marks]).prose, [original, marks]);
  const left = stillReadable(original.plain, marks, shownTitle, preview, names);
  const tell = (done: string, missing: string | null = null) =>
    setLast(({ acts }) => ({ acts: acts + 1, done, missing }));
  const wordsOf = ({ start, end }: Span) => shortened(sliceCodePoints(original.plain, start, end));
  const cover = (added: Omission) => {
    setMarks(withMark(marks, added));
    tell(t.markedNow(wordsOf(added)));
  };
  const mark = (reason: string) => {
    if (reason === "" || !chosen.span)
      return tell("", reason === "" ? t.reasonMissing : chosen.gap ? t.gap : t.nothingMarked);
    cover({ ...chosen.span, reason });
    chosen.clear();
  };
  const unmark = (value: string) => {
    const taken = marks.find((each) => markValue(each) === value);
    setMarks(marks.filter((each) => each !== taken));
    if (taken) tell(t.unmarkedNow(wordsOf(taken)));
  };
  const typed = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.name === "title") setShownTitle(target.value);
  };
  const requests = requestsOf(asked, marks, answers);
  const labels = Object.fromEntries(
    requests.map((each) => [`leave.${spanValue(each)}`, `${redacting.requests.reason} («${wordsOf(each)}»)`]),
  );
  const summary = last.missing ?? answer?.refusal;
  return (
    <div className="split">
      <section className="stack" aria-label={t.original}>
        <h2>{t.original}</h2>
        <SentenceText
          prose={original}
          marks={[
            ...asked.map((each) => ({ ...each, className: "mark-asked" })),
            ...marks.map((each) => ({ ...each, className: "mark-omissis" })),
          ]}
          chosen={chosen}
          form={formId}
          selectable
        />
      </section>
      <div className="split-side stack">
        <FormState errors={answer?.errors ?? {}} values={answer?.values ?? {}}>
          <ErrorSummary {...(summary && { general: summary })} labels={labels} again={last.missing ? last.acts : 0} />
          <Form method="post" id={formId} noValidate preventScrollReset className="panel stack" onInput={typed}>
            {/* Enter in «Titolo» presses the first button: this one does nothing, the next leaves a passage readable. */}
            <button type="submit" disabled hidden aria-hidden="true" />
            <input type="hidden" name="seen" value={seen} />
            {marks.map((each) => (
              <input key={markValue(each)} type="hidden" name="omissis[]" value={markValue(each)} />
            ))}
            {chosen.span ? (
              <>
                <input type="hidden" name="start" value={chosen.span.start} />
                <input type="hidden" name="end" value={chosen.span.end} />
              </>
            ) : null}
            <ConfidentialRequests
              {...{ original, requests, scripts, answer }}
              onTake={({ start, end }) => cover({ start, end, reason: "confidential" })}
            />
            <RedactionMarks {...{ original, marks, scripts }} chosen={chosen} onMark={mark} onUnmark={unmark} />
            <p className="visually-hidden" role="status">
              <span key={last.acts}>{last.done}</span>
            </p>
            <TextField name="title" label={t.title} hint={t.titleHint} defaultValue={title} />
            {submitLabel && files.length === 0 ? null : <RedactionFiles files={files} />}
            {left.length > 0 ? (
              <Notice kind="warning" live>
                <p>{t.stillReadable}</p>
                <ul>
                  {left.map((each) => (
                    <li key={each} lang="it">
                      «{each}»
                    </li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            <SubmitButton icon="check" name="intent" value="prepare">
              {submitLabel ?? t.prepare}
            </SubmitButton>
          </Form>
        </FormState>
        <PublicPreview title={shownTitle || title} blocks={preview.blocks} reason={(code) => words[code] ?? code} />
      </div>
    </div>
  );
}
