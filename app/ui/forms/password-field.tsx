import { useEffect, useState } from "react";
import { useText } from "#app/i18n/text.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Icon } from "../icon.tsx";

/** It is empty again after an error; the button that shows the password is there only where scripts run. */
export function PasswordField({
  autoComplete = "current-password",
  ...field
}: FieldProps & { autoComplete?: "current-password" | "new-password" }) {
  const t = useText().ui;
  const [scripted, setScripted] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <Field {...field}>
      {(control) => (
        <div className="input-pair">
          <input
            {...control}
            type={shown ? "text" : "password"}
            className="input"
            autoComplete={autoComplete}
            spellCheck={false}
            autoCapitalize="none"
          />
          {scripted ? (
            <button type="button" className="button button-quiet" onClick={() => setShown(!shown)}>
              <Icon
                name={shown ? "password-invisible" : "password-visible"}
                title={shown ? t.hidePassword : t.showPassword}
              />
            </button>
          ) : null}
        </div>
      )}
    </Field>
  );
}
