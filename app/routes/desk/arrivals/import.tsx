import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useRefresh } from "#app/browser/use-refresh.ts";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, need, stop, type FormAnswer } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { ImportActs } from "#app/features/intake/import-acts.tsx";
import { ImportErrors } from "#app/features/intake/import-errors.tsx";
import { ImportState } from "#app/features/intake/import-list.tsx";
import { ImportNotice } from "#app/features/intake/import-notice.tsx";
import { getImport, runImport, undoImport } from "#app/features/intake/imports.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.intake.imports.title);

async function load(args: LoaderFunctionArgs) {
  const { id, slug, title, demo } = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "contribution.import", { campaignId: id });
  return { campaign: { id, slug, title, demo }, batch: found(await getImport(id, args.params["batch"] ?? "")) };
}

export const loader = (args: LoaderFunctionArgs) => load(args);

export async function action(args: ActionFunctionArgs) {
  const { campaign, batch } = await load(args);
  const form = args.context.form;
  const here = hrefIn(contextOf(args).lang, "deskImport", { campaign: campaign.slug, batch: batch.id });
  const command = { run: runImport, undo: undoImport }[form.get("intent") as "run" | "undo"] ?? stop("invalid");
  const outcome = await command(contextOf(args), { ...formObject(form), campaignId: campaign.id, batch: batch.id });
  return outcome.ok
    ? redirect(here + (form.get("intent") === "undo" ? "?fatto=undone" : ""))
    : formAnswer(args, outcome, form);
}

export default function Page() {
  const { campaign, batch } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { intake, contributions } = useText();
  const t = intake.import;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  const done = useSearchParams()[0].get("fatto");
  useRefresh(batch.state === "checking" || batch.state === "running");
  const n = (value: number) => number(value, lang);
  const ran = batch.state === "running" || batch.state === "done" || batch.written > 0;
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={t.title(batch.fileName)}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", at) },
          { label: intake.openImport, href: href("deskImports", at) },
          { label: batch.fileName },
        ]}
        meta={<ImportState state={batch.state} />}
      />
      <div className="stack-loose">
        <ImportNotice campaign={campaign.slug} import={batch} undone={done === "undone"} />
        <ImportErrors
          campaign={campaign.slug}
          batch={batch.id}
          errors={batch.errors}
          count={batch.errorCount}
          held={batch.held && batch.state === "checked"}
        />
        <section className="stack-tight">
          <h2>{t.facts}</h2>
          <DescriptionList
            inline
            items={[
              { term: t.round, text: batch.round, lang: "it" },
              { term: intake.imports.when, text: longTime(batch.createdAt, lang) },
              { term: t.total, text: n(batch.total) },
              ...(ran
                ? [{ term: t.written, text: n(batch.written) }]
                : [{ term: t.toWrite, text: batch.errorCount > 0 ? "0" : n(batch.total - batch.known) }]),
              { term: ran ? t.knownDone : t.known, text: n(batch.known) },
              { term: t.sha, text: <code className="digest">{batch.sha256}</code> },
            ]}
          />
        </section>
        <ImportActs import={batch} answer={answer} />
      </div>
    </DeskShell>
  );
}
