import type { ReactNode } from "react";

/** Shown where there is nothing yet: one sentence, and one thing to do next. */
export function Empty({ sentence, children }: { sentence: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg
        viewBox="0 0 120 24"
        width="120"
        height="24"
        aria-hidden="true"
        focusable="false"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      >
        <path d="M2 6c40 0 40 12 76 12" />
        <path d="M2 18c40 0 40-12 76-12" strokeDasharray=".1 6" />
      </svg>
      <p className="empty-sentence">{sentence}</p>
      {children ? <div>{children}</div> : null}
    </div>
  );
}
