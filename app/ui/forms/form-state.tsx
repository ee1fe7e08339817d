import { createContext, useContext, type ReactNode } from "react";

export interface FormValues {
  /** By field name, already in the reader's language. */
  errors: Record<string, string>;
  /** What was typed, so that nobody loses their words by an error. */
  values: Record<string, string | string[]>;
  /** Keeps ids apart where one page has two forms. */
  prefix?: string;
}

const Form = createContext<FormValues>({ errors: {}, values: {} });

export function FormState({
  errors = {},
  values = {},
  prefix,
  children,
}: Partial<FormValues> & { children: ReactNode }) {
  return (
    <Form.Provider value={{ errors, values, ...(prefix === undefined ? {} : { prefix }) }}>{children}</Form.Provider>
  );
}

export function useFormState(): FormValues {
  return useContext(Form);
}

/** The id of a field's first control, to which the link of an error leads. */
export function fieldId(name: string, prefix = ""): string {
  return `${prefix && `${prefix}-`}field-${name.replace(/[^\w-]+/g, "-")}`;
}

/** The value of a text field: what was typed before an error, or else the stored one. */
export function useValue(name: string, initial?: string | undefined): string | undefined {
  const typed = useFormState().values[name];
  return (Array.isArray(typed) ? typed[0] : typed) ?? initial;
}

/** The values of a group of boxes. After an error, a name that is absent means that none was ticked. */
export function useValues(name: string, initial: readonly string[] = []): readonly string[] {
  const { values } = useFormState();
  const typed = values[name];
  if (typed === undefined) return Object.keys(values).length > 0 ? [] : initial;
  return Array.isArray(typed) ? typed : [typed];
}
