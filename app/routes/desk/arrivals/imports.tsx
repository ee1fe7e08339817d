import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getRoundWithQuestions, listRounds } from "#app/features/campaigns/rounds.server.ts";
import { ImportColumns } from "#app/features/intake/import-columns.tsx";
import { ImportList } from "#app/features/intake/import-list.tsx";
import { answerUpload } from "#app/features/intake/import-upload.server.ts";
import { listImports } from "#app/features/intake/imports.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { AnsweredForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { CsvUpload } from "../csv-upload.tsx";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.intake.imports.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo } = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "contribution.import", { campaignId: id });
  const rounds = (await listRounds(id)).filter((round) => round.opensAt <= args.context.now);
  const newest = rounds.at(-1);
  const questions = newest ? ((await getRoundWithQuestions(newest.id))?.questions ?? []) : [];
  return {
    campaign: { slug, title, demo },
    rounds: rounds.map(({ id, number, title }) => ({ id, number, title })),
    questions: questions.map(({ text }) => text),
    imports: await listImports(id),
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerUpload(args, found(await getCampaign(args.params["campaign"] ?? "")));
}

export default function Page() {
  const { campaign, rounds, questions, imports } = useLoaderData<typeof loader>();
  const { intake, contributions } = useText();
  const t = intake.imports;
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[{ label: contributions.queue.title, href: href("deskQueue", at) }, { label: intake.openImport }]}
      />
      <div className="stack-loose">
        {rounds.length === 0 ? (
          <Notice>
            <p>{intake.enter.noRound}</p>
          </Notice>
        ) : (
          <AnsweredForm answer={useFormAnswer()} labels={{ file: t.file, round: t.round }}>
            <CsvUpload words={t} template={href("importTemplate", at)}>
              <Select
                name="round"
                label={t.round}
                options={rounds.map(({ id, number, title }) => ({
                  value: id,
                  label: intake.enter.roundName(number, title),
                }))}
                defaultValue={rounds.at(-1)?.id}
                empty={null}
                required
              />
            </CsvUpload>
          </AnsweredForm>
        )}
        <ImportList campaign={campaign.slug} imports={imports} />
        <ImportColumns questions={questions} />
      </div>
    </DeskShell>
  );
}
