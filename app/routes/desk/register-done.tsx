import { useSearchParams } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";

/** What has just been done in the register, told after the redirect by `?fatto=code`. */
export function RegisterDone() {
  const t = useText().stakeholders.done;
  const code = useSearchParams()[0].get("fatto");
  return code && Object.hasOwn(t, code) ? <Notice kind="success" live><p>{t[code as keyof typeof t]}</p></Notice> : null;
}
