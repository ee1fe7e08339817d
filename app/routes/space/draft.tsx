import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { formObject, typedValues } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, type FormAnswer } from "#app/http/route.server.ts";
import { addAttachments, removeAttachment, sentFiles } from "#app/features/attachments/attachments.server.ts";
import { DraftConflicts } from "#app/features/drafts/draft-conflicts.tsx";
import { DraftForm } from "#app/features/joining/draft-form.tsx";
import { confirmLosses } from "#app/features/attachments/drafts-paper.server.ts";
import { getDraftPage } from "#app/features/joining/drafts-page.server.ts";
import { resolveConflict, saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { deleteDraft } from "#app/features/drafts/drafts-delete.server.ts";
import { getDraftOwner } from "#app/features/drafts/drafts.server.ts";
import { getNumberOfDraft } from "#app/features/texts/filings.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Stepper } from "#app/ui/stepper.tsx";
import { acting, keepWords, notOfThisBody } from "./acting.server.ts";
import { SpaceShell, useSpace } from "./space-shell.tsx";
import { DoneNotice, useDone } from "../done-notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const t = textIn(langOf(location.pathname)).contributions;
  return [{ title: `${data?.draft.title || t.draft.title} · Tavolo Comune` }];
};

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const body = acting(args);
  const id = args.params["draft"] ?? "";
  const draft = await getDraftPage(id, body, now, lang);
  if (draft) return { draft };
  const number = await getNumberOfDraft(id, body);
  if (number) throw redirect(hrefIn(lang, "filed", { number }));
  return notOfThisBody(args, await getDraftOwner(id));
}

/**
 * Also after a refusal, because something may have been saved: then the draft has a new version, which the next save
 * must name.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const context = contextOf(args);
  const draft = args.params["draft"] ?? "";
  const form = args.context.form;
  await keepWords(args, await getDraftOwner(draft), form);
  const [intent, subject = ""] = String(form.get("intent") ?? "save").split(":");
  // The answer about a file is shown beside the files, since on a phone the top of the page is far away.
  const here = (done: string) =>
    redirect(
      `${hrefIn(context.lang, "draft", { draft })}?fatto=${done}${done === "allegati" || done === "tolto" ? "#allegati" : ""}`,
    );
  const run = async (outcome: Awaited<ReturnType<typeof addAttachments>>, done: string) =>
    outcome.ok ? here(done) : formAnswer(args, outcome, form);

  if (intent === "resolve") return run(await resolveConflict(context, { ...formObject(form), draft }), "scelta");
  if (intent === "delete") {
    const gone = await deleteDraft(context, { draft });
    return gone.ok ? redirect(`${hrefIn(context.lang, "space")}?fatto=eliminata`) : formAnswer(args, gone, form);
  }
  const saved = await saveDraft(context, { ...formObject(form), draft });
  if (!saved.ok) return formAnswer(args, saved, form);
  if (saved.value.conflict) return redirect(`${hrefIn(context.lang, "draft", { draft })}?fatto=versioni#versioni`);
  if (intent === "attach") {
    const files = await sentFiles(form, "files");
    return files.length === 0 ? noFiles(args, form) : run(await addAttachments(context, { draft, files }), "allegati");
  }
  if (intent === "remove") return run(await removeAttachment(context, { draft, attachment: subject }), "tolto");
  if (intent === "confirm") return run(await confirmLosses(context, { draft }), "confermato");
  if (intent === "review") return redirect(hrefIn(context.lang, "draftSummary", { draft }));
  return here(Object.keys(saved.value.news).length > 0 ? "unita" : "salvata");
}

/** Refuses a form whose button was pressed before a file was chosen. */
function noFiles(args: ActionFunctionArgs, form: FormData) {
  const { lang } = contextOf(args);
  return data<FormAnswer>(
    {
      refusal: null,
      code: "invalid",
      errors: { files: textIn(lang).contributions.draft.filesMissing },
      values: typedValues(form),
    },
    { status: 422 },
  );
}

export default function DraftPage() {
  const { draft } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const {
    contributions: { draft: t, space, joins, integration },
    redacting: { confidential },
  } = useText();
  const lang = useLang();
  const href = useHref();
  const person = useSpace()?.person ?? "";
  const filesDone = useDone({ allegati: t.attached, tolto: t.removed });
  const said = {
    salvata: t.saved,
    unita: t.merged,
    confermato: t.confirmed,
    scelta: t.resolved,
    importata: t.imported,
  };
  return (
    <SpaceShell>
      <PageHeader
        title={draft.title || space.untitled}
        kicker={t.title}
        crumbs={[{ label: space.home, href: href("space") }, { label: draft.round.title }]}
      />
      <div className="stack">
        <DoneNotice words={said} />
        <Stepper
          steps={[{ label: t.steps.write }, { label: t.steps.review }, { label: t.steps.receipt }]}
          current={0}
        />
        <p>
          <Icon name="clock" />{" "}
          <strong>{draft.round.over ? t.roundOver : space.closesIn(draft.round.days, draft.round.closes)}</strong>
        </p>
        {draft.contribution ? (
          <Notice kind="info">
            <p>{integration.draft(draft.contribution)}</p>
          </Notice>
        ) : null}
        {draft.joined.length > 0 ? (
          <Notice kind="warning" title={joins.warning(draft.joined.length)}>
            <p>{joins.warningText(new Intl.ListFormat(lang).format(draft.joined))}</p>
          </Notice>
        ) : null}
        <DraftConflicts conflicts={draft.conflicts} />
        <p className="muted reading">
          {t.shared} {space.savedBy(draft.saved.when, draft.saved.by)}.
        </p>
        <p className="cluster">
          <ButtonLink small icon="upload" href={href("draftPaper", { draft: draft.id })}>
            {space.fromPaper}
          </ButtonLink>{" "}
          <ButtonLink small icon="user" href={href("draftJoins", { draft: draft.id })}>
            {joins.open}
          </ButtonLink>{" "}
          <ButtonLink small href={href("draftConfidential", { draft: draft.id })}>
            {confidential.short}
          </ButtonLink>
        </p>
        <DraftForm draft={draft} person={person} answer={answer} filesDone={filesDone} />
        <Disclosure summary={t.delete} quiet>
          <Form method="post" className="stack-tight">
            <p>{t.deleteWarning}</p>
            <SubmitButton kind="danger" name="intent" value="delete">
              {t.deleteSure}
            </SubmitButton>
          </Form>
        </Disclosure>
      </div>
    </SpaceShell>
  );
}
