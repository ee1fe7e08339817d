import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { getDeskSection } from "#app/features/composing/desk-document.server.ts";
import { DeskParagraphs } from "#app/features/composing/desk-paragraphs.tsx";
import { DeskSources } from "#app/features/composing/desk-sources.tsx";
import { kindsOfSection } from "#app/features/document/document.ts";
import { renameSection, restoreParagraph } from "#app/features/document/documents.server.ts";
import { listSources } from "#app/features/document/citable-sources.server.ts";
import { writeParagraph } from "#app/features/composing/writing.server.ts";
import { excerptKinds } from "#app/features/tagging/excerpt.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { SectionNotice } from "../section-notice.tsx";

/** After a refusal the page shows what is stored now beside what was typed. */
export const shouldRevalidate = () => true;

const kept = ["capoverso", "dopo", "linea", "tipo", "componente", "noncitati", "da"];

function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams(
    [...new URL(request.url).searchParams].filter(([name, value]) => kept.includes(name) && value !== ""),
  );
}

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  return { campaign, section: found(await getDeskSection(campaign.id, args.params["section"] ?? "")) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, section } = await load(args);
  const query = queryOf(args.request);
  const lines = await listLines(campaign.id, { retired: true });
  const own = lines.find((line) => line.id === section.lineId) ?? null;
  const line = own ?? lines.find((each) => String(each.code) === query.get("linea")) ?? null;
  const kind = query.get("tipo") ?? "";
  const filter = {
    line: line?.code ?? null,
    kind: kind === "tutti" ? kind : (excerptKinds.find((each) => each === kind) ?? ""),
    bench: query.get("componente") ?? "",
    uncited: query.has("noncitati"),
  };
  const kinds =
    filter.kind === "tutti"
      ? []
      : filter.kind
        ? excerptKinds.filter((each) => each === filter.kind)
        : kindsOfSection(section.kind);
  const sources = line
    ? await listSources(
        campaign.id,
        line.id,
        { kinds, bench: filter.bench || undefined, uncited: filter.uncited },
        query.get("da"),
      )
    : { rows: [], next: null };
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    section,
    own,
    lines,
    filter,
    sources,
    query: query.toString(),
    works: may(args.context.actor, "document.edit", { campaignId: campaign.id }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, section } = await load(args);
  const context = contextOf(args);
  const query = queryOf(args.request);
  const here = hrefIn(context.lang, "deskSection", { campaign: campaign.slug, section: section.id });
  const form = args.context.form;
  const to = (changes: Record<string, string>, hash = "") =>
    `${here}?${new URLSearchParams({ ...Object.fromEntries(query), ...changes }).toString()}${form.get("resta") ? "" : hash}`;
  if (form.get("intent") === "titolo")
    return submit(args, renameSection, { sectionId: section.id }, () => to({ fatto: "salvato" }));
  if (form.get("intent") === "rimetti")
    return submit(args, restoreParagraph, {}, ({ id }) => to({ fatto: "rimesso" }, `#c-${id}`));
  const outcome = await writeParagraph(context, section, formObject(form));
  if (!outcome.ok) return formAnswer(args, outcome, form);
  const { wish, paragraphId } = outcome.value;
  query.delete("dopo");
  query.delete("capoverso");
  if (wish.do === "remove") return redirect(to({ fatto: "tolto", tolto: paragraphId }));
  return redirect(
    to({ capoverso: paragraphId, fatto: "salvato" }, wish.do === "cite" ? `#e-${wish.citedId}` : `#c-${paragraphId}`),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${data?.section.title ?? ""} · ${textIn(langOf(location.pathname)).document.title} · Tavolo Comune` },
];

export default function Page() {
  const { campaign, section, own, lines, filter, sources, query, works } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { desk: t } = useText().document;
  const tDocument = useText().document.title;
  const href = useHref();
  const at = (id: string) => href("deskSection", { campaign: campaign.slug, section: id });
  const now = new URLSearchParams(query);
  const hrefWith = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(now);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    return text ? `${at(section.id)}?${text}` : at(section.id);
  };
  const chosen = works ? now.get("capoverso") : null;
  const keep = Object.fromEntries([...now].filter(([name]) => name === "capoverso" || name === "dopo"));
  return (
    <DeskShell campaign={campaign} current="document" wide>
      <PageHeader
        title={section.title}
        titleLang="it"
        crumbs={[
          { label: tDocument, href: href("deskDocument", { campaign: campaign.slug }) },
          { label: section.title },
        ]}
        {...(own && { meta: <Thread line={own} lang="it" /> })}
      />
      <SectionNotice />
      <div className="split">
        <div className="stack">
          <DeskParagraphs
            paragraphs={section.paragraphs}
            chosen={chosen}
            after={now.get("dopo")}
            works={works}
            answer={answer && "values" in answer && answer.values["intent"] === undefined ? answer : null}
            hrefWith={hrefWith}
          />
          {works ? (
            <Disclosure quiet summary={t.renameSection}>
              <IntentForm intent="titolo">
                <TextField name="title" label={t.sectionTitle} defaultValue={section.title} required />
                <SubmitButton kind="secondary">{t.save}</SubmitButton>
              </IntentForm>
            </Disclosure>
          ) : (
            <p className="muted">{t.readOnly}</p>
          )}
          <p className="spread">
            {section.previous ? (
              <a href={at(section.previous.id)}>
                {t.previous}
                <span className="visually-hidden" lang="it">
                  : {section.previous.title}
                </span>
              </a>
            ) : (
              <span />
            )}
            {section.next ? (
              <a href={at(section.next.id)}>
                {t.next}
                <span className="visually-hidden" lang="it">
                  : {section.next.title}
                </span>
              </a>
            ) : (
              <span />
            )}
          </p>
        </div>
        <div className="split-side">
          <DeskSources
            slug={campaign.slug}
            lines={lines}
            fixedLine={own !== null}
            filter={filter}
            rows={sources.rows}
            moreHref={sources.next ? `${hrefWith({ da: sources.next })}#estratti` : null}
            keep={keep}
            writing={chosen !== null}
            cited={section.paragraphs.find((paragraph) => paragraph.id === chosen)?.citations ?? []}
          />
        </div>
      </div>
    </DeskShell>
  );
}
