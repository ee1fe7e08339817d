import { useRef } from "react";
import { sliceCodePoints, type Omission, type Prose } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { markValue, redactionReasons } from "#app/features/omissis/redaction.ts";
import type { ChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";

interface Props {
  original: Prose;
  marks: readonly Omission[];
  /** With scripts the buttons change the page; without scripts they send the form. */
  scripts: boolean;
  chosen: Pick<ChosenPassage, "quotation" | "gap">;
  onMark: (reason: string) => void;
  onUnmark: (value: string) => void;
}

/** The chosen words with their reason, and the omissis that were marked so far. */
export function RedactionMarks({ original, marks, scripts, chosen, onMark, onUnmark }: Props) {
  const { desk: t, reasons } = useText().contributions;
  const words: Record<string, string> = reasons;
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLHeadingElement>(null);
  const unmark = (value: string) => {
    onUnmark(value);
    // The button disappears with its omissis, so the focus goes to the list.
    list.current?.focus();
  };
  const mark = () => onMark(root.current?.querySelector("select")?.value ?? "");
  return (
    <div ref={root} className="stack">
      <h2>{t.redact}</h2>
      <p className="small">{t.redactHow}</p>
      <blockquote className="chosen-passage" aria-live="polite" lang={chosen.quotation ? "it" : undefined}>
        {chosen.quotation || (chosen.gap ? t.gap : t.nothingChosen)}
      </blockquote>
      <Select
        name="reason"
        label={t.reason}
        options={redactionReasons.map((reason) => ({ value: reason, label: reasons[reason] }))}
      />
      <p>
        {scripts ? (
          <Button onClick={mark}>{t.mark}</Button>
        ) : (
          <Button type="submit" name="intent" value="mark">
            {t.mark}
          </Button>
        )}
      </p>
      <h3 ref={list} tabIndex={-1}>
        {t.marks}
      </h3>
      {marks.length === 0 ? (
        <p className="muted">{t.noMarks}</p>
      ) : (
        <ol className="rows">
          {marks.map((each) => {
            const value = markValue(each);
            const taken = shortened(sliceCodePoints(original.plain, each.start, each.end));
            const label = (
              <>
                {t.unmark}
                <span className="visually-hidden">: {taken}</span>
              </>
            );
            return (
              <li key={value} className="spread">
                <span>
                  <span lang="it">«{taken}»</span>
                  <span className="queue-about">{words[each.reason] ?? each.reason}</span>
                </span>
                {scripts ? (
                  <Button kind="quiet" small onClick={() => unmark(value)}>
                    {label}
                  </Button>
                ) : (
                  <Button type="submit" kind="quiet" small name="unmark" value={value}>
                    {label}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
