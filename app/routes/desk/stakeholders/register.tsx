import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import type { Bench } from "#app/features/organisations/bench.ts";
import { listDistricts } from "#app/features/places/places.server.ts";
import { countViews, inView, narrow, views, wholeCity } from "#app/features/stakeholders/register.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { readRegisterFilter, registerPage, registerQuery } from "#app/features/stakeholders/register-query.ts";
import { RegisterTable } from "#app/features/stakeholders/register-table.tsx";
import { RegisterViews } from "#app/features/stakeholders/register-views.tsx";
import { countWaitingRequests } from "#app/features/participation/requests.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/forms/filters.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { DoneNotice } from "#app/routes/done-notice.tsx";

export const meta = titled((t) => t.stakeholders.register.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.read");
  const districts = await listDistricts(campaign.id);
  const { page, ...filter } = readRegisterFilter(new URL(args.request.url).searchParams, districts);
  const register = await listRegister(campaign.id, args.context.now);
  const narrowed = narrow(register, filter);
  const rows =
    filter.view === null ? narrowed : narrowed.filter((row) => filter.view !== null && inView(row, filter.view));
  const from = Math.min(
    (page - 1) * registerPage,
    Math.max(0, Math.floor((rows.length - 1) / registerPage) * registerPage),
  );
  return {
    campaign: shellOf(campaign),
    filter,
    districts,
    page: from / registerPage + 1,
    total: rows.length,
    all: narrowed.length,
    empty: register.length === 0,
    counts: countViews(narrowed),
    rows: rows.slice(from, from + registerPage),
    waiting: campaign.state === "concluded" ? 0 : await countWaitingRequests(campaign.id),
    manages:
      may(args.context.actor, "stakeholder.manage", { campaignId: campaign.id }) !== null &&
      campaign.state !== "concluded",
  };
}

export default function Page() {
  const { campaign, filter, districts, page, total, all, empty, counts, rows, waiting, manages } =
    useLoaderData<typeof loader>();
  const { stakeholders, organisations, ui } = useText();
  const t = stakeholders.register;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  const here = href("deskRegister", at);
  const active = [filter.bench, filter.district, filter.search || null].filter((each) => each !== null).length;
  const benches = Object.entries(organisations.benches).map(([value, label]) => ({ value: value as Bench, label }));
  const choices = [
    { value: wholeCity, label: t.wholeCity },
    ...districts.map(({ code, name }) => ({ value: code, label: name[lang] })),
  ];
  const first = (page - 1) * registerPage;
  return (
    <DeskShell campaign={campaign} current="register" wide>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            {manages ? (
              <ButtonLink kind="primary" icon="plus" href={href("deskInvite", at)}>
                {t.invite}
              </ButtonLink>
            ) : null}
            {manages ? (
              <ButtonLink icon="upload" href={href("deskBulkInvite", at)}>
                {t.bulk}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="quiet" icon="inbox" href={href("deskRequests", at)}>
              {t.requests}
            </ButtonLink>
          </>
        }
      />
      <div className="stack">
        <DoneNotice words={stakeholders.done} />
        {waiting > 0 ? (
          <Notice kind="info">
            <p>
              {t.waiting(waiting)}. <a href={href("deskRequests", at)}>{t.toRequests}</a>
            </p>
          </Notice>
        ) : null}
        {empty ? (
          <Empty sentence={t.empty}>
            <p>{t.emptyNext}</p>
          </Empty>
        ) : (
          <>
            <RegisterViews here={here} filter={filter} counts={counts} all={all} />
            <div className="beside">
              <div className="stack">
                <Filters
                  action={here}
                  active={active}
                  {...(active > 0 && {
                    clearHref: here + registerQuery({ view: filter.view, bench: null, district: null, search: "" }),
                  })}
                >
                  {filter.view ? <input type="hidden" name="stato" value={filter.view} /> : null}
                  <TextField name="cerca" label={t.search} type="search" defaultValue={filter.search} />
                  <Select
                    name="componente"
                    label={t.bench}
                    empty={t.anyBench}
                    options={benches}
                    defaultValue={filter.bench ?? ""}
                  />
                  <Select
                    name="circoscrizione"
                    label={t.district}
                    empty={t.anyDistrict}
                    options={choices}
                    defaultValue={filter.district ?? ""}
                  />
                </Filters>
                <p className="no-print">
                  <ButtonLink
                    small
                    kind="quiet"
                    icon="download"
                    href={href("deskRegisterCsv", at) + registerQuery(filter)}
                    download
                  >
                    {t.csv}
                  </ButtonLink>
                </p>
              </div>
              <div className="stack">
                {rows.length === 0 ? (
                  <Empty sentence={t.none}>
                    <ButtonLink href={here}>{ui.clearFilters}</ButtonLink>
                  </Empty>
                ) : (
                  <RegisterTable campaign={campaign.slug} rows={rows} />
                )}
                {total > registerPage ? (
                  <Pager
                    {...(page > 1 && { newerHref: here + registerQuery({ ...filter, page: page - 1 }) })}
                    {...(first + rows.length < total && {
                      olderHref: here + registerQuery({ ...filter, page: page + 1 }),
                    })}
                    summary={t.shown(first + 1, first + rows.length, total)}
                  />
                ) : null}
                <Disclosure summary={t.definitions} quiet id="definizioni">
                  <DescriptionList items={views.map((view) => ({ term: t.views[view], text: t.defined[view] }))} />
                </Disclosure>
              </div>
            </div>
          </>
        )}
      </div>
    </DeskShell>
  );
}
