import type { LoaderFunctionArgs } from "@remix-run/node";
import { listDistricts } from "#app/features/places/places.server.ts";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need, stop } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { hasSpoken, inView, isSilent, narrow } from "#app/features/stakeholders/register.ts";
import {
  listRegister,
  recordRegisterExport,
  type RegisterRow,
} from "#app/features/stakeholders/register-list.server.ts";
import { readRegisterFilter } from "#app/features/stakeholders/register-query.ts";
import { textIn } from "#app/i18n/text.ts";

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The register with its filters: bodies, but no person's name or address. */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "stakeholder.read", { campaignId: campaign.id });
  const recorded = await recordRegisterExport(contextOf(args), { campaign: campaign.id });
  if (!recorded.ok) stop(recorded.code);
  const filter = readRegisterFilter(new URL(args.request.url).searchParams, await listDistricts(campaign.id));
  const rows = narrow(await listRegister(campaign.id, args.context.now), filter).filter(
    (row) => filter.view === null || inView(row, filter.view),
  );
  const { stakeholders, organisations } = textIn(contextOf(args).lang);
  const t = stakeholders.register;
  const c = t.columns;
  const yes = (answer: boolean) => (answer ? t.yes : t.no);
  const columns: CsvColumn<RegisterRow>[] = [
    { name: c.id, value: (row) => row.organisationId },
    { name: c.name, value: (row) => fullName(row) },
    { name: c.fiscalCode, value: (row) => row.fiscalCode },
    { name: c.ipaCode, value: (row) => row.ipaCode },
    { name: c.kind, value: (row) => organisations.kinds[row.kind] },
    { name: c.bench, value: (row) => organisations.benches[row.bench] },
    { name: c.benchState, value: (row) => yes(row.seated) },
    { name: c.district, value: (row) => row.district?.code ?? null },
    { name: c.state, value: (row) => t.standings[row.standing] },
    { name: c.since, value: (row) => iso(row.stateAt) },
    { name: c.sent, value: (row) => iso(row.sentAt) },
    { name: c.delivered, value: (row) => iso(row.deliveredAt) },
    { name: c.failed, value: (row) => iso(row.failedAt) },
    { name: c.failure, value: (row) => row.failure },
    { name: c.reason, value: (row) => row.reason },
    { name: c.through, value: (row) => row.through },
    { name: c.source, value: (row) => t.sources[row.source ?? "none"] },
    { name: c.filed, value: (row) => row.filed },
    { name: c.joined, value: (row) => row.joined },
    { name: c.spoken, value: (row) => yes(hasSpoken(row)) },
    { name: c.silent, value: (row) => yes(isSilent(row)) },
    { name: c.note, value: (row) => row.note },
  ];
  const body = new TextEncoder().encode(toCsv(columns, rows));
  return new Response(body, {
    headers: {
      ...downloadHeaders(`${t.file}-${campaign.slug}.csv`, "text/csv; charset=utf-8", body.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
