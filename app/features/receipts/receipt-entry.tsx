import { useHref } from "#app/core/paths.ts";
import { headTitle } from "#app/features/heads/head-title.ts";
import { verifierScript } from "#app/features/heads/verifier-script.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number as inWords } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import type { ReceiptEntry } from "./receipt-entry.server.ts";

/**
 * Which entry of the log a receipt is, which head covers it, and how its holder can prove it without this installation.
 */
export function ReceiptInLog({ number, sha256, entry }: { number: string; sha256: string; entry: ReceiptEntry }) {
  const { heads } = useText();
  const t = heads.receipt;
  const lang = useLang();
  const href = useHref();
  const { seq, head } = entry;
  const covering = head && (
    <a href={`${href("heads")}?prima=${head.size + 1}#impronta-${head.size}`}>
      {t.headOf(headTitle(heads, head, lang), inWords(head.size, lang))}
    </a>
  );
  return (
    <section className="panel stack" aria-labelledby="nel-registro">
      <h2 id="nel-registro">{t.title}</h2>
      <DescriptionList
        items={[
          { term: t.index, text: inWords(seq, lang) },
          { term: t.head, text: covering ?? t.soon },
        ]}
      />
      {head ? (
        <>
          <p>{t.text}</p>
          <div className="form-actions no-print">
            <ButtonLink icon="download" href={`${href("receiptProof", { number })}?ricevuta=${sha256}`} download>
              {t.proof}
            </ButtonLink>
            <ButtonLink kind="quiet" icon="download" href={verifierScript} download>
              {t.script}
            </ButtonLink>
          </div>
          <pre className="digest">
            <code>{`node verifica-impronta.mjs ${number}-prova.json IMPRONTE.txt`}</code>
          </pre>
          <p className="small muted">{t.how}</p>
        </>
      ) : null}
      <p className="no-print">
        <a href={href("heads")}>{t.register}</a>
      </p>
    </section>
  );
}
