import type { Text } from "#app/i18n/text.ts";

type Words = Text["audit"];
const has = <K extends string>(map: Record<K, string>, key: string): key is K => Object.hasOwn(map, key);

/**
 * What was done, in words. An action of an earlier release without words is shown by its code, so that nothing of the
 * log is hidden.
 */
export const actionWords = (t: Words, action: string): string => (has(t.actions, action) ? t.actions[action] : action);

/** What it was done to: its kind, with the number by which people know it. */
export function subjectWords(t: Words, subject: string, number: string | null): string {
  const kind = subject.split(":")[0] ?? "";
  const words = has(t.subjects, kind) ? t.subjects[kind] : kind;
  return number ? `${words} ${number}` : words;
}
