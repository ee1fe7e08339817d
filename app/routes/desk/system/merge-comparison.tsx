import { fullName } from "#app/features/organisations/name.ts";
import type { Entry, EntryCounts } from "#app/features/stakeholders/duplicate-entries.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { useLang, useText, type Text } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { Table } from "#app/ui/table.tsx";

export const entryName = (entry: Pick<Entry, "id" | "name">): string => (entry.name ? fullName(entry.name) : entry.id);

const facts = (o: Text["organisations"], { facts: each, district }: Entry, lang: Lang): [string, string | null][] => [
  [o.kind, o.kinds[each.kind]],
  [o.form.fiscalCode, each.fiscalCode],
  [o.form.ipaCode, each.ipaCode],
  [o.form.email, each.email],
  [o.form.website, each.website],
  [o.form.district, district && district.name[lang]],
];

/** Both entries side by side: what each says, and how much refers to it. */
export function MergeComparison({ one, other }: { one: Entry; other: Entry }) {
  const {
    bodies: { merge: t },
    organisations: o,
  } = useText();
  const lang = useLang();
  const of = (entry: Entry): [string, string | null][] => [
    [t.names, entry.names.map(fullName).join("; ")],
    ...facts(o, entry, lang),
    [t.seats, entry.seats.map((seat) => `${seat.title}: ${o.benches[seat.bench]}`).join("; ")],
    ...(Object.keys(t.counts) as (keyof EntryCounts)[]).map((name): [string, string] => [
      t.counts[name],
      number(entry.counts[name], lang),
    ]),
  ];
  const right = of(other);
  return (
    <section className="stack">
      <h2>{t.comparison}</h2>
      <Table
        caption={t.comparison}
        captionHidden
        cards
        columns={[
          { label: t.fact },
          { label: entryName(one) },
          { label: same(one, other) ? `${entryName(other)} (2)` : entryName(other) },
        ]}
        rows={of(one).map(([label, left], index) => ({
          id: label,
          cells: [label, left || t.nothing, right[index]?.[1] || t.nothing],
        }))}
      />
    </section>
  );
}

const same = (one: Entry, other: Entry): boolean => entryName(one) === entryName(other);
