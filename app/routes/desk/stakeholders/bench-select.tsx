import type { Bench } from "#app/features/organisations/bench.ts";
import { useText } from "#app/i18n/text.ts";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Select } from "#app/ui/forms/select.tsx";

/** `prefix` keeps the ids of many such choices on one page apart; without a bench the choice is empty. */
export function BenchSelect({ prefix, label, bench }: { prefix: string; label: string; bench: Bench | null }) {
  const { benches, noBench } = useText().organisations;
  const options = (Object.keys(benches) as Bench[]).map((value) => ({ value, label: benches[value] }));
  return (
    <FormState prefix={prefix}>
      <Select
        name="bench"
        label={label}
        options={options}
        {...(bench && { defaultValue: bench })}
        empty={bench ? null : noBench}
        width="middle"
      />
    </FormState>
  );
}
