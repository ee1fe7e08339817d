import { useEffect, useId, useState } from "react";
import { useText } from "#app/i18n/text.ts";
import { Button } from "./button.tsx";

/** An address or a code to take along: selectable always, with a button where scripts run. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useText().ui;
  const id = useId();
  const [state, setState] = useState<"unscripted" | "ready" | "copied" | "refused">("unscripted");
  useEffect(() => setState("ready"), []);
  const copy = () => {
    navigator.clipboard.writeText(value).then(() => setState("copied"), () => setState("refused"));
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}</label>
      <div className="input-pair">
        <input id={id} className="input input-code" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        {state === "unscripted" ? null : <Button icon="copy" onClick={copy}>{t.copy}</Button>}
      </div>
      <p className="field-count" role="status">{state === "copied" ? t.copied : state === "refused" ? t.copyByHand : ""}</p>
    </div>
  );
}
