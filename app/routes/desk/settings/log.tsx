import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { could, found, need } from "#app/http/route.server.ts";
import { actionWords, subjectWords } from "#app/features/audit/words.ts";
import { entriesPerPage, getChainHead, listActions, listEntries } from "#app/features/audit/log-entries.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/forms/filters.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.audit.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "log.read", { campaignId: campaign.id });
  const params = new URL(args.request.url).searchParams;
  const actions = await listActions(campaign.id);
  const action = actions.find((each) => each === params.get("azione")) ?? null;
  const key = params.get("prima") ?? "";
  const entries = await listEntries(campaign.id, { action, before: /^\d{1,15}$/.test(key) ? Number(key) : null });
  return {
    seesAccess: could(args.context.actor, "access.read"),
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    head: await getChainHead(),
    actions,
    action,
    entries: entries.slice(0, entriesPerPage),
    more: entries.length > entriesPerPage,
    begun: key !== "",
  };
}

export default function Page() {
  const { campaign, seesAccess, head, actions, action, entries, more, begun } = useLoaderData<typeof loader>();
  const text = useText();
  const t = text.audit;
  const { access } = text.privacy;
  const href = useHref();
  const lang = useLang();
  const here = href("deskLog", { campaign: campaign.slug });
  const page = (query: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...(action && { azione: action }), ...query }).toString()}`;
  const last = entries.at(-1);
  return (
    <DeskShell campaign={campaign} current="log">
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink icon="download" href={href("deskLogCsv", { campaign: campaign.slug })}>
            {t.download}
          </ButtonLink>
        }
      />
      <div className="stack-loose">
        <Filters action={here} active={action ? 1 : 0} {...(action && { clearHref: here })}>
          <Select
            name="azione"
            label={t.what}
            empty={t.everything}
            defaultValue={action ?? ""}
            options={actions.map((each) => ({ value: each, label: actionWords(t, each) }))}
          />
        </Filters>
        {entries.length === 0 ? (
          <Empty sentence={t.none} />
        ) : (
          <Table
            caption={t.title}
            captionHidden
            cards="tight"
            columns={[
              { label: t.when },
              { label: t.what },
              { label: t.who },
              { label: t.onWhat },
              { label: t.place, numeric: true },
            ]}
            rows={entries.map((entry) => ({
              id: String(entry.seq),
              cells: [
                longTime(entry.at, lang),
                actionWords(t, entry.action),
                entry.author.kind === "none" ? t.nobody : entry.author.name,
                subjectWords(t, entry.subject, entry.number),
                number(entry.seq, lang),
              ],
            }))}
          />
        )}
        <Pager
          {...(begun && { newerHref: action ? page({}) : here })}
          {...(more && last && { olderHref: page({ prima: String(last.seq) }) })}
        />
        {seesAccess ? (
          <p>
            <a href={href("systemAccess")}>{access.title}</a>: {access.text}
          </p>
        ) : null}
        <section className="panel stack-tight" aria-labelledby="head">
          <h2 id="head">{t.head}</h2>
          <DescriptionList
            items={[
              { term: t.count, text: number(head.seq, lang) },
              { term: t.hash, text: <code>{head.hash}</code> },
            ]}
          />
          <p className="small muted">{t.headMeans}</p>
        </section>
      </div>
    </DeskShell>
  );
}
