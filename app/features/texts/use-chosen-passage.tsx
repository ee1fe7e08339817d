import { useCallback, useMemo, useState } from "react";
import { sliceCodePoints, type Prose } from "#app/prose/prose.ts";
import { joinSentences } from "./chosen-sentences.ts";

export interface ChosenPassage {
  /** Values of the ticked sentence boxes. */
  ticked: readonly string[];
  toggle(value: string): void;
  /** Words that are selected count instead of ticked sentences. */
  select(span: { start: number; end: number }): void;
  span: { start: number; end: number } | null;
  quotation: string;
  /** The ticked sentences are not neighbours, so nothing is chosen yet. */
  gap: boolean;
  clear(): void;
  sentences: readonly (readonly [number, number])[];
  current: number;
  setCurrent(index: number): void;
}

/** The sentences that a refused form had chosen, so that pages without scripts show them again. */
export function typedSentences(
  answer: { refusal: string | null; values: Record<string, string | string[]> } | null,
): readonly string[] {
  const typed = answer?.refusal ? answer.values["sentences[]"] : undefined;
  return Array.isArray(typed) ? typed : [];
}

/** What is chosen in the reading view: sentences by their boxes, or a selection of exact words. */
export function useChosenPassage(
  prose: Prose,
  sentences: readonly (readonly [number, number])[],
  typed: readonly string[] = [],
): ChosenPassage {
  const [ticked, setTicked] = useState(typed);
  const [selected, setSelected] = useState<{ start: number; end: number } | null>(null);
  const [current, setCurrent] = useState(-1);
  const joined = useMemo(() => joinSentences(ticked, sentences, prose.plain), [ticked, sentences, prose]);
  const span = selected ?? (typeof joined === "string" ? null : joined);
  const toggle = useCallback((value: string) => {
    setSelected(null);
    setTicked((before) => (before.includes(value) ? before.filter((each) => each !== value) : [...before, value]));
  }, []);
  const select = useCallback((next: { start: number; end: number }) => {
    setSelected(next);
    setTicked([]);
    // From now on the passage is shown by its own mark. The browser's selection is removed, since it would move when
    // the mark splits the text.
    window.getSelection()?.removeAllRanges();
  }, []);
  const clear = useCallback(() => {
    setTicked([]);
    setSelected(null);
  }, []);
  return {
    ticked,
    toggle,
    select,
    span,
    gap: !selected && joined === "gap",
    quotation: span ? sliceCodePoints(prose.plain, span.start, span.end) : "",
    clear,
    sentences,
    current,
    setCurrent,
  };
}
