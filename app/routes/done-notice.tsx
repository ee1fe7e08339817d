import { useSearchParams } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";

/** What has just been done, told after the redirect by `?fatto=code`. */
export function DoneNotice() {
  const t = useText().people.done;
  const code = useSearchParams()[0].get("fatto");
  if (!code || !(code in t)) return null;
  return <Notice kind="success" live>{t[code as keyof typeof t]}</Notice>;
}
