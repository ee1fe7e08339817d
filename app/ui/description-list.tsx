import type { ReactNode } from "react";

export function DescriptionList({
  items,
  inline,
}: {
  items: readonly { term: ReactNode; text: ReactNode; lang?: string }[];
  inline?: boolean;
}) {
  return (
    <dl className={inline ? "facts facts-inline" : "facts"}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd lang={item.lang}>{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}
