import type { Text } from "#app/i18n/text.ts";

type Words = Text["audit"];
const has = <K extends string>(map: Record<K, string>, key: string): key is K => Object.hasOwn(map, key);

/** What was done, in words. An action of an earlier release that has none shows its code: the log loses nothing. */
export const actionWords = (t: Words, action: string): string => (has(t.actions, action) ? t.actions[action] : action);

/** To what it was done: its kind, with the number that people know it by. */
export function subjectWords(t: Words, subject: string, number: string | null): string {
  const kind = subject.split(":")[0] ?? "";
  const words = has(t.subjects, kind) ? t.subjects[kind] : kind;
  return number ? `${words} ${number}` : words;
}
