import { SubmitButton } from "#app/ui/forms/button.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { useText } from "#app/i18n/text.ts";

export function SearchForm({ action, label, search }: { action: string; label: string; search: string }) {
  const t = useText().ui;
  return (
    <form method="get" action={action} role="search" className="stack-tight reading">
      <TextField name="cerca" type="search" label={label} defaultValue={search} width="full" />
      <SubmitButton kind="secondary" icon="search">
        {t.applyFilters}
      </SubmitButton>
    </form>
  );
}
