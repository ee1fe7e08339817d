import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { RequestBadge } from "#app/features/participation/request-badge.tsx";
import { listRequests } from "#app/features/participation/requests.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export const meta = titled((t) => t.stakeholders.requests.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.read");
  return { campaign: shellOf(campaign), over: campaign.state === "concluded", rows: await listRequests(campaign.id) };
}

export default function Page() {
  const { campaign, over, rows } = useLoaderData<typeof loader>();
  const { stakeholders, organisations } = useText();
  const t = stakeholders.requests;
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
      {rows.length === 0 ? (
        <Empty sentence={t.none}>
          <p>
            {t.noneNext}{" "}
            <ButtonLink small href={href("askToTakePart", at)}>
              {stakeholders.ask.title}
            </ButtonLink>
          </p>
        </Empty>
      ) : (
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              <p className="row-title">
                <a href={href("deskRequest", { ...at, request: row.id })}>{row.organisationName}</a>{" "}
                <RequestBadge state={row.state} over={over} />
              </p>
              <p className="small muted">
                {organisations.kinds[row.kind]} · {t.askedAt(longTime(row.askedAt, lang))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </DeskShell>
  );
}
