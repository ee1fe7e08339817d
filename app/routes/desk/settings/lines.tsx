import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { contrast } from "#app/features/preparation/contrast.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import {
  addLine,
  addSubTheme,
  moveLine,
  removeLine,
  retireLine,
  retireSubTheme,
  rewordLine,
} from "#app/features/preparation/edit-lines.server.ts";
import { runIntent } from "#app/features/preparation/intent.server.ts";
import { LineEditor } from "#app/features/preparation/line-editor.tsx";
import { LineFields } from "#app/features/preparation/line-fields.tsx";
import { listLines, listLineVersions } from "#app/features/campaigns/lines.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.linesTitle);

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "line.edit", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await load(args);
  const lines = await listLines(campaign.id, { retired: true });
  const wordings = await listLineVersions(lines.map((line) => line.id));
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    lines: lines.map((line) => ({
      ...line,
      earlier: wordings.get(line.id)?.slice(1) ?? [],
      contrast: { light: contrast(line.color, "#FFFFFF"), dark: contrast(line.colorDark, "#14161B") },
    })),
  };
}

export const action = (args: ActionFunctionArgs) =>
  runIntent(
    args,
    { addLine, edit: rewordLine, moveLine, retireLine, removeLine, addSubTheme, retireSubTheme },
    { campaign: args.params["campaign"] ?? "" },
    () => load(args),
  );

export default function Page() {
  const { campaign, lines } = useLoaderData<typeof loader>();
  const t = useText().campaigns.desk;
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader title={t.linesTitle} lead={t.linesLead} />
      <SettingsNav campaign={campaign.slug} />
      <ol className="plain-list line-editors">
        {lines.map((line, index) => (
          <LineEditor key={line.id} line={line} first={index === 0} last={index === lines.length - 1} />
        ))}
      </ol>
      <Disclosure summary={t.newLine} open={lines.length === 0}>
        <DeskForm intent="addLine">
          <LineFields />
          <SubmitButton>{t.add}</SubmitButton>
        </DeskForm>
      </Disclosure>
    </DeskShell>
  );
}
