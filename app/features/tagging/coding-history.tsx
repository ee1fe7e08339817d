import type { Line } from "#app/features/campaigns/lines.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Table } from "#app/ui/table.tsx";
import type { ExcerptKind } from "./excerpt.ts";

interface Entry {
  id: string;
  lineId: string;
  kind: ExcerptKind;
  codedAt: Date;
  undoes: string | null;
  exact: string | null;
  coder: string;
}

/** Every decision on a text, oldest first: who, when, what, and what was taken back. */
export function CodingHistory({ history, lines }: { history: readonly Entry[]; lines: readonly Line[] }) {
  const { tagging: t, removals } = useText();
  const lang = useLang();
  if (history.length === 0) return null;
  return (
    <Disclosure summary={t.history} quiet>
      <Table
        caption={t.historyCaption}
        columns={[{ label: t.when }, { label: t.who }, { label: t.what }, { label: t.text }]}
        rows={history.map((entry) => {
          const line = lines.find((each) => each.id === entry.lineId);
          const what = `${line?.code ?? ""} · ${t.kinds[entry.kind]}`;
          return {
            id: entry.id,
            cells: [
              longTime(entry.codedAt, lang),
              entry.coder,
              entry.undoes ? `${t.undoneMark}: ${what}` : what,
              entry.exact === null ? (
                <span key="q" className="muted">
                  {removals.covered}
                </span>
              ) : (
                <q key="q" lang="it">
                  {entry.exact}
                </q>
              ),
            ],
          };
        })}
      />
    </Disclosure>
  );
}
