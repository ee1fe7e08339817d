import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { need } from "#app/http/route.server.ts";
import { accessActions, listAccess } from "#app/features/audit/access-log.server.ts";
import { accessFilter } from "#app/features/audit/access-filter.ts";
import { entriesPerPage } from "#app/features/audit/log-entries.server.ts";
import { actionWords, subjectWords } from "#app/features/audit/words.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/forms/filters.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/routes/page-title.ts";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.privacy.access.title);

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = need(args, "access.read");
  const params = new URL(args.request.url).searchParams;
  const filter = accessFilter(params, accessActions);
  const key = params.get("prima") ?? "";
  const entries = await listAccess(actor, filter, /^\d{1,15}$/.test(key) ? Number(key) : null);
  return {
    filter,
    actions: accessActions,
    entries: entries.slice(0, entriesPerPage),
    more: entries.length > entriesPerPage,
    begun: key !== "",
  };
}

export default function Page() {
  const { filter, actions, entries, more, begun } = useLoaderData<typeof loader>();
  const text = useText();
  const t = text.privacy.access;
  const lang = useLang();
  const href = useHref();
  const here = href("systemAccess");
  const query = {
    ...(filter.from && { dal: filter.from }),
    ...(filter.to && { al: filter.to }),
    ...(filter.action && { azione: filter.action }),
  };
  const chosen = (more_: Record<string, string> = {}) => `?${new URLSearchParams({ ...query, ...more_ }).toString()}`;
  const last = entries.at(-1);
  return (
    <SystemShell current="access">
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ButtonLink icon="download" href={href("accessCsv") + chosen()}>
              {t.download}
            </ButtonLink>
            <ButtonLink href={href("systemNamings")}>{text.namings.title}</ButtonLink>
          </>
        }
      />
      <div className="stack-loose">
        <Filters
          action={here}
          active={Object.keys(query).length}
          {...(Object.keys(query).length > 0 && { clearHref: here })}
        >
          <DateField name="dal" label={t.from} defaultValue={filter.from ?? ""} />
          <DateField name="al" label={t.to} defaultValue={filter.to ?? ""} />
          <Select
            name="azione"
            label={t.what}
            empty={t.all}
            defaultValue={filter.action ?? ""}
            options={actions.map((each) => ({ value: each, label: actionWords(text.audit, each) }))}
          />
        </Filters>
        {entries.length === 0 ? (
          <Empty sentence={t.none} />
        ) : (
          <Table
            caption={t.title}
            captionHidden
            cards="tight"
            columns={[{ label: t.when }, { label: t.what }, { label: t.who }, { label: t.onWhat }]}
            rows={entries.map((entry) => ({
              id: String(entry.seq),
              cells: [
                longTime(entry.at, lang),
                actionWords(text.audit, entry.action),
                entry.by ?? (entry.terminal ? t.terminal : t.nobody),
                entry.whom ??
                  subjectWords(text.audit, entry.subject, entry.number) +
                    (entry.outcome ? `: ${text.namings.outcomes[entry.outcome]}` : ""),
              ],
            }))}
          />
        )}
        <Pager
          {...(begun && { newerHref: here + chosen() })}
          {...(more && last && { olderHref: here + chosen({ prima: String(last.seq) }) })}
        />
        <p className="small muted">{t.downloadNote}</p>
      </div>
    </SystemShell>
  );
}
