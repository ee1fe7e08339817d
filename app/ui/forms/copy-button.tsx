import { useEffect, useState } from "react";
import { useText } from "#app/i18n/text.ts";
import { Button } from "./button.tsx";

/**
 * Copies exact characters. It is there only where a script can copy: the clipboard needs scripts and a secure address.
 * `what` is said to people who can't see what the button stands beside.
 */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const t = useText().ui;
  const [can, setCan] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    setCan("clipboard" in navigator);
  }, []);
  if (!can) return null;
  const copy = () => {
    setSaid("");
    navigator.clipboard.writeText(text).then(
      () => setSaid(t.copied),
      () => setSaid(t.notCopied),
    );
  };
  return (
    <span className="copy no-print">
      <Button kind="quiet" small icon="copy" onClick={copy}>
        {t.copy}
        <span className="visually-hidden"> {what}</span>
      </Button>
      <span role="status" className="small">
        {said}
      </span>
    </span>
  );
}
