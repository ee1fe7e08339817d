import { Form, useActionData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { Punctuality } from "#app/features/campaigns/punctuality.tsx";
import type { TermVersion } from "#app/features/campaigns/round.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Table } from "#app/ui/table.tsx";
import type { listQueue, QueueState } from "./queue.server.ts";

type Row = Omit<Awaited<ReturnType<typeof listQueue>>["rows"][number], "roundId"> & {
  sealedUntil: Date | null;
  terms: readonly TermVersion[] | null;
};
interface Props {
  campaign: string;
  state: QueueState;
  rows: readonly Row[];
  publishes: boolean;
}

/** The texts of one state, those that wait longest first, with a box for each that can be published. */
export function QueueRows({ campaign, state, rows, publishes }: Props) {
  const { campaigns, contributions, intake } = useText();
  const t = contributions.queue;
  const lang = useLang();
  const content = useContentLang();
  const href = useHref();
  const answer = useActionData<FormAnswer>();
  const benches: Record<string, string> = campaigns.benches;
  const table = (
    <Table
      caption={t.caption(t.states[state])}
      captionHidden
      cards="tight"
      columns={[{ label: t.text }, { label: t.body }, { label: t.received }, { label: t.round }]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          <span key="text" className="queue-text">
            {publishes ? <Tick row={row} /> : null}
            <span>
              <a lang={content} href={href("deskContribution", { campaign, number: row.number })}>
                {row.title || row.number}
              </a>
              <span className="queue-about">
                {row.number} · {campaigns.kinds[row.kind]}
              </span>
              {row.thirdParties === "marked" ? (
                <Badge state="waiting">{row.channel === "site" ? t.marked : intake.look}</Badge>
              ) : null}
              {row.stateReason ? (
                <span className="queue-about" lang={content}>
                  «{row.stateReason}»
                </span>
              ) : null}
            </span>
          </span>,
          <span key="body">
            <span lang={content}>{row.organisation}</span>
            <span className="queue-about">{benches[row.bench] ?? row.bench}</span>
          </span>,
          <span key="received">
            {longTime(row.receivedAt, lang)}
            <span className="queue-about">{contributions.channels[row.channel]}</span>
            {row.terms ? (
              <span className="queue-about">
                <Punctuality receivedAt={row.receivedAt} terms={row.terms} short />
              </span>
            ) : null}
          </span>,
          <span key="round">
            {row.round}
            {row.sealedUntil ? (
              <span className="queue-about">{t.waitsUntil(longDay(row.sealedUntil, lang))}</span>
            ) : null}
          </span>,
        ],
      }))}
    />
  );
  if (!publishes) return table;
  return (
    <Form method="post" className="stack">
      {answer?.refusal ? (
        <Notice kind="error" live>
          <p>{answer.refusal}</p>
        </Notice>
      ) : null}
      {rows.map((row) => (
        <input key={row.id} type="hidden" name="seen[]" value={row.publicTextId ?? ""} />
      ))}
      {table}
      <p className="muted">{t.publishHint}</p>
      <SubmitButton icon="check">{t.publish}</SubmitButton>
    </Form>
  );
}

function Tick({ row }: { row: Row }) {
  const t = useText().contributions.queue;
  return (
    <input
      type="checkbox"
      className="tick"
      name="numbers[]"
      value={row.number}
      aria-label={t.chooseOne(row.number)}
      disabled={row.sealedUntil !== null}
    />
  );
}
