import { useSearchParams } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";

interface Props {
  campaign: string;
  filed: {
    number: string;
    sealedAt: Date | null;
    sealedReason: string;
  };
  /** The filer's objections that wait for an answer. */
  objections: number;
}

/** The filer's objections, and what is sealed; no word of the text. */
export function ContributionSeal({ campaign, filed, objections }: Props) {
  const { seal: t, objections: contested } = useText().redacting;
  const lang = useLang();
  const href = useHref();
  const done = useSearchParams()[0].get("fatto") === "sigillato";
  return (
    <>
      {filed.sealedAt ? (
        <Notice kind="warning" title={t.since(longDay(filed.sealedAt, lang))} live={done}>
          <p>{t.what}</p>
          <p>
            {t.reasonIs} <span lang="it">{filed.sealedReason}</span>
          </p>
        </Notice>
      ) : null}
      {done && !filed.sealedAt ? (
        <Notice kind="success" live>
          <p>{t.fileDone}</p>
        </Notice>
      ) : null}
      {objections > 0 ? (
        <Notice kind="warning">
          <p>
            {contested.waiting(objections)}{" "}
            <a href={`${href("deskObjections", { campaign })}#omissis`}>{contested.toThem}</a>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
