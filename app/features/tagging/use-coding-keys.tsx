import { useEffect, useRef } from "react";
import type { ChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";
import { sentenceValue } from "#app/features/texts/chosen-sentences.ts";

const kindKeys: Record<string, string> = { c: "criticality", o: "opportunity", r: "demand", p: "action_proposal" };
export const codingFormId = "coding-form";

/**
 * Single keys work everywhere on the page except in fields that take text, and never with a modifier, so that the
 * commands of screen readers and browsers keep working. They can be switched off in the panel (WCAG 2.1.4).
 */
export function useCodingKeys(chosen: ChosenPassage, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, a, button, summary")
      )
        return;
      if (document.querySelector<HTMLInputElement>("#coding-keys")?.checked === false) return;
      if (act(event.key.toLowerCase(), chosen)) event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [chosen, active]);
}

/** After a decision is written the form is empty again, and the reader stays at the sentence where they were. */
export function useFreshForm(decisions: number, clear: () => void): void {
  const before = useRef(decisions);
  useEffect(() => {
    if (before.current === decisions) return;
    before.current = decisions;
    clear();
    document.querySelector<HTMLFormElement>(`#${codingFormId}`)?.reset();
  }, [decisions, clear]);
}

function act(key: string, chosen: ChosenPassage): boolean {
  const form = document.querySelector<HTMLFormElement>(`#${codingFormId}`);
  if (key === "j" || key === "k") return go(chosen, key === "j" ? 1 : -1);
  if (key === "x") {
    const sentence = chosen.sentences[chosen.current];
    if (sentence) chosen.toggle(sentenceValue(sentence[0], sentence[1]));
    return sentence !== undefined;
  }
  if (key === "escape") {
    chosen.clear();
    return true;
  }
  if (/^[1-9]$/.test(key)) return press(form?.querySelector(`[data-key="${key}"]`));
  if (kindKeys[key]) return press(form?.querySelector(`input[name="kind"][value="${kindKeys[key]}"]`));
  if (key === "enter" && chosen.span) {
    form?.requestSubmit();
    return true;
  }
  return false;
}

function go(chosen: ChosenPassage, step: 1 | -1): boolean {
  const next = Math.min(Math.max(chosen.current + step, 0), chosen.sentences.length - 1);
  chosen.setCurrent(next);
  const [start, end] = chosen.sentences[next] ?? [0, 0];
  const box = document.querySelector<HTMLInputElement>(`input[value="${sentenceValue(start, end)}"]`);
  box?.focus();
  box?.scrollIntoView({ block: "center" });
  return true;
}

function press(control: HTMLInputElement | null | undefined): boolean {
  control?.click();
  return control !== null && control !== undefined;
}
