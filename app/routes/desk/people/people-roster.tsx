import { useHref } from "#app/core/paths.ts";
import { proposeBench } from "#app/features/organisations/bench.ts";
import { MandateState, Term } from "#app/features/organisations/mandate-words.tsx";
import { fullName } from "#app/features/organisations/name.ts";
import type { RosterEntry } from "#app/features/organisations/roster.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Table } from "#app/ui/table.tsx";
import { RowForm } from "#app/routes/intent-form.tsx";
import { Spoken } from "#app/routes/spoken.tsx";
import { BenchSelect } from "../stakeholders/bench-select.tsx";
import { Who } from "./people-roles.tsx";

/** The bodies that take part, each with its bench and the people who act for it. */
export function PeopleRoster({
  campaign,
  roster,
  manages,
}: {
  campaign: string;
  roster: RosterEntry[];
  manages: boolean;
}) {
  const t = useText().organisations.office;
  return (
    <section className="stack" aria-labelledby="bodies">
      <h2 id="bodies">
        {t.title} <span className="count">{roster.length}</span>
      </h2>
      {roster.length === 0 ? <Empty sentence={t.none} /> : null}
      <div>
        {roster.map((entry) => (
          <Body key={entry.id} {...{ campaign, entry, manages }} />
        ))}
      </div>
    </section>
  );
}

function Body({ campaign, entry, manages }: { campaign: string; entry: RosterEntry; manages: boolean }) {
  const o = useText().organisations;
  const href = useHref();
  const name = fullName(entry);
  const acting = entry.mandates.filter((mandate) => mandate.notActing === null).length;
  const rows = entry.mandates.map((mandate) => ({
    id: mandate.id,
    cells: [
      <Who key="who" name={mandate.person.name} email={mandate.person.email} />,
      o.capacities[mandate.capacity],
      <Term key="term" term={mandate} />,
      <MandateState key="state" notActing={mandate.notActing} />,
      <a key="open" href={href("deskMandate", { campaign, mandate: mandate.id })}>
        <Spoken shown={o.office.open} said={o.office.openOf(mandate.person.name)} />
      </a>,
    ],
  }));
  return (
    <Disclosure
      id={`rappresentanti-${entry.id}`}
      summary={
        <>
          {name} <span className="muted">· {entry.bench ? o.benches[entry.bench] : o.noBench}</span>
          {acting === 0 ? (
            <>
              {" "}
              <Badge state="waiting">{o.office.silentHolders}</Badge>
            </>
          ) : null}
        </>
      }
    >
      <div className="stack">
        {rows.length > 0 ? (
          <Table
            caption={o.office.caption(name)}
            captionHidden
            cards
            columns={[
              { label: o.list.person },
              { label: o.capacity },
              { label: o.term },
              { label: o.mandate.state },
              { label: o.list.details, plain: true },
            ]}
            rows={rows}
          />
        ) : (
          <p>{o.office.noMandates}</p>
        )}
        {manages ? (
          <RowForm intent="bench" hidden={{ organisation: entry.id }}>
            <div className="cluster">
              <BenchSelect
                prefix={`bench-${entry.id}`}
                label={o.bench}
                bench={entry.bench ?? proposeBench(entry.kind)}
              />
              <Button type="submit" small>
                {o.page.benchSubmit}
              </Button>
            </div>
          </RowForm>
        ) : null}
      </div>
    </Disclosure>
  );
}
