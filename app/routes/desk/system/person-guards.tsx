import { AskAgain } from "#app/features/second-factor/ask-again.tsx";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";

/** What an admin does at somebody's request: reset the second factor after a lost device, erase an account. */
export function PersonGuards({ secondFactor }: { secondFactor: boolean }) {
  const { privacy: t, people } = useText();
  return (
    <div className="stack">
      {secondFactor ? (
        <Disclosure summary={t.factor.reset}>
          <IntentForm intent="reset-second-factor" labels={{ password: people.again.password }}>
            <p>{t.factor.resetText}</p>
            <AskAgain />
            <Button type="submit" kind="danger">
              {t.factor.reset}
            </Button>
          </IntentForm>
        </Disclosure>
      ) : null}
      <Disclosure summary={t.erasePerson.title}>
        <IntentForm intent="erase" labels={{ confirm: t.erasePerson.confirm, password: people.again.password }}>
          <p>{t.erasePerson.text}</p>
          <p>{t.erasePerson.keeps}</p>
          <CheckBox name="confirm" label={t.erasePerson.confirm} required />
          <AskAgain />
          <Button type="submit" kind="danger">
            {t.erasePerson.submit}
          </Button>
        </IntentForm>
      </Disclosure>
    </div>
  );
}
