import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { getCampaign, listCampaignSteps } from "#app/features/campaigns/campaigns.server.ts";
import { runIntent } from "#app/features/preparation/intent.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { ResumeForm, StepHistory, SuspendForm } from "#app/features/course/state-forms.tsx";
import { resumeCampaign, suspendCampaign } from "#app/features/course/suspension.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.terms.state.title);

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "campaign.suspend", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo, state, code } = await load(args);
  const standing = await getStanding(id);
  return {
    campaign: { slug, title, demo, state, code },
    since: standing?.since ?? null,
    stopped: Boolean(standing?.stoppedAt),
    steps: await listCampaignSteps(id),
  };
}

export const action = (args: ActionFunctionArgs) =>
  runIntent(
    args,
    { suspend: suspendCampaign, resume: resumeCampaign },
    { campaign: args.params["campaign"] ?? "" },
    () => load(args),
  );

/** Suspends and resumes the consultation, and links to the page that concludes it; earlier decisions stand below. */
export default function Page() {
  const { campaign, since, stopped, steps } = useLoaderData<typeof loader>();
  const t = useText().terms.state;
  const lang = useLang();
  const href = useHref();
  const when = since ? longTime(since, lang) : "";
  const { state, slug } = campaign;
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader title={t.title} lead={t.lead} />
      <SettingsNav campaign={slug} />
      <div className="stack-loose desk-forms">
        <p className="lead">
          {state === "draft"
            ? t.draft
            : state === "open"
              ? t.open
              : state === "suspended"
                ? t.suspended(when)
                : t.concluded(when)}
        </p>
        {state === "open" ? <SuspendForm /> : null}
        {state === "suspended" ? <ResumeForm stopped={stopped} /> : null}
        {state === "open" || state === "suspended" ? (
          <section className="panel stack">
            <h2>{t.conclude}</h2>
            <p>{t.concludeText}</p>
            <p>
              <ButtonLink href={href("deskConclude", { campaign: slug })}>{t.concludeOpen}</ButtonLink>
            </p>
          </section>
        ) : null}
        <StepHistory steps={steps} />
        {state === "concluded" ? (
          <section className="panel stack">
            <h2>{t.archive}</h2>
            <p>{t.archiveText}</p>
            <pre>
              <code>{`npm run archive ${slug}\nnpm run verify archivio-${slug}`}</code>
            </pre>
          </section>
        ) : null}
      </div>
    </DeskShell>
  );
}
