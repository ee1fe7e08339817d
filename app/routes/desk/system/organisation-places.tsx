import { useHref } from "#app/core/paths.ts";
import { proposeBench, type OrganisationKind } from "#app/features/organisations/bench.ts";
import type { MandateRow } from "#app/features/organisations/mandate-queries.server.ts";
import { MandateState, Term } from "#app/features/organisations/mandate-words.tsx";
import type { Seat } from "#app/features/organisations/organisation-queries.server.ts";
import type { Proposals } from "#app/features/stakeholders/proposals.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Table } from "#app/ui/table.tsx";
import { RowForm } from "#app/routes/intent-form.tsx";
import { BenchSelect } from "../stakeholders/bench-select.tsx";
import { Who } from "../people/people-roles.tsx";

export function OrganisationMandates({ mandates }: { mandates: MandateRow[] }) {
  const o = useText().organisations;
  const href = useHref();
  return (
    <section className="stack" aria-labelledby="mandates">
      <h2 id="mandates">{o.page.mandates}</h2>
      {mandates.length === 0 ? (
        <p>{o.page.noMandates}</p>
      ) : (
        <Table
          caption={o.page.mandatesCaption}
          captionHidden
          cards
          columns={[
            { label: o.list.person },
            { label: o.campaign },
            { label: o.capacity },
            { label: o.term },
            { label: o.mandate.state },
          ]}
          rows={mandates.map((row) => ({
            id: row.id,
            cells: [
              <Who key="who" name={row.person.name} email={row.person.email} />,
              <a key="campaign" href={href("deskMandate", { campaign: row.campaign.slug, mandate: row.id })}>
                {row.campaign.title}
              </a>,
              o.capacities[row.capacity],
              <Term key="term" term={row} />,
              <MandateState key="state" notActing={row.notActing} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

export function OrganisationSeats({
  kind,
  seats,
  proposals,
}: {
  kind: OrganisationKind;
  seats: Seat[];
  proposals: Proposals | null;
}) {
  const { organisations: o, bodies } = useText();
  const proposed = proposeBench(kind);
  return (
    <section className="stack" aria-labelledby="seats">
      <h2 id="seats">{o.page.benches}</h2>
      <p>
        {o.page.benchesLead} {o.page.proposed(o.benches[proposed])}
      </p>
      {seats.map((seat) => (
        <RowForm key={seat.campaignId} intent="bench" hidden={{ campaign: seat.campaignId }}>
          <div className="cluster">
            <BenchSelect
              prefix={seat.campaignId}
              label={o.page.benchIn(seat.title)}
              bench={seat.bench ?? proposals?.benches[seat.campaignId] ?? null}
            />
            <Button type="submit" small>
              {o.page.benchSubmit}
            </Button>
          </div>
          {proposals && !seat.bench && proposals.benches[seat.campaignId] ? (
            <p className="small muted">
              {bodies.succession.proposedBench(
                o.benches[proposals.benches[seat.campaignId] ?? proposed],
                proposals.from,
              )}
            </p>
          ) : null}
        </RowForm>
      ))}
    </section>
  );
}
