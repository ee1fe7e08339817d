import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { statusOf } from "#app/core/refusal.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { punctualityWords } from "#app/features/campaigns/term-words.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { whyNotDisown } from "#app/features/texts/disowning.ts";
import { filedIt } from "#app/features/filing/disowning.server.ts";
import { FiledDisowning } from "#app/features/filing/filed-disowning.tsx";
import { FiledAfter, RevisionNotice } from "#app/features/filing/filed-after.tsx";
import { getAfter } from "#app/features/filing/filed-after.server.ts";
import { FiledState } from "#app/features/filing/filed-list.tsx";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { countOwnOmissis } from "#app/features/publishing/own-omissis.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import { getReceiptEntry } from "#app/features/receipts/receipt-entry.server.ts";
import { ReceiptInLog } from "#app/features/receipts/receipt-entry.tsx";
import { ReceiptFacts } from "#app/features/filing/receipt-facts.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.receipt.pageTitle(data?.number ?? "")} · Tavolo Comune` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { lang, now } = contextOf(args);
  const body = acting(args);
  const wanted = new URL(args.request.url).searchParams.get("revisione");
  const filed = found(
    await getOwnText(
      args.params["number"] ?? "",
      body,
      wanted && /^\d{1,4}$/.test(wanted) ? Number(wanted) : undefined,
    ),
  );
  const punctuality = punctualityWords(textIn(lang).terms, lang, filed.receivedAt, await listRoundTerms(filed.roundId));
  const { revision, receivedAt, enteredAt, protocolDate, attachments, prose, ...rest } = filed;
  const page = {
    ...rest,
    after: await getAfter({ ...filed, campaignId: body.campaignId }, now, lang),
    signs: body.role === "signatory",
    mayDisown: body.role === "signatory" && whyNotDisown(filed, await filedIt(body.actor.personId, filed.id)) === null,
    done: new URL(args.request.url).searchParams.get("fatto"),
    title: revision.title,
    salt: revision.salt,
    sha256: revision.sha256,
    blocks: prose.blocks,
    receivedAt: longTime(revision.number === 1 ? receivedAt : revision.filedAt, lang),
    enteredAt: longTime(enteredAt, lang),
    protocolDate: protocolDate && longDay(protocolDate, lang),
    punctuality: `${punctuality.label}. ${punctuality.why}`,
    files: attachments.map(
      ({ id, role, name, size, sha256, signed, mediaType, outcome, reason, replacement, scan, sealedAt }) => ({
        id,
        role,
        name,
        sha256,
        signed,
        mediaType,
        outcome,
        reason,
        replaced: replacement !== null,
        opens: sealedAt === null && scan !== "infected",
        size: sizeInWords(size, lang),
      }),
    ),
    entry: await getReceiptEntry({
      contributionId: filed.id,
      number: filed.number,
      batchId: filed.batchId,
      revision: revision.number,
    }),
    omissis: filed.sealedAt ? { covered: 0, left: 0 } : await countOwnOmissis(filed),
  };
  return data(page, { status: filed.sealedAt ? statusOf("sealed") : 200 });
}

/** The only form of the page: begins an integration, or goes on with one that has begun. */
export const action = (args: ActionFunctionArgs) =>
  submit(args, startIntegration, { number: args.params["number"] ?? "" }, (draft) =>
    hrefIn(contextOf(args).lang, "draft", { draft }),
  );

/** The receipt, and the organisation's own page of its filing. */
export default function Filed() {
  const filed = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const {
    bodies,
    contributions: { receipt: t, space, withdraw, page: pageWords },
    redacting,
  } = useText();
  const sent = filed.done === "inviato" || filed.done === "gia";
  const href = useHref();
  return (
    <SpaceShell>
      <PageHeader
        title={sent ? t.sent : t.pageTitle(filed.number)}
        kicker={sent ? t.pageTitle(filed.number) : <span lang="it">{filed.round}</span>}
        crumbs={[{ label: space.home, href: href("space") }, { label: filed.number }]}
        meta={<FiledState state={filed.state} />}
      />
      <div className="stack">
        <DoneNotice
          words={{
            disconosciuto: bodies.disown.done,
            ritirato: withdraw.done,
            inviato: t.sentText,
            gia: t.already,
          }}
        />
        {filed.stateReason ? (
          <Notice kind="warning">
            <p>{space.refusedBecause(filed.stateReason)}</p>
          </Notice>
        ) : null}
        {filed.sealedAt ? (
          <Notice kind="warning" title={redacting.seal.label}>
            <p>{redacting.seal.own}</p>
          </Notice>
        ) : null}
        <FiledDisowning filing={filed} />
        {answer?.refusal ? (
          <Notice kind="error" live>
            <p>{answer.refusal}</p>
          </Notice>
        ) : null}
        <RevisionNotice after={filed.after} />
        <ReceiptFacts
          receipt={{
            ...filed,
            joined: filed.after.joins.map((each) => (each.left ? pageWords.joinLeft(each.name, each.left) : each.name)),
            revision: filed.after.revision,
          }}
        />
        {filed.entry ? <ReceiptInLog number={filed.number} sha256={filed.sha256} entry={filed.entry} /> : null}
        {filed.sealedAt ? null : (
          <section className="stack-tight">
            <h2>{t.next}</h2>
            {filed.state === "published" ? null : <p>{filed.roundMode === "sealed" ? t.nextSealed : t.nextOpen}</p>}
            <p>{t.nextFollow}</p>
            {filed.state === "published" ? (
              <p>
                <ButtonLink
                  kind="primary"
                  href={`${href("contribution", { campaign: filed.campaignSlug, number: filed.number })}#esito`}
                >
                  {space.whereDidItGo}
                </ButtonLink>
              </p>
            ) : null}
          </section>
        )}
        {filed.omissis.covered + filed.omissis.left > 0 ? (
          <section className="stack-tight">
            <h2>{redacting.own.title}</h2>
            <p>{redacting.own.summary(filed.omissis.covered, filed.omissis.left)}</p>
            <p>
              <ButtonLink href={href("filedOmissis", { number: filed.number })}>{redacting.own.open}</ButtonLink>
            </p>
          </section>
        ) : null}
        {filed.sealedAt ? null : <FiledAfter number={filed.number} after={filed.after} signs={filed.signs} />}
        {filed.mayDisown ? (
          <p className="no-print">
            <a href={href("disown", { number: filed.number })}>{bodies.disown.open}</a>
          </p>
        ) : null}
        {filed.sealedAt ? null : (
          <section className="stack">
            <h2>{t.whole}</h2>
            <article className="panel">
              <ProseView blocks={filed.blocks} headingShift={1} lang="it" />
            </article>
          </section>
        )}
      </div>
    </SpaceShell>
  );
}
