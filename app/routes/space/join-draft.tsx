import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { joinDraft, leaveDraft } from "#app/features/joining/joins-act.server.ts";
import { declineInvitation } from "#app/features/joining/joins-invite.server.ts";
import { getDraftToJoin, getInvitedBody } from "#app/features/joining/joins-page.server.ts";
import { OwnStandingNotice, TextOfOthers } from "#app/features/joining/joins-read.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";
import { DoneNotice, useDone } from "../done-notice.tsx";
import { titled } from "../page-title.ts";
import { acting, notOfThisBody } from "./acting.server.ts";
import { JoinActs } from "./join-acts.tsx";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.contributions.joins.read.join);

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const invitation = args.params["invitation"] ?? "";
  const text = await getDraftToJoin(invitation, acting(args), now, lang);
  if (!text) return notOfThisBody(args, await getInvitedBody(invitation));
  if (text.filed !== null) throw redirect(hrefIn(lang, "joinFiled", { number: text.filed }));
  return text;
}

/** A text that has changed meanwhile is shown as it is now, so that nobody joins what they have not read. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const form = args.context.form;
  const invitation = args.params["invitation"] ?? "";
  const here = (done: string) => () => `${hrefIn(contextOf(args).lang, "joinDraft", { invitation })}?fatto=${done}`;
  const intent = form.get("intent");
  if (intent === "leave") return submit(args, leaveDraft, { invitation }, here("lasciato"));
  if (intent === "decline") return submit(args, declineInvitation, { invitation }, here("declinato"));
  found(intent === "join" ? true : null);
  return submit(args, joinDraft, { invitation }, here("aderito"));
}

/** A draft of another body, as an invited body reads it. */
export default function JoinDraft() {
  const text = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { campaigns, contributions } = useText();
  const { joins: t, space, draft } = contributions;
  const lang = useLang();
  const href = useHref();
  const done = useDone(t.read.done);
  return (
    <SpaceShell>
      <PageHeader
        title={text.title || space.untitled}
        titleLang="it"
        kicker={t.read.kicker(text.organisation)}
        lead={t.read.draftLead}
        crumbs={[{ label: space.home, href: href("space") }]}
      />
      <div className="stack reading">
        {answer ? (
          <Notice kind="warning" live>
            <p>{answer.code === "stale" ? t.read.stale : answer.refusal}</p>
          </Notice>
        ) : null}
        {answer ? null : <DoneNotice words={t.read.done} />}
        {done && text.own.standing === "joined" ? null : <OwnStandingNotice own={text.own} />}
        <p className="muted">
          {campaigns.kinds[text.kind]} · {text.district === null ? draft.wholeCity : text.district.name[lang]}
        </p>
        <Threads lines={text.lines} lang="it" />
        <TextOfOthers {...text} title={text.title || space.untitled} />
        <JoinActs standing={text.own.standing} seen={text.seen} late={text.late} readable invited />
      </div>
    </SpaceShell>
  );
}
