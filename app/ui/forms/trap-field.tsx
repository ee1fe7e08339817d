import { useValue } from "./form-state.tsx";

/** A field that only programs see and fill in. After an error it keeps what they sent, as every other field does. */
export function TrapField({ name, label }: { name: string; label: string }) {
  const value = useValue(name, undefined);
  return (
    <p className="visually-hidden" aria-hidden="true">
      <label>
        {label} <input name={name} tabIndex={-1} autoComplete="off" defaultValue={value} />
      </label>
    </p>
  );
}
