import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { getOwnOmissis } from "#app/features/publishing/own-omissis.server.ts";
import { objectToOmissis } from "#app/features/publishing/redaction-objections.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { heard } from "#app/ui/prose/heard-mark.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.redacting.own.title);

export async function loader(args: LoaderFunctionArgs) {
  const { role, ...body } = acting(args);
  const page = found(await getOwnOmissis(args.params["number"] ?? "", body));
  if (page.sealedAt) stop("sealed");
  return { ...page, signs: role === "signatory" };
}

export const action = (args: ActionFunctionArgs) => {
  const number = args.params["number"] ?? "";
  return submit(
    args,
    objectToOmissis,
    { number },
    () => `${hrefIn(contextOf(args).lang, "filedOmissis", { number })}?fatto=osservato`,
  );
};

/** What the public won't read of the organisation's own text, why, and the form to object. */
export default function FiledOmissis() {
  const page = useLoaderData<typeof loader>();
  const {
    redacting: { own: t },
    contributions: { reasons, space },
  } = useText();
  const words: Record<string, string> = reasons;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const done = useSearchParams()[0].get("fatto");
  const free = page.omissis.filter((each) => !each.open);
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: page.number, href: href("filed", { number: page.number }) },
          { label: t.short },
        ]}
      />
      <div className="stack">
        {done === "osservato" && !answer ? (
          <Notice kind="success" live>
            <p>{t.done}</p>
          </Notice>
        ) : null}
        {page.decided ? null : (
          <Notice kind="info">
            <p>{t.notYet}</p>
          </Notice>
        )}
        {page.publicTitle === null ? null : (
          <Notice kind="info" title={t.publicTitle}>
            <p lang="it">{page.publicTitle}</p>
          </Notice>
        )}
        {page.decided ? (
          <section className="stack-tight">
            <h2>{t.covered(page.omissis.length)}</h2>
            {page.omissis.length > 0 ? (
              <ol className="rows">
                {page.omissis.map((each) => (
                  <li key={each.value}>
                    <span lang="it">«{shortened(each.words)}»</span>
                    <span className="queue-about">
                      {words[each.reason] ?? each.reason}
                      {each.open ? ` · ${t.waits}` : ""}
                    </span>
                  </li>
                ))}
              </ol>
            ) : null}
          </section>
        ) : null}
        {page.left.length > 0 ? (
          <section className="stack-tight">
            <h2>{t.left(page.left.length)}</h2>
            <ol className="rows">
              {page.left.map((each) => (
                <li key={`${each.start}-${each.end}`} className="stack-tight">
                  <p lang="it">«{shortened(each.words)}»</p>
                  <p>
                    {t.answer} <span lang="it">{each.answer}</span>
                  </p>
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        {page.objections.length > 0 ? (
          <section className="stack-tight">
            <h2>{t.objections}</h2>
            <ul className="rows">
              {page.objections.map((each) => (
                <li key={String(each.objectedAt)} className="stack-tight">
                  <p className="small muted">{t.said(longDay(each.objectedAt, lang))}</p>
                  <p className="draft-text" lang="it">
                    «{each.words}»
                  </p>
                  <p>
                    {each.answeredAt ? (
                      <>
                        {each.accepted
                          ? t.upheld(longDay(each.answeredAt, lang))
                          : t.dismissed(longDay(each.answeredAt, lang))}{" "}
                        <span lang="it">{each.answer}</span>
                      </>
                    ) : (
                      t.waits
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {free.length > 0 && page.signs ? (
          <AnsweredForm answer={answer} labels={{ omissis: t.which, words: t.words }}>
            <Form method="post" noValidate preventScrollReset className="panel stack">
              <h2>{t.object}</h2>
              <p>{t.objectHow}</p>
              <Radios
                name="omissis"
                label={t.which}
                required
                options={free.map((each) => ({
                  value: each.value,
                  label: <span lang="it">«{shortened(each.words)}»</span>,
                  hint: words[each.reason] ?? each.reason,
                }))}
              />
              <TextArea name="words" label={t.words} hint={t.wordsHint} rows={4} limit={1000} required />
              <SubmitButton>{t.button}</SubmitButton>
            </Form>
          </AnsweredForm>
        ) : null}
        {free.length > 0 && !page.signs ? <p className="muted">{t.onlySignatories}</p> : null}
        <section className="stack-tight">
          <h2>{t.text}</h2>
          {page.omissis.length > 0 ? <p className="small muted">{t.textHow}</p> : null}
          <article className="panel">
            <p className="preview-title" lang="it">
              {page.title}
            </p>
            <ProseView
              blocks={page.prose.blocks}
              marks={page.omissis.map(({ start, end }) => ({
                start,
                end,
                className: "mark-omissis",
                ...heard(t.heard, lang),
              }))}
              headingShift={1}
              lang="it"
            />
          </article>
        </section>
      </div>
    </SpaceShell>
  );
}
