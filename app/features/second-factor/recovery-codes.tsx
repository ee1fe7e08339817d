import { useText } from "#app/i18n/text.ts";
import { Notice } from "#app/ui/notice.tsx";

/** The codes, shown once and meant to be printed. */
export function RecoveryCodes({ codes, nextHref }: { codes: readonly string[]; nextHref: string }) {
  const t = useText().privacy.factor;
  return (
    <section className="panel stack" aria-labelledby="codes">
      <h2 id="codes">{t.codesTitle}</h2>
      <Notice kind="warning" live>
        {t.codesText}
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="no-print">
        <a href={nextHref}>{t.codesDone}</a>
      </p>
    </section>
  );
}
