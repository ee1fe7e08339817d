import { useEffect, useRef } from "react";
import { selectedSpan } from "#app/browser/selection.ts";
import type { Prose } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import type { ProseMark } from "#app/ui/prose/prose-marks.ts";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { sentenceValue } from "./chosen-sentences.ts";
import type { ChosenPassage } from "./use-chosen-passage.tsx";

interface Props {
  prose: Prose;
  /** What is marked in the text already: classified passages, omissis. */
  marks: readonly ProseMark[];
  chosen: ChosenPassage;
  /** The form that the sentence boxes belong to. */
  form: string;
  /** False for a person who may only read. */
  selectable: boolean;
  omissisReason?: (code: string) => string;
}

/** A text to work on: a box before each sentence, exact words by selecting them, and a mark on what is chosen now. */
export function SentenceText({ prose, marks, chosen, form, selectable, omissisReason }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const { select } = chosen;
  useEffect(() => {
    if (!selectable) return;
    const changed = () => {
      const span = root.current && selectedSpan(root.current);
      if (span) select({ start: span.start, end: span.end });
    };
    document.addEventListener("mouseup", changed);
    document.addEventListener("touchend", changed);
    return () => {
      document.removeEventListener("mouseup", changed);
      document.removeEventListener("touchend", changed);
    };
  }, [selectable, select]);
  const sentences: ProseMark[] = selectable
    ? chosen.sentences.map(([start, end], index) => ({
        start,
        end,
        className: index === chosen.current ? "mark-current" : "sentence",
        before: <SentenceBox key={start} {...{ start, end, index, chosen, form }} />,
      }))
    : [];
  const now: ProseMark[] = chosen.span ? [{ ...chosen.span, className: "mark-chosen" }] : [];
  return (
    <div ref={root} className="panel reading-text">
      <ProseView
        blocks={prose.blocks}
        marks={[...sentences, ...marks, ...now]}
        selectable={selectable}
        lang="it"
        headingShift={1}
        {...(omissisReason && { omissisReason })}
      />
    </div>
  );
}

function SentenceBox({
  start,
  end,
  index,
  chosen,
  form,
}: {
  start: number;
  end: number;
  index: number;
  chosen: ChosenPassage;
  form: string;
}) {
  const t = useText().contributions.desk;
  const value = sentenceValue(start, end);
  return (
    <label className="sentence-box">
      <input
        type="checkbox"
        name="sentences[]"
        form={form}
        value={value}
        checked={chosen.ticked.includes(value)}
        onChange={() => chosen.toggle(value)}
        onFocus={() => chosen.setCurrent(index)}
        aria-label={t.sentence(String(index + 1))}
      />
    </label>
  );
}
