import { useEffect, useRef } from "react";
import { selectedSpan } from "#app/browser/selection.ts";
import type { Prose } from "#app/core/prose.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { useText } from "#app/i18n/text.ts";
import type { ProseMark } from "#app/ui/prose-marks.ts";
import { ProseView } from "#app/ui/prose-view.tsx";
import { sentenceValue } from "./sentences-chosen.ts";
import type { ChosenPassage } from "./use-chosen-passage.ts";
import { codingFormId } from "./use-coding-keys.ts";

interface Props {
  text: { prose: Prose; sentences: readonly (readonly [number, number])[]; excerpts: readonly { id: string; start: number; end: number; codings: readonly { lineId: string }[] }[] };
  lines: readonly Line[];
  chosen: ChosenPassage;
  selectable: boolean;
}

/** The text with a box before each sentence, its classified passages marked, and whatever is chosen now. */
export function ReadingText({ text, lines, chosen, selectable }: Props) {
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
  const excerpts: ProseMark[] = text.excerpts.map((excerpt) => ({
    start: excerpt.start,
    end: excerpt.end,
    id: `e-${excerpt.id}`,
    lines: lines.filter((line) => excerpt.codings.some((coding) => coding.lineId === line.id)),
  }));
  const sentences: ProseMark[] = selectable ? text.sentences.map(([start, end], index) => ({ start, end, className: "sentence", before: <SentenceBox key={start} {...{ start, end, index, chosen }} /> })) : [];
  const now: ProseMark[] = chosen.span ? [{ ...chosen.span, className: "mark-chosen" }] : [];
  return (
    <div ref={root} className="panel">
      <ProseView blocks={text.prose.blocks} marks={[...sentences, ...excerpts, ...now]} selectable={selectable} lang="it" headingShift={1} />
    </div>
  );
}

function SentenceBox({ start, end, index, chosen }: { start: number; end: number; index: number; chosen: ChosenPassage }) {
  const t = useText().tagging;
  const value = sentenceValue(start, end);
  return (
    <label className="sentence-box">
      <input
        type="checkbox"
        name="sentences[]"
        form={codingFormId}
        value={value}
        checked={chosen.ticked.includes(value)}
        onChange={() => chosen.toggle(value)}
        onFocus={() => chosen.setCurrent(index)}
        aria-label={t.sentence(String(index + 1))}
      />
    </label>
  );
}
