import { Form } from "@remix-run/react";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { getImport } from "./imports.server.ts";

type Import = Pick<
  NonNullable<Awaited<ReturnType<typeof getImport>>>,
  "state" | "total" | "written" | "known" | "errorCount" | "published"
>;

/** What can be done with an import in its state: enter its rows, go on, take it back. */
export function ImportActs({ import: batch, answer }: { import: Import; answer: FormAnswer | undefined }) {
  const t = useText().intake.import;
  const lang = useLang();
  const fresh = batch.total - batch.known;
  const runs = batch.state === "checked" && batch.errorCount === 0 && fresh > 0;
  const resumes = batch.state === "failed" && batch.total > 0;
  const wrote = batch.written > 0;
  return (
    <div className="stack no-print">
      {answer?.refusal ? (
        <Notice kind="error" live>
          <p>{answer.refusal}</p>
        </Notice>
      ) : null}
      {runs || resumes ? (
        <Form method="post" className="stack reading">
          <CheckBox name="tell" label={t.tell} hint={t.tellHint} checked />
          <div className="form-actions">
            <SubmitButton icon="check" name="intent" value="run">
              {resumes ? t.resume : t.run(number(fresh, lang))}
            </SubmitButton>
          </div>
        </Form>
      ) : null}
      {batch.published ? <p className="muted">{t.published}</p> : null}
      {batch.state !== "undone" && !batch.published ? (
        <Disclosure
          summary={wrote || batch.state === "running" ? t.undoOpen : t.discard}
          quiet
          open={answer?.values["intent"] === "undo"}
        >
          <Form method="post" className="stack reading">
            <p>{wrote || batch.state === "running" ? t.undoHint : t.discardHint}</p>
            <SubmitButton kind="danger" name="intent" value="undo">
              {wrote || batch.state === "running" ? t.undo : t.discard}
            </SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  );
}
