import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, found } from "#app/core/route.server.ts";
import { listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { punctualityWords } from "#app/features/campaigns/term-words.ts";
import { sizeInWords } from "#app/features/contributions/attachment.ts";
import { FiledState } from "#app/features/contributions/filed-list.tsx";
import { getFiled } from "#app/features/contributions/filings.server.ts";
import { ReceiptFacts } from "#app/features/contributions/receipt-facts.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { ProseView } from "#app/ui/prose-view.tsx";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [{ title: `${textIn(langOf(location.pathname)).contributions.receipt.pageTitle(data?.number ?? "")} · Tavolo Comune` }];

export async function loader(args: LoaderFunctionArgs) {
  const { lang } = contextOf(args);
  const filed = found(await getFiled(args.params["number"] ?? "", acting(args)));
  const punctuality = punctualityWords(textIn(lang).terms, lang, filed.receivedAt, await listRoundTerms(filed.roundId));
  const { revision, receivedAt, enteredAt, protocolDate, attachments, prose, ...rest } = filed;
  return {
    ...rest,
    done: new URL(args.request.url).searchParams.get("fatto"),
    title: revision.title, salt: revision.salt, sha256: revision.sha256, blocks: prose.blocks,
    receivedAt: longTime(receivedAt, lang), enteredAt: longTime(enteredAt, lang), protocolDate: protocolDate && longDay(protocolDate, lang),
    punctuality: `${punctuality.label}. ${punctuality.why}`,
    files: attachments.map(({ id, role, name, size, sha256 }) => ({ id, role, name, sha256, size: sizeInWords(size, lang) })),
  };
}

/** The receipt, and the organisation's own page of what it filed. */
export default function Filed() {
  const filed = useLoaderData<typeof loader>();
  const { receipt: t, space } = useText().contributions;
  const href = useHref();
  return (
    <SpaceShell>
      <PageHeader
        title={filed.done ? t.sent : t.pageTitle(filed.number)}
        kicker={filed.done ? t.pageTitle(filed.number) : filed.round}
        crumbs={[{ label: space.home, href: href("space") }, { label: filed.number }]}
        meta={<FiledState state={filed.state} />}
      />
      <div className="stack">
        {filed.done ? <Notice kind="success" live><p>{filed.done === "gia" ? t.already : t.sentText}</p></Notice> : null}
        {filed.stateReason ? <Notice kind="warning"><p>{space.refusedBecause(filed.stateReason)}</p></Notice> : null}
        <ReceiptFacts receipt={filed} />
        <section className="stack-tight">
          <h2>{t.next}</h2>
          {filed.state === "published" ? null : <p>{filed.roundMode === "sealed" ? t.nextSealed : t.nextOpen}</p>}
          <p>{t.nextFollow}</p>
          {filed.state === "published" ? <p><ButtonLink kind="primary" href={`${href("contribution", { campaign: filed.campaignSlug, number: filed.number })}#esito`}>{space.whereDidItGo}</ButtonLink></p> : null}
        </section>
        <section className="stack">
          <h2>{t.whole}</h2>
          <article className="panel"><ProseView blocks={filed.blocks} headingShift={1} lang="it" /></article>
        </section>
      </div>
    </SpaceShell>
  );
}
