import { Field, type FieldProps } from "./field.tsx";
import { useValue } from "./form-state.tsx";

export interface TextFieldProps extends FieldProps {
  defaultValue?: string | undefined;
  type?: "text" | "email" | "search" | "tel" | "url" | "number";
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url";
  autoComplete?: string;
  /** The width shows how much is expected. */
  width?: "short" | "middle" | "full";
  spellCheck?: boolean;
}

export function TextField({
  defaultValue,
  type = "text",
  inputMode,
  autoComplete,
  width = "full",
  spellCheck,
  ...field
}: TextFieldProps) {
  const value = useValue(field.name, defaultValue);
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          {...{ type, inputMode, autoComplete, spellCheck }}
          className={`input input-${width}`}
          defaultValue={value}
        />
      )}
    </Field>
  );
}
