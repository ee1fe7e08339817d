import type { Prose } from "#app/prose/prose.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { SentenceText } from "#app/features/texts/sentence-text.tsx";
import type { ChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";
import { useText } from "#app/i18n/text.ts";
import { codingFormId } from "./use-coding-keys.tsx";

interface Props {
  text: {
    prose: Prose;
    excerpts: readonly { id: string; start: number; end: number; codings: readonly { lineId: string }[] }[];
  };
  lines: readonly Line[];
  chosen: ChosenPassage;
  selectable: boolean;
}

/** The published text with its classified passages, each with its threads. */
export function ReadingText({ text, lines, chosen, selectable }: Props) {
  const reasons: Record<string, string> = useText().contributions.reasons;
  const marks = text.excerpts.map((excerpt) => ({
    start: excerpt.start,
    end: excerpt.end,
    id: `e-${excerpt.id}`,
    lines: lines.filter((line) => excerpt.codings.some((coding) => coding.lineId === line.id)),
  }));
  return (
    <SentenceText
      prose={text.prose}
      {...{ marks, chosen, selectable }}
      form={codingFormId}
      omissisReason={(code) => reasons[code] ?? code}
    />
  );
}
