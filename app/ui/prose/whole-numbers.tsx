import type { ReactNode } from "react";

/** Contribution numbers, as `contributionNumber` makes them, up to the length that fits in a line of a small phone. */
const numbers = /([A-Z][A-Z0-9]{0,11}-\d{4}-\d{4,})/;

/** A title in which contribution numbers never break at their hyphens, since half a number would be read as another. */
export function wholeNumbers(title: ReactNode): ReactNode {
  if (typeof title !== "string") return title;
  const parts = title.split(numbers);
  return parts.length === 1
    ? title
    : parts.map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} className="whole">
            {part}
          </span>
        ) : (
          part
        ),
      );
}
