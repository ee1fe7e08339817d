import { normalForm } from "#app/prose/normal-form.ts";

/**
 * The values of each name, in one pass: `getAll` for each name would look through the whole form as often as it has
 * names.
 */
function byName(form: FormData | URLSearchParams): Map<string, FormDataEntryValue[]> {
  const names = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of form) {
    const known = names.get(name);
    if (known) known.push(value);
    else names.set(name, [value]);
  }
  return names;
}

/**
 * What a form sent, as a plain object: `answers.x` nests, `lines[]` is always a list, files stay files. Invisible
 * control characters, NUL and lone surrogates go (no database text holds them); line ends become LF and letters NFC.
 */
export function formObject(form: FormData | URLSearchParams): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, sent] of byName(form)) {
    const values = sent.map((value) => (typeof value === "string" ? cleanText(value) : value));
    const list = name.endsWith("[]");
    put(
      result,
      cleanText(list ? name.slice(0, -2) : name).split("."),
      list ? values : values.length > 1 ? values : values[0],
    );
  }
  return result;
}

function put(target: Record<string, unknown>, [head = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = target[head];
  const next =
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? (inner as Record<string, unknown>)
      : (Object.create(null) as Record<string, unknown>);
  target[head] = next;
  // Our forms have two levels; a hostile name with a thousand dots is not followed further.
  if (rest.length <= 2) put(next, rest, value);
}

const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** Text as it is stored: without characters that no database text holds, with LF and NFC. */
export function cleanText(text: string): string {
  return normalForm(text.toWellFormed().replace(/\r\n?/g, "\n").replace(invisible, ""));
}

/** What was typed, as strings by field name, to be shown again beside the errors; files can't be sent back. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [name, sent] of byName(form)) {
    if (/password/i.test(name)) continue;
    const texts = sent.filter((value) => typeof value === "string").map(cleanText);
    values[name] = name.endsWith("[]") || texts.length > 1 ? texts : (texts[0] ?? "");
  }
  return values;
}
