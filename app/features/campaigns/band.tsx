import type { ReactNode } from "react";

/** A stripe of a wide page, with its heading. */
export function Band({
  title,
  lead,
  paper,
  id,
  children,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  paper?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={paper ? "band band-paper" : "band"} id={id}>
      <div className="wrap">
        {title ? <h2>{title}</h2> : null}
        {lead ? <p className="band-lead">{lead}</p> : null}
        {children}
      </div>
    </section>
  );
}
