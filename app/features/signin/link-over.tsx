import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import type { TokenState } from "./token.ts";

/** The page of a mailed link that no longer works: why, and the one thing to do next. */
export function LinkOver({ state, renewed }: { state: Exclude<TokenState, "usable">; renewed: boolean }) {
  const t = useText().people;
  const href = useHref();
  const title = { spent: t.link.spentTitle, expired: t.link.expiredTitle, unknown: t.link.unknownTitle }[state];
  return (
    <div className="reading stack">
      <PageHeader title={title} lead={t.link[state]} />
      {renewed ? (
        <Notice kind="success" live>
          {t.link.renewed}
        </Notice>
      ) : null}
      {state === "expired" && !renewed ? (
        <Form method="post">
          <input type="hidden" name="intent" value="renew" />
          <SubmitButton icon="mail">{t.link.renew}</SubmitButton>
        </Form>
      ) : null}
      {state === "expired" ? null : (
        <div className="cluster">
          <ButtonLink href={href("signIn")} kind="primary">
            {t.signIn.title}
          </ButtonLink>
          <ButtonLink href={href("forgotten")}>{t.forgotten.title}</ButtonLink>
        </div>
      )}
    </div>
  );
}
