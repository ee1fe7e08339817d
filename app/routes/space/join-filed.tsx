import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { joinFiled, leaveFiled } from "#app/features/joining/joins-act.server.ts";
import { declineInvitation } from "#app/features/joining/joins-invite.server.ts";
import { getFiledToJoin } from "#app/features/joining/joins-page.server.ts";
import { OwnStandingNotice, TextOfOthers } from "#app/features/joining/joins-read.tsx";
import { useText } from "#app/i18n/text.ts";
import { CopyButton } from "#app/ui/forms/copy-button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { DoneNotice, useDone } from "../done-notice.tsx";
import { acting } from "./acting.server.ts";
import { JoinActs } from "./join-acts.tsx";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.contributions.joins.read.join);

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  return found(await getFiledToJoin(args.params["number"] ?? "", acting(args), now, lang));
}

/** A text that was integrated meanwhile is shown as it is now. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const { now, lang } = contextOf(args);
  const number = args.params["number"] ?? "";
  const form = args.context.form;
  const here = (done: string) => () => `${hrefIn(lang, "joinFiled", { number })}?fatto=${done}`;
  const intent = form.get("intent");
  if (intent === "leave") return submit(args, leaveFiled, { number }, here("lasciato"));
  if (intent === "decline")
    return submit(
      args,
      declineInvitation,
      { invitation: found(await getFiledToJoin(number, acting(args), now, lang)).invitationId ?? "" },
      here("declinato"),
    );
  found(intent === "join" ? true : null);
  return submit(args, joinFiled, { number }, here("aderito"));
}

/** A filed text of another body: to join while its round is open, and later to see that one has joined it. */
export default function JoinFiled() {
  const text = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { joins: t, space, page, receipt, reasons } = useText().contributions;
  const href = useHref();
  const done = useDone(t.read.done);
  const words: Record<string, string> = reasons;
  return (
    <SpaceShell>
      <PageHeader
        title={text.title || page.number(text.number)}
        titleLang={text.title ? "it" : undefined}
        kicker={t.read.kicker(text.organisation)}
        lead={t.read.filedLead(text.number, text.receivedAt)}
        crumbs={[{ label: space.home, href: href("space") }, { label: text.number }]}
      />
      <div className="stack reading">
        {answer ? (
          <Notice kind="warning" live>
            <p>{answer.code === "stale" ? t.read.stale : answer.refusal}</p>
          </Notice>
        ) : null}
        {answer ? null : <DoneNotice words={t.read.done} />}
        {text.state === "withdrawn" ? (
          <Notice kind="warning">
            <p>{t.read.gone(text.stateOn)}</p>
          </Notice>
        ) : null}
        {done && text.own.standing === "joined" ? null : <OwnStandingNotice own={text.own} />}
        {text.reads === "public" && text.own.standing === "asked" && !text.late ? <p>{t.read.publicLead}</p> : null}
        {text.reads ? <TextOfOthers {...text} omissisReason={(code) => words[code] ?? code} /> : null}
        {!text.reads && text.own.standing === "void" && text.state !== "withdrawn" ? <p>{t.read.unread}</p> : null}
        {text.receipt ? (
          <section className="panel stack-tight">
            <h2>{t.read.receipt}</h2>
            <DescriptionList
              items={[
                { term: receipt.number, text: text.number },
                {
                  term: receipt.hash,
                  text: (
                    <>
                      <code className="digest">{text.receipt.sha256}</code>{" "}
                      <CopyButton text={text.receipt.sha256} what={receipt.hash} />
                    </>
                  ),
                },
                {
                  term: receipt.salt,
                  text: (
                    <>
                      <code className="digest">{text.receipt.salt}</code>{" "}
                      <CopyButton text={text.receipt.salt} what={receipt.salt} />
                    </>
                  ),
                },
              ]}
            />
            <p>
              <a href={href("receipt", { number: text.number })}>{receipt.check}</a>
            </p>
          </section>
        ) : null}
        <JoinActs
          standing={text.own.standing}
          seen={text.seen}
          late={text.late}
          readable={text.reads !== null}
          invited={text.invitationId !== null}
        />
      </div>
    </SpaceShell>
  );
}
