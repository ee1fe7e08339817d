import type { ReactNode } from "react";

/** Opens in place, without scripts; `quiet` is for use within a text. */
export function Disclosure({
  summary,
  open,
  quiet,
  id,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  quiet?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <details className={quiet ? "disclosure disclosure-quiet" : "disclosure"} {...{ open, id }}>
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
