import { Form, useSearchParams } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What has just been done to the section; what was taken out can be put back from here. */
export function SectionNotice() {
  const { desk: t } = useText().document;
  const [query] = useSearchParams();
  switch (query.get("fatto")) {
    case "tolto":
      return (
        <Notice kind="success" live>
          <p>{t.removed}</p>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="rimetti" />
            <input type="hidden" name="paragraphId" value={query.get("tolto") ?? ""} />
            <SubmitButton kind="secondary" small>
              {t.putBack}
            </SubmitButton>
          </Form>
        </Notice>
      );
    case "rimesso":
      return (
        <Notice kind="success" live>
          <p>{t.putBackDone}</p>
        </Notice>
      );
    case "salvato":
      return (
        <Notice kind="success" live>
          <p>{t.saved}</p>
        </Notice>
      );
    default:
      return null;
  }
}
