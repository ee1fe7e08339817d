import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit, type FormAnswer } from "#app/http/route.server.ts";
import { whyNotDecide } from "#app/features/texts/attachment.ts";
import { releaseFile, replaceFile, withholdFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { tellingsOf } from "#app/features/attachments/attachment-tellings.server.ts";
import { sentFiles } from "#app/features/attachments/attachments.server.ts";
import { FileCard, type DeskFile } from "#app/features/attachments/file-card.tsx";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { useText } from "#app/i18n/text.ts";
import { may, whyNotInState } from "#app/permissions.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { DoneNotice } from "#app/routes/done-notice.tsx";

async function load(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "file.withhold");
  const filed = found(await getDeskText(campaign.id, args.params["number"] ?? ""));
  if (filed.sealedAt) stop("sealed");
  return { campaign, filed };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, filed } = await load(args);
  const { actor } = args.context;
  const isPublic = filed.state === "published" || filed.state === "taken_down";
  const publishes = may(actor, "contribution.publish", { campaignId: campaign.id }) !== null;
  const releases =
    may(actor, "file.release", { campaignId: campaign.id }) !== null &&
    (publishes || !isPublic) &&
    whyNotInState(campaign.state, "file.release") === null;
  // HEAD sends no word of a file, so nothing is opened.
  const { hidden, tellings } = await tellingsOf(
    contextOf(args),
    args.request.method === "HEAD" ? { ...filed, attachments: [] } : filed,
  );
  const files = filed.attachments
    .filter((file) => file.role === "attachment")
    .map((file): DeskFile => {
      const able = (act: "release" | "withhold" | "replace") =>
        whyNotDecide(act, { ...file, state: filed.state }) === null;
      return {
        ...file,
        may: {
          release: releases && able("release") && !["released", "public"].includes(file.outcome),
          withhold: able("withhold") && file.outcome !== "withheld",
          replace: able("replace") && (!isPublic || file.shown || file.takenDown || releases),
        },
        metadata: tellings.get(file.id) ?? null,
        logged: file.replacement !== null || (hidden && !file.shown),
      };
    });
  return {
    campaign: shellOf(campaign),
    number: filed.number,
    title: filed.title,
    isPublic,
    leadOnly: isPublic && !publishes,
    files,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, filed } = await load(args);
  const form = args.context.form;
  const intent = String(form.get("intent") ?? "");
  const done = () =>
    `${hrefIn(contextOf(args).lang, "deskFiles", { campaign: campaign.slug, number: filed.number })}?fatto=${intent}`;
  const { number } = filed;
  if (intent === "release") return submit(args, releaseFile, { number }, done);
  if (intent === "withhold") return submit(args, withholdFile, { number }, done);
  if (intent !== "replace") stop("invalid");
  const [file = null] = await sentFiles(form, "file");
  return submit(args, replaceFile, { number, file }, done);
}

export const meta: MetaFunction = titled((t) => t.files.title);

/**
 * The attachments of a filed text: each with its own decision, and with what it says about people, to be read before it
 * is released.
 */
export default function Page() {
  const { campaign, number, title, isPublic, leadOnly, files } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>() ?? null;
  const { contributions, files: t } = useText();
  const href = useHref();
  const text = href("deskContribution", { campaign: campaign.slug, number });
  // Errors of a field are listed in its own form.
  const refusal = answer && Object.keys(answer.errors).length === 0 ? answer.refusal : null;
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={t.title}
        lead={t.lead}
        kicker={`${number} · ${title}`}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: number, href: text },
          { label: t.title },
        ]}
      />
      <div className="stack">
        {refusal ? (
          <Notice kind="error" live>
            <p>{refusal}</p>
          </Notice>
        ) : null}
        {answer ? null : <DoneNotice words={t.done} />}
        {leadOnly ? <p className="muted">{t.leadOnly}</p> : null}
        {files.length === 0 ? (
          <Empty sentence={t.none}>
            <a href={text}>{t.back}</a>
          </Empty>
        ) : (
          files.map((file) => <FileCard key={file.id} {...{ file, isPublic, answer }} />)
        )}
      </div>
    </DeskShell>
  );
}
