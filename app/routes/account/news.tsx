import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { hrefIn, inLang, useHref } from "#app/core/paths.ts";
import { ownPath } from "#app/http/return-path.ts";
import { contextOf, signedIn, stop, submit } from "#app/http/route.server.ts";
import {
  chooseNewsMode,
  countUnread,
  getNewsMode,
  listNotices,
  noticesPerPage,
  readNotices,
} from "#app/features/news/inbox.server.ts";
import { newsModes, noticeWords } from "#app/features/news/notice.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { IntentForm } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { DoneNotice } from "../done-notice.tsx";

export const meta = titled((t) => t.inbox.title);

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const before = new URL(args.request.url).searchParams.get("prima");
  const rows = await listNotices(actor.personId, before && /^[\w-]{1,64}$/.test(before) ? before : null);
  return {
    notices: rows.slice(0, noticesPerPage),
    more: rows.length > noticesPerPage,
    begun: before !== null,
    unread: await countUnread(actor.personId),
    mode: await getNewsMode(actor.personId),
  };
}

export async function action(args: ActionFunctionArgs) {
  signedIn(args);
  const context = contextOf(args);
  const form = args.context.form;
  const done = (code: string) => () => `${hrefIn(context.lang, "news")}?fatto=${code}`;
  if (form.get("intent") === "read")
    return submit(
      args,
      readNotices,
      { notices: form.getAll("notice").slice(0, noticesPerPage).map(String) },
      done("lette"),
    );
  if (form.get("intent") === "mode") return submit(args, chooseNewsMode, {}, done("posta"));
  return stop("invalid");
}

export default function Page() {
  const { notices, more, begun, unread, mode } = useLoaderData<typeof loader>();
  const t = useText().inbox;
  const here = useHref()("news");
  const fresh = notices.filter((notice) => notice.readAt === null);
  const last = notices.at(-1);
  return (
    <div className="stack-loose">
      <PageHeader title={t.title} lead={t.lead} {...(unread > 0 && { meta: t.unread(unread) })} />
      <DoneNotice words={t.done} />
      {notices.length === 0 ? <Empty sentence={t.none} /> : <NoticeList notices={notices} />}
      {fresh.length > 0 ? (
        <Form method="post">
          <input type="hidden" name="intent" value="read" />
          {fresh.map((notice) => (
            <input key={notice.id} type="hidden" name="notice" value={notice.id} />
          ))}
          <SubmitButton kind="secondary">{t.markRead}</SubmitButton>
        </Form>
      ) : null}
      <Pager {...(begun && { newerHref: here })} {...(more && last && { olderHref: `${here}?prima=${last.id}` })} />
      <section className="panel stack" aria-labelledby="by-mail">
        <h2 id="by-mail">{t.preference.title}</h2>
        <IntentForm intent="mode">
          <Radios
            name="mode"
            label={t.preference.label}
            hint={t.preference.hint}
            defaultValue={mode}
            options={newsModes.map((value) => ({ value, label: t.preference.modes[value] }))}
          />
          <SubmitButton kind="secondary">{t.preference.save}</SubmitButton>
        </IntentForm>
      </section>
    </div>
  );
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["notices"];

function NoticeList({ notices }: { notices: Listed }) {
  const text = useText();
  const t = text.inbox;
  const lang = useLang();
  return (
    <ul className="news-list">
      {notices.map((notice) => {
        const words = noticeWords(text.news, notice) ?? { subject: text.news.unknown, text: "" };
        return (
          <li key={notice.id} className={notice.readAt === null ? "news-item news-fresh" : "news-item"}>
            <h2>{words.subject}</h2>
            <p className="small muted">
              {notice.readAt === null ? (
                <>
                  <Badge state="open">{t.fresh}</Badge>{" "}
                </>
              ) : null}
              {longTime(notice.createdAt, lang)}
              {notice.campaign ? (
                <>
                  {" "}
                  · <span lang="it">{notice.campaign}</span>
                </>
              ) : null}
            </p>
            <p className="news-words">{words.text}</p>
            <p>
              <a href={inLang(lang, ownPath(notice.path) ?? "/")} aria-label={t.openOf(words.subject)}>
                {t.open}
              </a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
