import { useText } from "#app/i18n/text.ts";
import { Field, type FieldProps } from "./field.tsx";
import { useValue } from "./form-state.tsx";

export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps extends FieldProps {
  options: readonly Option[];
  defaultValue?: string | undefined;
  /** The first, empty choice; `null` leaves it out. */
  empty?: string | null;
  width?: "short" | "middle" | "full";
}

export function Select({ options, defaultValue, empty, width = "full", ...field }: SelectProps) {
  const t = useText().ui;
  const value = useValue(field.name, defaultValue);
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} className={`input input-select input-${width}`} defaultValue={value ?? ""}>
          {empty === null ? null : <option value="">{empty ?? t.chooseOne}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
