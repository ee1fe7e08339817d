import type { ReactNode } from "react";
import { FieldError, Need, useControl, type FieldProps } from "./field.tsx";
import { useValue, useValues } from "./form-state.tsx";

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface ChoicesProps extends FieldProps {
  options: readonly Choice[];
  /** Side by side, for two or three short answers. */
  inline?: boolean;
}

export function Radios({ defaultValue, ...group }: ChoicesProps & { defaultValue?: string | undefined }) {
  const value = useValue(group.name, defaultValue);
  return <Choices {...group} type="radio" chosen={value === undefined ? [] : [value]} />;
}

export function CheckBoxes({ defaultValues, ...group }: ChoicesProps & { defaultValues?: readonly string[] }) {
  return <Choices {...group} type="checkbox" chosen={useValues(group.name, defaultValues)} />;
}

/** The first box carries the field's id, so that the error's link lands on something that can be answered. */
function Choices({
  type,
  chosen,
  options,
  inline,
  ...group
}: ChoicesProps & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  const { control, error, id } = useControl(group);
  const described = control["aria-describedby"];
  return (
    <fieldset
      className={`field field-group${error ? " field-wrong" : ""}`}
      {...(described && { "aria-describedby": described })}
    >
      <legend className="field-label">
        {group.label}
        <Need required={group.required} optional={group.optional} />
      </legend>
      {group.hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {group.hint}
        </div>
      ) : null}
      <FieldError id={id} error={error} />
      <div className={inline ? "choices choices-inline" : "choices"}>
        {options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            {...{ option, type }}
            name={group.name}
            id={index === 0 ? id : `${id}-${index}`}
            checked={chosen.includes(option.value)}
            invalid={error !== undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceRow({
  option,
  type,
  name,
  id,
  checked,
  invalid,
}: {
  option: Choice;
  type: "radio" | "checkbox";
  name: string;
  id: string;
  checked: boolean;
  invalid: boolean;
}) {
  return (
    <div className="choice">
      <input
        {...{ type, name, id }}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        {...(option.hint ? { "aria-describedby": `${id}-note` } : {})}
        {...(invalid && type === "checkbox" ? { "aria-invalid": true } : {})}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <div className="choice-hint" id={`${id}-note`}>
          {option.hint}
        </div>
      ) : null}
    </div>
  );
}
