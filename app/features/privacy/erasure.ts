/**
 * Stands in the place of a letter of designation once its content is gone; its hash stays as proof that there was one.
 */
export const erasedLetter = "erased";

/** Takes the place of the address. It is no valid address, so nothing can be sent to it and nobody can register it. */
export const tombstone = (personId: string): string => `erased:${personId}`;

const special = /[.*+?^${}()|[\]\\/-]/g;
const literal = (text: string): string => text.replace(special, "\\$&");

/**
 * A regular expression, for PostgreSQL and JavaScript alike, that finds the person in what others wrote: the address,
 * though not as a part of a longer one, and the name if it has more than one word, since a single word may be
 * anybody's. Null where there is nothing to find.
 */
export function personPattern({ name, email }: { name: string; email: string }): string | null {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = [
    ...(email.includes("@") ? [`(?<![\\w.%+-])${literal(email)}(?![\\w-]|\\.\\w)`] : []),
    ...(words.length > 1 ? [`(?<!\\w)${words.map(literal).join("\\s+")}(?!\\w)`] : []),
  ];
  return found.length > 0 ? found.join("|") : null;
}
