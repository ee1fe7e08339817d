import { Form } from "@remix-run/react";
import type { DeskText } from "#app/features/publishing/desk-text.server.ts";
import { RedactionFiles } from "#app/features/publishing/redaction-files.tsx";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";

/** The text for readers who may not change it, or while its original is closed: the public text, once there is one. */
export function ContributionRead({
  filed,
  opens,
  works,
}: {
  filed: Pick<DeskText, "state" | "publicText" | "original" | "attachments">;
  opens: boolean;
  works: boolean;
}) {
  const { contributions } = useText();
  const { desk: t, reasons } = contributions;
  const words: Record<string, string> = reasons;
  if (filed.state === "withdrawn" || filed.state === "taken_down")
    return (
      <Notice kind="info">
        <p>{t.withheld}</p>
      </Notice>
    );
  const blocks = filed.publicText?.prose.blocks ?? filed.original?.blocks ?? [];
  return (
    <>
      {opens ? (
        <Form method="post" preventScrollReset className="stack-tight">
          <p>
            {t.originalHidden} {t.toOpen}
          </p>
          <SubmitButton name="intent" value="open" kind="secondary">
            {t.openOriginal}
          </SubmitButton>
        </Form>
      ) : null}
      <section className="panel reading-text reading">
        <h2>{filed.publicText ? t.publicText : t.original}</h2>
        <ProseView blocks={blocks} headingShift={1} lang="it" omissisReason={(code) => words[code] ?? code} />
      </section>
      {filed.attachments.length > 0 ? (
        <section className="panel reading">
          <RedactionFiles files={filed.attachments} decides={works} />
        </section>
      ) : null}
    </>
  );
}
