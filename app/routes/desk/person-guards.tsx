import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckBox } from "#app/ui/check-box.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { IntentForm, RowForm } from "../intent-form.tsx";

/** What the management does at somebody's request: a lost device, and the erasure of an account. */
export function PersonGuards({ secondFactor }: { secondFactor: boolean }) {
  const t = useText().privacy;
  return (
    <div className="stack">
      {secondFactor ? (
        <Disclosure summary={t.factor.reset}>
          <RowForm intent="reset-second-factor" hidden={{}}>
            <p>{t.factor.resetText}</p>
            <Button type="submit" kind="danger">{t.factor.reset}</Button>
          </RowForm>
        </Disclosure>
      ) : null}
      <Disclosure summary={t.erasePerson.title}>
        <IntentForm intent="erase" labels={{ confirm: t.erasePerson.confirm }}>
          <p>{t.erasePerson.text}</p>
          <p>{t.erasePerson.keeps}</p>
          <CheckBox name="confirm" label={t.erasePerson.confirm} required />
          <Button type="submit" kind="danger">{t.erasePerson.submit}</Button>
        </IntentForm>
      </Disclosure>
    </div>
  );
}
