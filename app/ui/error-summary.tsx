import { useEffect, useRef } from "react";
import { useText } from "#app/i18n/text.ts";
import { fieldId, useFormState } from "./form-state.tsx";

/** The list of what to fix, each a link to its field; takes the focus where scripts run. `general` is an error of no field. */
export function ErrorSummary({ general, labels = {} }: { general?: string | undefined; labels?: Record<string, string> }) {
  const t = useText().ui;
  const { errors, prefix } = useFormState();
  const box = useRef<HTMLDivElement>(null);
  const list = Object.entries(errors);
  const count = list.length + (general ? 1 : 0);
  const said = JSON.stringify([general, list]);
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [said, count]);
  if (count === 0) return null;
  const title = `${prefix ?? ""}error-summary`;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby={title}>
      <h2 id={title}>{t.errorSummary(count)}</h2>
      {general ? <p>{general}</p> : null}
      {list.length > 0 ? (
        <ul>
          {list.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(name, prefix)}`}>{labels[name] ? `${labels[name]}: ${error}` : error}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
