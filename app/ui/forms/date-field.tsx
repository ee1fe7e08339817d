import { Field, type FieldProps } from "./field.tsx";
import { useValue } from "./form-state.tsx";

interface DateProps extends FieldProps {
  defaultValue?: string | undefined;
  min?: string;
  max?: string;
}

/** A day: `YYYY-MM-DD`. */
export function DateField(props: DateProps) {
  return <Native type="date" {...props} />;
}

/** A minute on Europe/Rome's clock: `YYYY-MM-DDTHH:MM`. */
export function DateTimeField(props: DateProps) {
  return <Native type="datetime-local" {...props} />;
}

function Native({ type, defaultValue, min, max, ...field }: DateProps & { type: "date" | "datetime-local" }) {
  const value = useValue(field.name, defaultValue);
  return (
    <Field {...field}>
      {(control) => <input {...control} {...{ type, min, max }} className="input input-middle" defaultValue={value} />}
    </Field>
  );
}
