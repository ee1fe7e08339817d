import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { CopyButton } from "#app/ui/forms/copy-button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { wholeNumbers } from "#app/ui/prose/whole-numbers.tsx";
import type { FileOutcome } from "#app/features/texts/attachment.ts";
import { FileOutcomeWords, SignatureMark } from "#app/features/texts/file-marks.tsx";

export interface ReceiptFactsProps {
  receipt: {
    number: string;
    /** Which of the texts filed under the number. */
    revision: number;
    /** Who joined it, as the page says it. */
    joined: readonly string[];
    title: string;
    organisation: string;
    campaign: string;
    round: string;
    receivedAt: string;
    enteredAt: string;
    /** In time or not, and why. */
    punctuality: string;
    protocolNumber: string | null;
    protocolDate: string | null;
    sha256: string;
    salt: string;
    /** Nobody may open its text any more; only the hash is left. */
    sealedAt: Date | null;
    files: readonly {
      id: string;
      role: "attachment" | "source" | "scan";
      name: string;
      size: string;
      sha256: string;
      signed: boolean;
      mediaType: string;
      outcome: FileOutcome;
      reason: string;
      replaced: boolean;
      opens: boolean;
    }[];
  };
}

/** The receipt itself: what its holder keeps, prints, and can check without this installation. */
export function ReceiptFacts({ receipt }: ReceiptFactsProps) {
  const {
    contributions: { receipt: t, filing, draft },
    files: { signedHint },
    intake,
    terms: { punctuality },
  } = useText();
  const href = useHref();
  const { number, files } = receipt;
  return (
    <section className="panel stack" aria-labelledby="ricevuta">
      <h2 id="ricevuta">{wholeNumbers(t.pageTitle(number))}</h2>
      <DescriptionList
        items={[
          { term: t.number, text: <strong className="number whole">{number}</strong> },
          { term: t.receivedAt, text: receipt.receivedAt },
          { term: t.enteredAt, text: receipt.enteredAt },
          { term: punctuality.label, text: receipt.punctuality },
          ...(receipt.protocolNumber
            ? [{ term: t.protocol, text: [receipt.protocolNumber, receipt.protocolDate].filter(Boolean).join(", ") }]
            : []),
          { term: filing.organisation, text: receipt.organisation },
          ...(receipt.joined.length > 0
            ? [
                {
                  term: t.joined,
                  text: (
                    <ul className="plain-list">
                      {receipt.joined.map((each) => (
                        <li key={each}>{each}</li>
                      ))}
                    </ul>
                  ),
                  lang: "it" as const,
                },
              ]
            : []),
          { term: filing.round, text: `${receipt.campaign}, ${receipt.round}` },
          ...(receipt.title ? [{ term: t.title, text: receipt.title }] : []),
          {
            term: t.hash,
            text: (
              <>
                <code className="digest">{receipt.sha256}</code> <CopyButton text={receipt.sha256} what={t.hash} />
              </>
            ),
          },
          {
            term: t.salt,
            text: (
              <>
                <code className="digest">{receipt.salt}</code> <CopyButton text={receipt.salt} what={t.salt} />
                <br />
                <span className="muted small">{t.saltHint}</span>
              </>
            ),
          },
          ...files.map((file) => ({
            term: t.file,
            text: (
              <>
                {file.opens && receipt.sealedAt === null ? (
                  <a href={`${href("attachment", { attachment: file.id })}?versione=originale`} download>
                    {file.name}
                  </a>
                ) : (
                  file.name
                )}{" "}
                <span className="muted">
                  {file.size}
                  {file.role === "source" ? ` · ${draft.source}` : file.role === "scan" ? ` · ${intake.scanKept}` : ""}
                  {file.signed ? (
                    <>
                      {" "}
                      · <SignatureMark file={file} />
                    </>
                  ) : null}
                </span>
                <br />
                {file.signed ? (
                  <>
                    <span className="muted small">{signedHint}</span>
                    <br />
                  </>
                ) : null}
                {file.role === "attachment" ? (
                  <>
                    <FileOutcomeWords file={file} />
                    <br />
                  </>
                ) : null}
                <code className="digest">{file.sha256}</code>
              </>
            ),
          })),
        ]}
      />
      <p>
        <strong>{t.notProtocol}</strong> {filing.notProceeding}
      </p>
      <div className="form-actions no-print">
        {receipt.sealedAt ? null : (
          <ButtonLink
            icon="download"
            href={`${href("receiptText", { number })}${receipt.revision === 1 ? "" : `?revisione=${receipt.revision}`}`}
            download
          >
            {t.download}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" icon="check-circle" href={href("receipt", { number })}>
          {t.check}
        </ButtonLink>
      </div>
      <p className="muted no-print">{t.print}</p>
      <Disclosure summary={t.howTo} quiet>
        <p>{t.howToText}</p>
        <pre className="digest">
          <code>{`printf '%s\\n' ${receipt.salt} | cat - ${number}.txt | sha256sum`}</code>
        </pre>
      </Disclosure>
    </section>
  );
}
