import { useEffect, useRef, useState } from "react";
import { useText } from "#app/i18n/text.ts";
import { Field, type FieldProps } from "./field.tsx";
import { fieldId, useFormState, useValue } from "./form-state.tsx";

export interface TextAreaProps extends FieldProps {
  defaultValue?: string | undefined;
  rows?: number;
  /**
   * Code points. The limit is told beforehand, the characters are counted while somebody types where scripts run, and
   * nothing is cut off.
   */
  limit?: number;
  /** Long texts are set in the typeface for reading. */
  prose?: boolean;
}

export function TextArea({ defaultValue, rows = 6, limit, prose, ...field }: TextAreaProps) {
  const value = useValue(field.name, defaultValue);
  const { prefix } = useFormState();
  const counter = limit === undefined ? undefined : `${fieldId(field.name, prefix)}-count`;
  const [used, setUsed] = useState<number>();
  const box = useRef<HTMLTextAreaElement>(null);
  // Counts what stands in the box and not what the server sent, since people begin to write before the scripts arrive.
  useEffect(() => setUsed([...(box.current?.value ?? "")].length), [value]);
  return (
    <Field {...field} {...(counter && { more: counter })}>
      {(control) => (
        <>
          <textarea
            {...control}
            ref={box}
            className={`input${prose ? " input-prose" : ""}`}
            rows={rows}
            defaultValue={value}
            onInput={limit === undefined ? undefined : (event) => setUsed([...event.currentTarget.value].length)}
          />
          {limit === undefined ? null : <Counter id={counter ?? ""} used={used} limit={limit} />}
        </>
      )}
    </Field>
  );
}

/** Screen readers say the count only near the limit: said at every key, it would disturb the writing. */
function Counter({ id, used, limit }: { id: string; used: number | undefined; limit: number }) {
  const t = useText().ui;
  const near = used !== undefined && used > limit * 0.9;
  return (
    <p className="field-count" id={id} aria-live={near ? "polite" : "off"}>
      {used === undefined ? t.charactersLimit(limit) : t.characters(used, limit)}
    </p>
  );
}
