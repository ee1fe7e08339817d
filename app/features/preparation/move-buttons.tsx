import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { DeskForm } from "./desk-form.tsx";

/** Moves an item up and down a list by one place: this works with keyboard, touch and without scripts. */
export function MoveButtons({
  intent,
  about,
  name,
  first,
  last,
}: {
  intent: string;
  about: Record<string, string>;
  name: string;
  first: boolean;
  last: boolean;
}) {
  const t = useText().campaigns.desk;
  return (
    <DeskForm intent={intent} about={about} inline>
      <Button type="submit" kind="quiet" small name="way" value="up" disabled={first}>
        ↑<span className="visually-hidden"> {t.upOf(name)}</span>
      </Button>
      <Button type="submit" kind="quiet" small name="way" value="down" disabled={last}>
        ↓<span className="visually-hidden"> {t.downOf(name)}</span>
      </Button>
    </DeskForm>
  );
}
