import { useHref } from "#app/core/paths.ts";
import { Became } from "#app/features/organisations/became.tsx";
import { fullName } from "#app/features/organisations/name.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge, type BadgeState } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import { hasSpoken, isSilent, type Standing } from "./register.ts";
import type { RegisterRow } from "./register-list.server.ts";

const colours: Record<Standing, BadgeState> = {
  listed: "draft",
  invited: "waiting",
  accepted: "done",
  declined: "refused",
  passed_on: "neutral",
  represented: "neutral",
};

export function StandingBadge({ standing }: { standing: Standing }) {
  return <Badge state={colours[standing]}>{useText().stakeholders.register.standings[standing]}</Badge>;
}

/**
 * The register as the office reads it: which body, its state, what became of its last invitation, and whether it has
 * spoken.
 */
export function RegisterTable({ campaign, rows }: { campaign: string; rows: readonly RegisterRow[] }) {
  const text = useText();
  const t = text.stakeholders.register;
  const lang = useLang();
  const href = useHref();
  return (
    <div className="register-table">
      <Table
        cards="tight"
        caption={t.caption}
        columns={[
          { label: t.organisation, plain: true },
          { label: t.state, plain: true },
          { label: t.invitation, plain: true },
          { label: t.words, plain: true },
        ]}
        rows={rows.map((row) => ({
          id: row.organisationId,
          cells: [
            <span key="name">
              <a href={href("deskStakeholder", { campaign, organisation: row.organisationId })}>{fullName(row)}</a>
              <Became became={row.became} />
              <span className="small muted row-about">
                {text.organisations.benches[row.bench]}
                {row.seated ? "" : ` (${t.proposed})`}
                {row.district === null ? "" : ` · ${row.district.name[lang]}`}
              </span>
            </span>,
            <StandingCell key="standing" row={row} />,
            <span key="invitation">
              <InvitationWords row={row} />
              {row.linkOver ? <LinkOverNote /> : null}
            </span>,
            <SpokenWords key="words" row={row} />,
          ],
        }))}
      />
    </div>
  );
}

function StandingCell({ row }: { row: RegisterRow }) {
  const t = useText().stakeholders.register;
  const lang = useLang();
  const about =
    row.standing === "passed_on"
      ? t.passedTo(row.through)
      : row.standing === "represented"
        ? t.by(row.through)
        : row.standing === "declined"
          ? row.reason
          : "";
  return (
    <span>
      <StandingBadge standing={row.standing} />
      {about ? <span className="small row-about">{about}</span> : null}
      {row.stateAt && row.standing !== "listed" ? (
        <span className="small muted row-about">{t.since(longDay(row.stateAt, lang))}</span>
      ) : null}
    </span>
  );
}

/** What the mail server answered to the last invitation. */
export function InvitationWords({ row }: { row: Pick<RegisterRow, "sentAt" | "deliveredAt" | "failedAt"> }) {
  const t = useText().stakeholders.register;
  const lang = useLang();
  if (!row.sentAt) return <span className="muted">{t.neverSent}</span>;
  if (row.failedAt) return <Badge state="refused">{t.failed}</Badge>;
  return row.deliveredAt ? (
    <>{t.delivered(longDay(row.deliveredAt, lang))}</>
  ) : (
    <span className="muted">{t.onItsWay}</span>
  );
}

/**
 * Shown where a body is asked for an answer and no link works any more, because it is too old or because a backup was
 * restored.
 */
export const LinkOverNote = () => <span className="small row-about">{useText().stakeholders.register.linkOver}</span>;

/** How often the body has spoken, or that it is silent. */
export function SpokenWords({ row }: { row: RegisterRow }) {
  const t = useText().stakeholders.register;
  if (isSilent(row)) return <Badge state="waiting">{t.silent}</Badge>;
  if (!hasSpoken(row)) return <span className="muted">{t.no}</span>;
  return (
    <>
      {[row.filed > 0 ? t.filed(row.filed) : "", row.joined > 0 ? t.joined(row.joined) : ""]
        .filter((words) => words !== "")
        .join(", ")}
    </>
  );
}
