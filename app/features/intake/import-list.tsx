import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import type { listImports } from "./imports.server.ts";

type Import = Awaited<ReturnType<typeof listImports>>[number];
const colours = {
  checking: "waiting",
  checked: "open",
  running: "waiting",
  done: "done",
  failed: "refused",
  undone: "neutral",
} as const;

export function ImportState({ state }: { state: Import["state"] }) {
  return <Badge state={colours[state]}>{useText().intake.imports.states[state]}</Badge>;
}

/** Every import of the consultation, newest first. */
export function ImportList({ campaign, imports }: { campaign: string; imports: readonly Import[] }) {
  const t = useText().intake.imports;
  const lang = useLang();
  const href = useHref();
  return (
    <section className="stack">
      <h2>{t.list}</h2>
      {imports.length === 0 ? (
        <p className="muted">{t.none}</p>
      ) : (
        <Table
          caption={t.list}
          captionHidden
          cards
          columns={[{ label: t.name }, { label: t.state }, { label: t.rows, numeric: true }, { label: t.when }]}
          rows={imports.map((each) => ({
            id: each.id,
            cells: [
              <a key="name" href={href("deskImport", { campaign, batch: each.id })}>
                {each.fileName}
              </a>,
              <ImportState key="state" state={each.state} />,
              number(each.total, lang),
              longTime(each.createdAt, lang),
            ],
          }))}
        />
      )}
    </section>
  );
}
