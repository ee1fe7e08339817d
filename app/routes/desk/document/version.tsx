import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found } from "#app/http/route.server.ts";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { targetQuery } from "#app/features/removals/removal.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args);
  const version = found(await getVersion(campaign.id, found(versionNumber(args.params["version"] ?? ""))));
  const scope = { campaignId: campaign.id };
  const { actor } = args.context;
  return {
    campaign: shellOf(campaign),
    number: version.number,
    editions: version.editions,
    removed: version.removed,
    withdrawnAt: version.withdrawnAt,
    withdrawnReason: version.withdrawnReason,
    paragraphs: version.content.sections.flatMap((section) =>
      section.paragraphs.map((paragraph) => ({
        id: paragraph.id,
        number: paragraph.number,
        section: section.title,
        beginning: shortened(paragraph.plain, 180),
        removed: paragraph.removed ?? null,
      })),
    ),
    takes: may(actor, "takedown.take", scope) !== null,
    leads: may(actor, "document.reissue", scope) !== null,
  };
}

export const meta: MetaFunction = titled((t) => t.removals.versions.title);

export default function Page() {
  const page = useLoaderData<typeof loader>();
  const { document, removals } = useText();
  const t = removals.versions;
  const lang = useLang();
  const href = useHref();
  const at = { campaign: page.campaign.slug };
  const here = { ...at, version: page.number };
  const done = useSearchParams()[0].get("fatto");
  const toTakeDown = (query: string) => href("deskTakeDown", at) + query;
  return (
    <DeskShell campaign={page.campaign} current="document">
      <PageHeader
        title={t.one(page.number)}
        crumbs={[
          { label: document.title, href: href("deskDocument", at) },
          { label: t.title, href: href("deskVersions", at) },
          { label: document.version(page.number) },
        ]}
        actions={<ButtonLink href={href("version", here)}>{t.toPublic}</ButtonLink>}
      />
      <div className="stack-loose">
        {done === "ritirata" ? (
          <Notice kind="success" live>
            <p>{document.publish.withdrawnDone}</p>
          </Notice>
        ) : null}
        {done === "ripubblicata" ? (
          <Notice kind="success" live>
            <p>{removals.reissue.done}</p>
            <p>{removals.reissue.takenDown}</p>
          </Notice>
        ) : null}
        {page.removed ? (
          <Notice kind="warning" title={removals.versionRemoved}>
            <p>{removals.versionRemovedText(longDay(page.removed.at, lang), page.removed.reason)}</p>
          </Notice>
        ) : null}
        {page.withdrawnAt ? (
          <Notice kind="warning" title={document.withdrawn}>
            <p>{document.withdrawnText(longDay(page.withdrawnAt, lang), page.withdrawnReason)}</p>
          </Notice>
        ) : null}
        <div className="columns-3">
          {page.leads ? (
            <section className="panel stack-tight">
              <h2 className="h3">{t.reissue}</h2>
              <p>{t.reissueText}</p>
              <p>
                <ButtonLink href={href("deskReissue", here)}>{t.reissue}</ButtonLink>
              </p>
            </section>
          ) : null}
          {page.leads && !page.withdrawnAt ? (
            <section className="panel stack-tight">
              <h2 className="h3">{t.withdraw}</h2>
              <p>{t.withdrawText}</p>
              <p>
                <ButtonLink href={href("deskWithdraw", here)}>{t.withdraw}</ButtonLink>
              </p>
            </section>
          ) : null}
          {page.takes && !page.removed ? (
            <section className="panel stack-tight">
              <h2 className="h3">{t.whole}</h2>
              <p>{t.wholeText}</p>
              <p>
                <ButtonLink kind="danger" href={toTakeDown(targetQuery({ kind: "version", version: page.number }))}>
                  {t.whole}
                </ButtonLink>
              </p>
            </section>
          ) : null}
        </div>
        <section>
          <h2>{t.editions}</h2>
          <ul className="rows">
            {page.editions.map((edition) => (
              <li key={edition.edition}>
                <p>
                  {t.edition(edition.edition, longDay(edition.publishedAt, lang))}
                  {edition.reason ? (
                    <>
                      : <span lang="it">{edition.reason}</span>
                    </>
                  ) : null}
                </p>
                <code className="fingerprint">{edition.sha256}</code>
              </li>
            ))}
          </ul>
        </section>
        {page.paragraphs.length > 0 ? (
          <section>
            <h2>{t.paragraphs}</h2>
            <ul className="rows">
              {page.paragraphs.map((paragraph) => (
                <li key={paragraph.id} className="spread">
                  <span>
                    <span className="row-title">{t.paragraph(paragraph.number)}</span>{" "}
                    {paragraph.removed ? (
                      <span className="muted">
                        {t.removed(longDay(paragraph.removed.at, lang), paragraph.removed.reason)}
                      </span>
                    ) : (
                      <span className="small" lang="it">
                        {paragraph.beginning}
                      </span>
                    )}
                  </span>
                  {page.takes && !paragraph.removed ? (
                    <a
                      href={toTakeDown(targetQuery({ kind: "paragraph", version: page.number, id: paragraph.id }))}
                      aria-label={removals.takeDown.linkOf(t.paragraph(paragraph.number))}
                    >
                      {removals.takeDown.link}
                    </a>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </DeskShell>
  );
}
