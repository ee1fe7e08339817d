import type { Edit, Selection } from "./format-text.ts";

export const selectionOf = (area: HTMLTextAreaElement): Selection => ({
  value: area.value,
  start: area.selectionStart,
  end: area.selectionEnd,
});

/**
 * Changes a text area as typing would. The command `insertText` is old, but only it keeps the browser's undo; where a
 * browser has it no longer, the text changes without undo.
 */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  area.focus();
  area.setSelectionRange(edit.from, edit.to);
  const before = area.value;
  const done = edit.text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, edit.text);
  if (!done && area.value === before && before.slice(edit.from, edit.to) !== edit.text) {
    area.setRangeText(edit.text, edit.from, edit.to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(edit.start, edit.end);
}
