import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { spanValue, type MarkedPassage } from "#app/features/omissis/confidential.ts";
import type { getConfidentialPage } from "./confidential-marks.server.ts";
import { SentenceText } from "#app/features/texts/sentence-text.tsx";
import { typedSentences, useChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";

const formId = "confidential-form";
type Page = NonNullable<Awaited<ReturnType<typeof getConfidentialPage>>>;

/**
 * The text as it will be filed, with boxes and a free selection, and beside it what is marked: every click is kept at
 * once.
 */
export function ConfidentialForm({ page, answer }: { page: Page; answer: FormAnswer | null }) {
  const {
    redacting: { confidential: t },
    contributions: { desk },
  } = useText();
  const chosen = useChosenPassage(page.prose, page.sentences, typedSentences(answer));
  const { clear } = chosen;
  const list = useRef<HTMLHeadingElement>(null);
  // What was marked is no longer chosen. The form itself is kept, and with it the reader's place.
  useEffect(() => clear(), [page.version, clear]);
  // The button disappears with its passage, so the focus goes to the list.
  const toList = () => list.current?.focus();
  return (
    <div className="split">
      <section className="stack" aria-label={t.text}>
        <h2>{t.text}</h2>
        <SentenceText
          prose={page.prose}
          marks={page.placed.map((each) => ({ ...each, className: "mark-asked" }))}
          chosen={chosen}
          form={formId}
          selectable
        />
      </section>
      <div className="split-side stack">
        <ErrorSummary general={answer?.refusal ?? undefined} />
        <Form method="post" id={formId} noValidate preventScrollReset className="panel stack">
          <input type="hidden" name="version" value={page.version} />
          {chosen.span ? (
            <>
              <input type="hidden" name="start" value={chosen.span.start} />
              <input type="hidden" name="end" value={chosen.span.end} />
            </>
          ) : null}
          <h2>{t.choose}</h2>
          <p className="small">{t.how}</p>
          <blockquote className="chosen-passage" aria-live="polite" lang={chosen.quotation ? "it" : undefined}>
            {chosen.quotation || (chosen.gap ? desk.gap : desk.nothingChosen)}
          </blockquote>
          <p>
            <SubmitButton name="intent" value="mark" kind="secondary">
              {t.mark}
            </SubmitButton>
          </p>
          <h3 ref={list} tabIndex={-1}>
            {t.marked}
          </h3>
          {page.placed.length + page.lost.length === 0 ? (
            <p className="muted">{t.none}</p>
          ) : (
            <ol className="rows">
              {page.placed.map((each) => (
                <Marked key={spanValue(each)} mark={each} value={spanValue(each)} onUnmark={toList} />
              ))}
              {page.lost.map((each) => (
                <Marked
                  key={`lost-${spanValue(each)}`}
                  mark={each}
                  value={`lost-${spanValue(each)}`}
                  lost
                  onUnmark={toList}
                />
              ))}
            </ol>
          )}
        </Form>
      </div>
    </div>
  );
}

function Marked({
  mark,
  value,
  lost,
  onUnmark,
}: {
  mark: MarkedPassage;
  value: string;
  lost?: true;
  onUnmark: () => void;
}) {
  const {
    redacting: { confidential: t },
  } = useText();
  const words = shortened(mark.words);
  return (
    <li className="spread">
      <span>
        <span lang="it">«{words}»</span>
        {lost ? <span className="queue-about">{t.gone}</span> : null}
      </span>
      <SubmitButton kind="quiet" small name="unmark" value={value} onClick={onUnmark}>
        {t.unmark}
        <span className="visually-hidden">: {words}</span>
      </SubmitButton>
    </li>
  );
}
