/** What was typed and has not reached the server, on this device, for one person and one draft. */
export interface LocalCopy {
  texts: Record<string, string>;
  base: Record<string, string>;
  version: number;
  at: string;
}

const prefix = "tavolo:bozza:";
const keptDays = 7;

/** `person` is a keyed hash from the server: on a shared tablet nobody is offered the text of who used it before. */
const keyOf = (person: string, draft: string): string => `${prefix}${person}:${draft}`;

/** False when the browser kept nothing (full, private, switched off): then the page must not say that it did. */
export function keepCopy(person: string, draft: string, copy: LocalCopy): boolean {
  try {
    const text = JSON.stringify(copy);
    localStorage.setItem(keyOf(person, draft), text);
    return localStorage.getItem(keyOf(person, draft)) === text;
  } catch {
    return false;
  }
}

export function readCopy(person: string, draft: string): LocalCopy | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(person, draft)) ?? "null");
    return isCopy(found) ? found : null;
  } catch {
    return null;
  }
}

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as LocalCopy).texts === "object" &&
  typeof (value as LocalCopy).base === "object" &&
  typeof (value as LocalCopy).version === "number" &&
  typeof (value as LocalCopy).at === "string";

export function dropCopy(person: string, draft: string): void {
  remove((key) => key === keyOf(person, draft));
}

/** At sign-out: everything of this person. */
export function dropCopiesOf(person: string): void {
  remove((key) => key.startsWith(`${prefix}${person}:`));
}

/** Takes old copies off the device, whoever wrote them: a forgotten text must not stay there for ever. */
export function dropOldCopies(now: number): void {
  remove((key, value) => {
    const at = Date.parse(/"at":"([^"]+)"/.exec(value)?.[1] ?? "");
    return key.startsWith(prefix) && !(now - at < keptDays * 86_400_000);
  });
}

function remove(when: (key: string, value: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix) && when(key, localStorage.getItem(key) ?? "")) localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
