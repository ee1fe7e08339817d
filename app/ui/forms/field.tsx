import type { ReactNode } from "react";
import { useText } from "#app/i18n/text.ts";
import { fieldId, useFormState } from "./form-state.tsx";

export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  /** Says «facoltativo» beside the label; for forms in which most fields are required. */
  optional?: boolean;
}

export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

/**
 * Ties a control to its hint and error. The browsers' own messages are switched off, because they disappear and don't
 * say what to do.
 */
export function useControl(
  { name, hint, required }: FieldProps,
  more?: string,
): { control: ControlProps; error: string | undefined; id: string } {
  const { errors, prefix } = useFormState();
  const id = fieldId(name, prefix);
  const error = errors[name];
  const described = [error && `${id}-error`, hint && `${id}-hint`, more].filter(Boolean).join(" ");
  return {
    id,
    error,
    control: {
      id,
      name,
      ...(described && { "aria-describedby": described }),
      ...(error && { "aria-invalid": true as const }),
      ...(required && { "aria-required": true as const }),
    },
  };
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const t = useText().ui;
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <strong>{t.errorPrefix}</strong> {error}
    </p>
  );
}

export function Need({ required, optional }: { required?: boolean | undefined; optional?: boolean | undefined }) {
  const t = useText().ui;
  return required || optional ? <span className="field-need"> ({required ? t.required : t.optional})</span> : null;
}

/** A control with its label, hint and error; `children` gets the attributes that the control must have. */
export function Field({
  children,
  more,
  ...field
}: FieldProps & { more?: string; children: (control: ControlProps) => ReactNode }) {
  const { control, error, id } = useControl(field, more);
  return (
    <div className={`field${error ? " field-wrong" : ""}`}>
      <label className="field-label" htmlFor={id}>
        {field.label}
        <Need required={field.required} optional={field.optional} />
      </label>
      {field.hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </div>
      ) : null}
      <FieldError id={id} error={error} />
      {children(control)}
    </div>
  );
}
