import type { Line } from "#app/features/campaigns/lines.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Filters } from "#app/ui/forms/filters.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { filterNames, type Chosen } from "./list-filter.ts";

interface Props {
  here: string;
  chosen: Chosen;
  lines: readonly Line[];
  rounds: readonly { number: number; title: string }[];
  authors: readonly { id: string; name: string; distinction: string }[];
  districts: readonly { value: string; name: Record<Lang, string> }[];
}

/** The public list's form: every choice goes into the address. */
export function ContributionFilters({ here, chosen, lines, rounds, authors, districts }: Props) {
  const { campaigns, contributions } = useText();
  const t = contributions.list;
  const lang = useLang();
  const active = Object.values(chosen).filter((value) => value !== "").length;
  const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <Filters action={here} active={active} {...(active > 0 && { clearHref: here })}>
      <TextField name={filterNames.search} label={t.search} type="search" defaultValue={chosen.search} />
      <Select
        name={filterNames.line}
        label={t.line}
        empty={t.all}
        defaultValue={chosen.line}
        options={lines.map((line) => ({ value: String(line.code), label: `${line.code}. ${line.shortName}` }))}
      />
      <Select
        name={filterNames.bench}
        label={t.bench}
        empty={t.all}
        defaultValue={chosen.bench}
        options={options(campaigns.benches)}
      />
      <Select
        name={filterNames.organisation}
        label={t.organisation}
        empty={t.all}
        defaultValue={chosen.organisation}
        options={authors.map((each) => ({
          value: each.id,
          label: each.distinction ? `${each.name} (${each.distinction})` : each.name,
        }))}
      />
      <Select
        name={filterNames.round}
        label={t.round}
        empty={t.all}
        defaultValue={chosen.round}
        options={rounds.map((round) => ({ value: String(round.number), label: `${round.number}. ${round.title}` }))}
      />
      <Select
        name={filterNames.kind}
        label={t.kind}
        empty={t.allKinds}
        defaultValue={chosen.kind}
        options={options(campaigns.kinds)}
      />
      {districts.length > 0 ? (
        <Select
          name={filterNames.district}
          label={t.district}
          empty={t.all}
          defaultValue={chosen.district}
          options={districts.map(({ value, name }) => ({ value, label: name[lang] }))}
        />
      ) : null}
    </Filters>
  );
}
