import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { IntentForm } from "../intent-form.tsx";

/** Sets whether the heads of the log are mailed; auditors get them in any case. */
export function HeadsChoice({ always, chosen }: { always: boolean; chosen: boolean }) {
  const { heads } = useText();
  const t = heads.choice;
  const href = useHref();
  return (
    <section className="panel stack" aria-labelledby="heads">
      <h2 id="heads">{t.title}</h2>
      <p>{t.text}</p>
      {always ? (
        <p>{t.always}</p>
      ) : (
        <IntentForm intent="heads">
          <CheckBox name="heads" label={t.label} checked={chosen} />
          <SubmitButton kind="secondary">{t.save}</SubmitButton>
        </IntentForm>
      )}
      <p>
        <a href={href("heads")}>{heads.title}</a>
      </p>
    </section>
  );
}
