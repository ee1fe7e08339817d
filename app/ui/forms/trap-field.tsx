import { useValue } from "./form-state.tsx";

/** A field that only programs see and fill; what they sent stays in it, as in every other field. */
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
