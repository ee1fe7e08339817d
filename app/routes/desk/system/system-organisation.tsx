import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { listAllDistricts } from "#app/features/places/places.server.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { listBecome } from "#app/features/organisations/bodies.server.ts";
import { listMandatesOfOrganisation } from "#app/features/organisations/mandate-queries.server.ts";
import { fullName, nameOn } from "#app/features/organisations/name.ts";
import {
  getOrganisation,
  listOrganisationChoices,
  mayEditOrganisation,
} from "#app/features/organisations/organisation-queries.server.ts";
import {
  affiliate,
  editOrganisation,
  renameOrganisation,
  seatOnBench,
} from "#app/features/organisations/organisations.server.ts";
import { proposalsFor } from "#app/features/stakeholders/proposals.server.ts";
import { recordMerger, recordSplit, undoSuccession } from "#app/features/stakeholders/successions.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { holdsEverywhere, may } from "#app/permissions.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { OrganisationAffiliation, OrganisationFacts, OrganisationNames } from "./organisation-parts.tsx";
import { OrganisationMandates, OrganisationSeats } from "./organisation-places.tsx";
import { OrganisationSuccessions } from "./organisation-successions.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.organisations.organisation);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = need(args, "organisation.manage");
  const today = romeDay(args.context.now);
  const organisation = found(await getOrganisation(args.params["organisation"] ?? ""));
  // A duplicate entry leads to the one that stands for the same body.
  if (organisation.mergedInto)
    throw redirect(
      `${hrefIn(contextOf(args).lang, "systemOrganisation", { organisation: organisation.mergedInto })}?fatto=unita`,
    );
  const { became, cameFrom } = await listBecome([organisation.id], "9999-12-31");
  const choices = await listOrganisationChoices(today);
  const mandates = await listMandatesOfOrganisation(organisation.id, today);
  // A lead sees only for their own campaigns who represents a body.
  const own = new Set(actor.grants.filter((grant) => grant.mandateId === null).map((grant) => grant.campaignId));
  const everywhere = actor.grants.some(holdsEverywhere);
  return {
    organisation,
    districts: await listAllDistricts(),
    today,
    edits: await mayEditOrganisation(actor, organisation.id),
    name: nameOn(today, organisation.names),
    became: became.get(organisation.id) ?? [],
    cameFrom: cameFrom.get(organisation.id) ?? [],
    proposals: await proposalsFor(organisation, cameFrom.get(organisation.id)?.[0] ?? null, today),
    merges: may(actor, "organisation.merge") !== null,
    choices: choices
      .filter(({ id }) => id !== organisation.id)
      .map((each) => ({ value: each.id, label: fullName(each) })),
    mandates: mandates.filter((mandate) => everywhere || own.has(mandate.campaign.id)),
    seats: organisation.seats.filter((seat) => everywhere || own.has(seat.campaignId)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = need(args, "organisation.manage");
  const organisation = args.params["organisation"] ?? "";
  const form = args.context.form;
  if (form.get("intent") !== "bench" && !(await mayEditOrganisation(actor, organisation))) stop("forbidden");
  const done = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "systemOrganisation", { organisation })}?fatto=${code}`;
  switch (form.get("intent")) {
    case "facts":
      return submit(args, editOrganisation, { organisation }, done("organizzazione"));
    case "rename":
      return submit(args, renameOrganisation, { organisation }, done("nome"));
    case "affiliate":
      return submit(args, affiliate, { organisation }, done("affiliazione"));
    case "bench":
      return submit(args, seatOnBench, { organisation }, done("componente"));
    case "merger":
      return submit(args, recordMerger, { organisation }, done("fusione"));
    case "split":
      return submit(args, recordSplit, { organisation }, done("divisione"));
    case "undo-succession":
      return submit(args, undoSuccession, { organisation }, done("annullata"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { organisation, districts, edits, merges, name, today, choices, mandates, seats, became, cameFrom, proposals } =
    useLoaderData<typeof loader>();
  const { organisations: o, bodies } = useText();
  const href = useHref();
  const title = name ? fullName(name) : o.organisation;
  return (
    <SystemShell current="organisations">
      <PageHeader
        title={title}
        kicker={o.kinds[organisation.kind]}
        lead={o.page.lead}
        crumbs={[{ label: o.list.title, href: href("systemOrganisations") }, { label: title }]}
      />
      <div className="stack-loose">
        <DoneNotice />
        <RowRefusal intents={["bench", "undo-succession"]} />
        {edits ? null : (
          <Notice kind="info">
            <p>{o.page.keptElsewhere}</p>
          </Notice>
        )}
        <OrganisationNames names={organisation.names} current={name} today={today} edits={edits} />
        <OrganisationSuccessions {...{ became, cameFrom, choices, today, edits }} />
        <OrganisationMandates mandates={mandates} />
        <OrganisationSeats kind={organisation.kind} seats={seats} proposals={proposals} />
        <OrganisationAffiliation
          affiliations={organisation.affiliations}
          choices={choices}
          today={today}
          edits={edits}
          proposals={proposals}
        />
        {edits ? <OrganisationFacts organisation={organisation} districts={districts} /> : null}
        {merges ? (
          <p>
            {bodies.merge.openHint}{" "}
            <a href={href("systemMerge", { organisation: organisation.id })}>{bodies.merge.open}</a>
          </p>
        ) : null}
      </div>
    </SystemShell>
  );
}
