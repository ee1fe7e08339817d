import { useLocation } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { ownPath } from "#app/http/return-path.ts";
import { refusals, type RefusalCode } from "#app/refusals.ts";
import type { SessionOver } from "#app/access/session-term.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { PublicShell } from "#app/ui/frame/public-shell.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { useSite } from "./site.ts";

interface Fault {
  status: number;
  data: unknown;
}
type Typed = Record<string, string | string[]>;

/**
 * Stands in place of a page that can't be shown: it is missing or not allowed, the session of a form has ended, or the
 * program has a fault.
 */
export function FaultPage({ fault, requestId }: { fault: Fault; requestId: string }) {
  const t = useText().errors;
  const href = useHref();
  const site = useSite();
  const detail = (fault.data ?? {}) as { code?: string; values?: Typed; over?: SessionOver | null };
  const code: RefusalCode | null =
    detail.code && Object.hasOwn(refusals, detail.code)
      ? (detail.code as RefusalCode)
      : fault.status === 404
        ? "not_found"
        : fault.status === 405
          ? "method_not_allowed"
          : null;
  const kept = detail.values && (code === "sign_in" || code === "mandate_ended" || code === "mandate_unchosen");
  const title = kept
    ? t.keptTitle
    : fault.status === 404
      ? t.notFoundTitle
      : fault.status === 403
        ? t.forbiddenTitle
        : code === "unavailable"
          ? t.unavailableTitle
          : fault.status >= 500
            ? t.bugTitle
            : t.pageTitle;
  return (
    <PublicShell site={site}>
      <title>{title}</title>
      <PageHeader title={title} lead={code ? t.refusals[code] : t.bug} />
      {detail.values && code === "mandate_ended" ? <CopyWords values={detail.values} /> : null}
      {detail.values && code !== "mandate_ended" ? (
        <SendAgain values={detail.values} why={code} over={detail.over ?? null} />
      ) : null}
      <p>
        <ButtonLink href={href("home")}>{t.backHome}</ButtonLink>
      </p>
      {fault.status >= 500 && requestId ? (
        <p>
          {t.requestId}: <code>{requestId}</code>
        </p>
      ) : null}
    </PublicShell>
  );
}

interface Kept {
  values: Typed;
  why: RefusalCode | null;
  over: SessionOver | null;
}

/**
 * The session ended while somebody wrote, or nobody chose for whom they act, or nothing can be saved: their words are
 * kept here and can be sent again.
 */
function SendAgain({ values, why, over }: Kept) {
  const t = useText().errors;
  const href = useHref();
  const unchosen = why === "mandate_unchosen";
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={ownPath(pathname + search) ?? href("home")}>
      {Object.entries(values).flatMap(([name, value]) =>
        [value].flat().map((each, i) => <input key={`${name} ${i}`} type="hidden" name={name} value={each} />),
      )}
      <Notice kind="warning" title={why === "unavailable" ? t.keptTitle : unchosen ? t.unchosen : t.sessionOver}>
        {over ? <p>{t.over[over]}</p> : null}
        {why === "unavailable" ? (
          <p>{t.unavailableKept}</p>
        ) : (
          <ol>
            <li>
              <a href={href(unchosen ? "chooseMandate" : "signIn")} target="_blank" rel="noopener">
                {unchosen ? t.unchosenChoose : t.sessionOverSignIn}
              </a>
            </li>
            <li>{t.sessionOverBack}</li>
          </ol>
        )}
        <SubmitButton>{t.sendAgain}</SubmitButton>
      </Notice>
    </form>
  );
}

/** These words can't be sent any more: they are shown to be copied, without the fields that only the server needs. */
function CopyWords({ values }: { values: Typed }) {
  const t = useText().errors;
  const words = Object.entries(values)
    .flatMap(([name, value]) =>
      name === "title" || name === "body" || name.startsWith("answers.") ? [value].flat() : [],
    )
    .filter((text) => text.trim() !== "");
  return words.length === 0 ? null : (
    <TextArea
      name="words"
      label={t.copyWords}
      hint={t.copyWordsHint}
      rows={16}
      prose
      defaultValue={words.join("\n\n")}
    />
  );
}
