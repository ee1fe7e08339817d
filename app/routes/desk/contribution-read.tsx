import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { sizeInWords } from "#app/features/contributions/attachment.ts";
import type { Filed } from "#app/features/contributions/redaction-answer.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProseView } from "#app/ui/prose-view.tsx";

/** The text for who may only read it, or while its original is closed: the public text once there is one. */
export function ContributionRead({ filed, opens }: { filed: Pick<Filed, "state" | "publicText" | "original" | "attachments">; opens: boolean }) {
  const { contributions, intake } = useText();
  const { desk: t, reasons } = contributions;
  const lang = useLang();
  const href = useHref();
  const words: Record<string, string> = reasons;
  if (filed.state === "withdrawn" || filed.state === "taken_down") return <Notice kind="info"><p>{t.withheld}</p></Notice>;
  const blocks = filed.publicText?.prose.blocks ?? filed.original?.blocks ?? [];
  // Files are originals: none is shown here once words of the text stand under an omissis.
  const files = filed.original ? filed.attachments : [];
  return (
    <>
      {opens ? (
        <Form method="post" preventScrollReset className="stack-tight">
          <p>{t.originalHidden} {t.toOpen}</p>
          <SubmitButton name="intent" value="open" kind="secondary">{t.openOriginal}</SubmitButton>
        </Form>
      ) : null}
      <section className="panel reading-text reading">
        <h2>{filed.publicText ? t.publicText : t.original}</h2>
        <ProseView blocks={blocks} headingShift={1} lang="it" omissisReason={(code) => words[code] ?? code} />
      </section>
      {files.length > 0 ? (
        <section>
          <h2>{t.filesRead}</h2>
          <ul>{files.map((file) => <li key={file.id}><a href={href("attachment", { attachment: file.id })}>{file.name}</a>, {sizeInWords(file.size, lang)}{file.role === "source" ? `: ${t.source}` : file.role === "scan" ? `: ${intake.scanKept}` : ""}</li>)}</ul>
        </section>
      ) : null}
    </>
  );
}
