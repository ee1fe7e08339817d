import { Field, type FieldProps } from "./field.tsx";

/** `accept` as in HTML; the form needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, ...field }: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field {...field}>
      {(control) => <input {...control} {...{ accept, multiple }} type="file" className="input input-file" />}
    </Field>
  );
}
