import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textOfCsv } from "#app/core/csv-records.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, submit } from "#app/http/route.server.ts";
import { BatchBadge } from "#app/features/participation/batch-badge.tsx";
import { InviteColumns } from "#app/features/participation/invite-columns-table.tsx";
import { listBatches, longestList, uploadInvitations } from "#app/features/participation/invite-batches.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { AnsweredForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { CsvUpload } from "../csv-upload.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { DoneNotice } from "#app/routes/done-notice.tsx";

export const meta = titled((t) => t.stakeholders.bulk.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  return { campaign: shellOf(campaign), batches: await listBatches(campaign.id, args.context.now) };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  const form = args.context.form;
  const file = form.get("file");
  const wrong = (why: string) =>
    formAnswer(args, { ok: false, code: why === "too_large" ? "too_large" : "invalid", fields: { file: why } }, form);
  if (!(file instanceof File) || file.size === 0) return wrong("required");
  if (file.size > longestList) return wrong("too_large");
  const content = textOfCsv(new Uint8Array(await file.arrayBuffer()));
  if (content === null) return wrong("csv_type");
  const fileName =
    file.name
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/[\p{Cc}\p{Cs}\p{Co}"<>]/gu, "_")
      .slice(0, 120) || "elenco.csv";
  return submit(args, uploadInvitations, { campaign: campaign.id, fileName, content }, (batch) =>
    hrefIn(contextOf(args).lang, "deskInvitations", { campaign: campaign.slug, batch }),
  );
}

export default function Page() {
  const { campaign, batches } = useLoaderData<typeof loader>();
  const { stakeholders } = useText();
  const t = stakeholders.bulk;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <DeskShell campaign={campaign} current="register">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: stakeholders.register.title, href: href("deskRegister", at) }, { label: t.title }]}
      />
      <div className="stack-loose">
        <DoneNotice words={stakeholders.done} />
        <AnsweredForm answer={useFormAnswer()} labels={{ file: t.file }}>
          <CsvUpload words={t} template={href("inviteTemplate", at)} />
        </AnsweredForm>
        <section className="stack">
          <h2>{t.list}</h2>
          {batches.length === 0 ? (
            <p className="muted">{t.none}</p>
          ) : (
            <Table
              caption={t.list}
              captionHidden
              cards
              columns={[{ label: t.name }, { label: t.state }, { label: t.rows, numeric: true }, { label: t.when }]}
              rows={batches.map((each) => ({
                id: each.id,
                cells: [
                  <a key="name" href={href("deskInvitations", { ...at, batch: each.id })}>
                    {each.fileName}
                  </a>,
                  <BatchBadge key="state" state={each.state} />,
                  number(each.rows, lang),
                  longTime(each.createdAt, lang),
                ],
              }))}
            />
          )}
        </section>
        <InviteColumns />
      </div>
    </DeskShell>
  );
}
