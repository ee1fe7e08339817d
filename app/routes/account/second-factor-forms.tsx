import { AskAgain } from "#app/features/second-factor/ask-again.tsx";
import { QrCode } from "#app/features/second-factor/qr-code.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm, RowForm } from "../intent-form.tsx";

function CodeField({ hint }: { hint: string }) {
  const t = useText().privacy;
  return (
    <TextField
      name="code"
      label={t.code}
      hint={hint}
      width="short"
      autoComplete="one-time-code"
      spellCheck={false}
      required
    />
  );
}

export function BeginFactor() {
  const t = useText().privacy.factor;
  return (
    <RowForm intent="begin" hidden={{}}>
      <SubmitButton>{t.begin}</SubmitButton>
    </RowForm>
  );
}

export function ConfirmFactor({ enrolling }: { enrolling: { key: string; qr: { size: number; path: string } } }) {
  const { privacy: text, people } = useText();
  const again = people.again.password;
  const t = text.factor;
  return (
    <>
      <section className="panel stack" aria-labelledby="scan">
        <h2 id="scan">{t.scanTitle}</h2>
        <p>{t.scan}</p>
        <QrCode code={enrolling.qr} label={t.qr} />
        <p>
          {t.key}: <code className="totp-key">{enrolling.key}</code>
        </p>
        <p className="small muted">{t.keyNote}</p>
      </section>
      <section className="panel stack" aria-labelledby="confirm">
        <h2 id="confirm">{t.confirmTitle}</h2>
        <IntentForm intent="confirm" labels={{ code: text.code, password: again }}>
          <CodeField hint={t.codeHint} />
          <AskAgain />
          <SubmitButton>{t.confirm}</SubmitButton>
        </IntentForm>
      </section>
      <RowForm intent="begin" hidden={{}}>
        <Button type="submit" kind="quiet">
          {t.restart}
        </Button>
      </RowForm>
    </>
  );
}

export function GiveCode() {
  const text = useText().privacy;
  const t = text.factor;
  return (
    <section className="panel stack" aria-labelledby="give">
      <h2 id="give">{t.giveTitle}</h2>
      <p>{t.give}</p>
      <IntentForm intent="give" labels={{ code: text.code }}>
        <CodeField hint={t.withCode} />
        <SubmitButton>{t.giveSubmit}</SubmitButton>
      </IntentForm>
      <p className="small muted">{text.step.lost}</p>
    </section>
  );
}

export function ManageFactor({ confirmed, must }: { confirmed: { at: Date; recoveryLeft: number }; must: boolean }) {
  const { privacy: text, people } = useText();
  const again = people.again.password;
  const t = text.factor;
  const lang = useLang();
  const acts = [
    { intent: "renew", title: t.renewTitle, words: t.renewText, button: t.renew },
    { intent: "replace", title: t.replaceTitle, words: t.replaceText, button: t.replace },
    ...(must ? [] : [{ intent: "remove", title: t.removeTitle, words: t.removeText, button: t.remove }]),
  ];
  return (
    <div className="stack">
      <p>
        <strong>{t.on(longDay(confirmed.at, lang))}</strong> {t.left(confirmed.recoveryLeft)}
      </p>
      {acts.map((act) => (
        <Disclosure key={act.intent} summary={act.title}>
          <IntentForm intent={act.intent} labels={{ code: text.code, password: again }}>
            <p>{act.words}</p>
            <AskAgain />
            <CodeField hint={t.withCode} />
            <Button type="submit" kind={act.intent === "renew" ? "secondary" : "danger"}>
              {act.button}
            </Button>
          </IntentForm>
        </Disclosure>
      ))}
    </div>
  );
}
