import type { ReactNode } from "react";
import { FieldError, Need, useControl, type FieldProps } from "./field.tsx";
import { useValues } from "./form-state.tsx";

/** One declaration to tick, with its error beside it; `value` is what is sent when ticked. */
export function CheckBox({
  value = "on",
  checked,
  ...field
}: FieldProps & { value?: string; checked?: boolean; label: ReactNode }) {
  const { control, error, id } = useControl(field);
  const chosen = useValues(field.name, checked ? [value] : []);
  return (
    <div className={`field${error ? " field-wrong" : ""}`}>
      <FieldError id={id} error={error} />
      <div className="choice">
        <input type="checkbox" {...control} value={value} defaultChecked={chosen.includes(value)} />
        <label htmlFor={id}>
          {field.label}
          <Need required={field.required} optional={field.optional} />
        </label>
        {field.hint ? (
          <div className="choice-hint" id={`${id}-hint`}>
            {field.hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
