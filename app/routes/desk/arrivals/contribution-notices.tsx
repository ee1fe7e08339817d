import type { DeskText } from "#app/features/publishing/desk-text.server.ts";
import { useLang, useText, type Text } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { Badge, type BadgeState } from "#app/ui/badge.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";

const badges = {
  filed: "open",
  ready: "waiting",
  published: "done",
  refused: "refused",
  withdrawn: "draft",
  taken_down: "draft",
  annulled: "draft",
} as const satisfies Record<DeskText["state"], BadgeState>;

export const stateBadge = (state: DeskText["state"], t: Text["contributions"]) => (
  <Badge state={badges[state]}>{t.desk.states[state]}</Badge>
);

/** What has just been done or refused, and what readers of the text should know first. */
export function ContributionNotices({
  filed,
  sealed,
  refusal,
}: {
  filed: Pick<DeskText, "state" | "stateReason" | "thirdParties" | "closesAt" | "pending" | "entered" | "disownedAt">;
  sealed: boolean;
  refusal: string | null;
}) {
  const { bodies, contributions, intake } = useText();
  const t = contributions.desk;
  const lang = useLang();
  return (
    <>
      {refusal ? (
        <Notice kind="error" live>
          <p>{refusal}</p>
        </Notice>
      ) : null}
      {refusal ? null : <DoneNotice words={t.done} />}
      {filed.thirdParties === "marked" && filed.state === "filed" ? (
        <Notice kind="warning">
          <p>{filed.entered ? intake.lookLong : t.thirdPartiesMarked}</p>
        </Notice>
      ) : null}
      {filed.pending ? (
        <Notice kind="info">
          <p>{filed.pending === "prepared" ? t.integratedReady : t.integrated}</p>
        </Notice>
      ) : null}
      {filed.disownedAt ? (
        <Notice kind="warning" title={bodies.disown.public(longDay(filed.disownedAt, lang))}>
          <p>{bodies.disown.publicText}</p>
        </Notice>
      ) : null}
      {sealed && filed.state === "ready" ? (
        <Notice kind="info">
          <p>{t.sealedUntil(longTime(filed.closesAt, lang))}</p>
        </Notice>
      ) : null}
      {filed.state === "refused" ? (
        <Notice kind="warning" title={t.refusedBecause}>
          <p lang="it">{filed.stateReason}</p>
        </Notice>
      ) : null}
    </>
  );
}
