import { useText } from "#app/i18n/text.ts";
import { Table } from "#app/ui/table.tsx";
import { excerptKinds, type ExcerptKind } from "./excerpt.ts";

interface Props {
  counts: readonly { kind: ExcerptKind; bench: string; count: number }[];
  benches: Record<string, string>;
  /** The address of the list of excerpts: each number leads there, with its filters. */
  here: string;
}

/** Kind × bench of one line: a bench that says nothing is seen at a glance. */
export function ExcerptMatrix({ counts, benches, here }: Props) {
  const t = useText().tagging;
  const of = (kind: ExcerptKind, bench: string) =>
    counts.find((row) => row.kind === kind && row.bench === bench)?.count ?? 0;
  const cell = (kind: ExcerptKind, bench: string) => {
    const count = of(kind, bench);
    return count === 0 ? (
      "0"
    ) : (
      <a key={bench} href={`${here}?${new URLSearchParams({ tipo: kind, componente: bench }).toString()}`}>
        {count}
      </a>
    );
  };
  return (
    <div className="stack-tight">
      <Table
        caption={t.matrixCaption}
        columns={[
          { label: t.kind },
          ...Object.values(benches).map((label) => ({ label, numeric: true })),
          { label: t.total, numeric: true },
        ]}
        rows={excerptKinds.map((kind) => ({
          id: kind,
          cells: [
            t.kindsPlural[kind],
            ...Object.keys(benches).map((bench) => cell(kind, bench)),
            counts.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.count, 0),
          ],
        }))}
      />
      <p className="small muted">{t.countsNote}</p>
    </div>
  );
}
