import type { CampaignStanding } from "#app/access/standing.server.ts";
import { draftsStayUntil } from "#app/access/standing.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, romeDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useContentLang } from "./content-lang.ts";

export type ShownStanding = Pick<CampaignStanding, "state" | "reason" | "since">;

/**
 * Says above every page of the desk and of the space why nothing can be written; shows nothing while the consultation
 * is open.
 */
export function StandingNotice({
  standing,
  who,
}: {
  standing: ShownStanding | null | undefined;
  who: "desk" | "space";
}) {
  const { terms, errors } = useText();
  const lang = useLang();
  const contentLang = useContentLang();
  if (!standing || (standing.state !== "suspended" && standing.state !== "concluded")) return null;
  const t = terms.standing;
  const day = standing.since ? longDay(standing.since, lang) : "";
  const until = standing.since ? longDay(draftsStayUntil(romeDay(standing.since)), lang) : "";
  const text =
    standing.state === "suspended"
      ? who === "desk"
        ? t.suspendedDesk
        : t.suspendedSpace
      : who === "desk"
        ? t.concludedDesk
        : t.concludedSpace(until);
  return (
    <Notice kind="warning" title={`${t[standing.state]}${day ? `, ${day}` : ""}`}>
      <p>{text}</p>
      {standing.reason ? <p lang={contentLang}>{errors.because(standing.reason)}</p> : null}
    </Notice>
  );
}
