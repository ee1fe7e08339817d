import { Form } from "@remix-run/react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { ErrorSummary } from "#app/ui/forms/error-summary.tsx";
import { FormState } from "#app/ui/forms/form-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { useUnsaved } from "#app/ui/forms/use-unsaved.ts";
import { DeskCitations } from "./desk-citations.tsx";
import type { DeskParagraph } from "./desk-document.server.ts";
import { longestParagraph } from "#app/features/document/document.ts";
import { ParagraphProblems } from "./paragraph-problems.tsx";
import { WordChanges } from "./word-changes.tsx";

/** The id of the form, to which the buttons beside the excerpts belong as well. */
export const writingForm = "scrivi";

export interface DeskWritingProps {
  /** Null for a new one. */
  paragraph: (Omit<DeskParagraph, "savedAt"> & { savedAt: Date | string }) | null;
  afterId?: string | undefined;
  answer: FormAnswer | null;
  closeHref: string;
  first?: boolean;
  last?: boolean;
}

export function DeskWriting({ paragraph, afterId, answer, closeHref, first, last }: DeskWritingProps) {
  const { desk: t } = useText().document;
  const form = useRef<HTMLFormElement>(null);
  const stale = answer?.code === "stale" && paragraph !== null;
  const typed = answer?.values["text"];
  const { version, stays } = useBase(form, paragraph, stale);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLButtonElement>("button[value=salva]"));
  };
  return (
    <FormState
      errors={answer?.errors ?? {}}
      values={
        answer ? { text: answer.values["text"] ?? "", ...(answer.values["linking"] ? { linking: "on" } : {}) } : {}
      }
      prefix={writingForm}
    >
      <ErrorSummary general={answer && !stale ? (answer.refusal ?? undefined) : undefined} />
      {stale ? <Stale paragraph={paragraph} typed={typeof typed === "string" ? typed : ""} /> : null}
      <Form
        method="post"
        id={writingForm}
        ref={form}
        noValidate
        preventScrollReset
        className="stack-tight"
        onKeyDown={onKeyDown}
      >
        <input type="hidden" name="paragraphId" value={paragraph?.id ?? ""} />
        <input type="hidden" name="version" value={version} />
        {afterId ? <input type="hidden" name="afterId" value={afterId} /> : null}
        {stays ? <input type="hidden" name="resta" value="1" /> : null}
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          rows={7}
          limit={longestParagraph}
          prose
          {...(paragraph && { defaultValue: paragraph.text })}
        />
        <CheckBox name="linking" label={t.linking} checked={paragraph?.linking ?? false} />
        {paragraph ? <ParagraphProblems problems={paragraph.problems} /> : null}
        <p className="small">
          <a href="#estratti">{t.toSources}</a>
        </p>
        <DeskCitations citations={paragraph?.citations ?? []} />
        <div className="form-actions">
          <SubmitButton name="azione" value="salva">
            {t.saveParagraph}
          </SubmitButton>
          {paragraph && !first ? (
            <SubmitButton kind="quiet" name="azione" value="sposta:up">
              {t.up}
            </SubmitButton>
          ) : null}
          {paragraph && !last ? (
            <SubmitButton kind="quiet" name="azione" value="sposta:down">
              {t.down}
            </SubmitButton>
          ) : null}
          {paragraph ? (
            <SubmitButton kind="quiet" icon="delete" name="azione" value="togli">
              {t.remove}
            </SubmitButton>
          ) : null}
          <a href={closeHref}>{t.close}</a>
        </div>
        <p className="small muted">{t.saveKeys}</p>
      </Form>
    </FormState>
  );
}

/**
 * The version from which the text in the box was made. It changes only when the box holds what is stored, or when the
 * reader sees both texts: otherwise data that is fetched anew in between would make an old text look new. `stays` is
 * true once scripts run.
 */
function useBase(form: React.RefObject<HTMLFormElement>, paragraph: DeskWritingProps["paragraph"], stale: boolean) {
  const [version, setVersion] = useState(paragraph?.version ?? 0);
  const [stays, setStays] = useState(false);
  useEffect(() => setStays(true), []);
  useUnsaved(() => {
    const box = form.current?.elements.namedItem("text");
    return box instanceof HTMLTextAreaElement && box.value.trim() !== (paragraph?.text ?? "");
  });
  useEffect(() => {
    const box = form.current?.elements.namedItem("text");
    if (paragraph && (stale || (box instanceof HTMLTextAreaElement && box.value.trim() === paragraph.text)))
      setVersion(paragraph.version);
  }, [form, paragraph, stale]);
  return { version: stale && paragraph ? paragraph.version : version, stays };
}

function Stale({ paragraph, typed }: { paragraph: NonNullable<DeskWritingProps["paragraph"]>; typed: string }) {
  const { desk: t } = useText().document;
  const lang = useLang();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="stack-tight" aria-label={t.staleTitle} tabIndex={-1} ref={box}>
      <Notice kind="warning" live title={t.staleTitle}>
        <p>{t.staleText(paragraph.savedBy, longTime(paragraph.savedAt, lang))}</p>
      </Notice>
      <div className="columns-2">
        <div>
          <p className="kicker">{t.staleTheirs}</p>
          <p className="draft-text" lang="it">
            {paragraph.text}
          </p>
        </div>
        <div>
          <p className="kicker">{t.staleDifference}</p>
          <WordChanges before={paragraph.text} after={typed} lang="it" />
        </div>
      </div>
    </section>
  );
}
