import { useEffect, useRef, type MouseEvent } from "react";
import { useText } from "#app/i18n/text.ts";
import { fieldId, useFormState } from "./form-state.tsx";
import { useAnswers } from "./use-answers.ts";

/**
 * The list of errors, each a link to its field. It takes the focus with each answer, by script, or by `autofocus` where
 * no script runs. `general` is said once, and counted only where no field says it. `again` grows when a page finds
 * errors without asking the server.
 */
export function ErrorSummary({
  general: said,
  labels = {},
  again = 0,
}: {
  general?: string | undefined;
  labels?: Record<string, string>;
  again?: number;
}) {
  const t = useText().ui;
  const { errors, prefix } = useFormState();
  const answers = useAnswers();
  const box = useRef<HTMLDivElement>(null);
  const list = Object.entries(errors);
  const general = list.some(([, error]) => error === said) ? undefined : said;
  const count = list.length || (general ? 1 : 0);
  const shown = JSON.stringify([general, list]);
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [shown, count, answers, again]);
  if (count === 0) return null;
  const title = `${prefix ?? ""}error-summary`;
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- where to start on a page that came back whole
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus ref={box} aria-labelledby={title}>
      <h2 id={title}>{t.errorSummary(count)}</h2>
      {general ? <p>{general}</p> : null}
      {list.length > 0 ? (
        <ul>
          {list.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(name, prefix)}`} onClick={toField}>
                {labels[name] ? `${labels[name]}: ${error}` : error}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/**
 * With scripts a new fragment would be a navigation, which drops the errors and what was typed; so the field is focused
 * without one.
 */
function toField(event: MouseEvent<HTMLAnchorElement>): void {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  const controls = "input:not([type=hidden]), select, textarea, button";
  const control = field?.matches(controls) ? field : field?.querySelector<HTMLElement>(controls);
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.scrollIntoView({ block: "center" });
}
