import { useSearchParams } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";

/**
 * What has just been done, told after the redirect by `?fatto=code`: in the words of that page, or in those of people
 * and accounts.
 */
export function DoneNotice({ words }: { words?: Readonly<Record<string, string>> }) {
  const known = useText().people.done;
  const code = useSearchParams()[0].get("fatto");
  const t: Readonly<Record<string, string>> = words ?? known;
  return code !== null && Object.hasOwn(t, code) ? <Notice kind="success" live><p>{t[code]}</p></Notice> : null;
}
