import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { HeadsPage } from "./heads-page.server.ts";
import { verifierScript } from "./verifier-script.ts";

/** What a head shows and what it doesn't, before anybody relies on one. */
export function HeadsMeaning() {
  const { means: t, keep, follow } = useText().heads;
  const href = useHref();
  return (
    <div className="columns-2">
      <section className="stack-tight" aria-labelledby="che-cosa-dimostra">
        <h2 id="che-cosa-dimostra">{t.title}</h2>
        <p>{t.what}</p>
        <p>
          <strong>{t.bound}</strong>
        </p>
        <p>{t.stamp}</p>
        <p>{t.erased}</p>
      </section>
      <section className="stack-tight" aria-labelledby="conservane-una-copia">
        <h2 id="conservane-una-copia">{keep.title}</h2>
        <p>{keep.text}</p>
        <p className="no-print">
          <a href={href("headsFeed")} type="application/atom+xml">
            {follow}
          </a>
        </p>
      </section>
    </div>
  );
}

export function DeclaredRestores({ declared }: Pick<HeadsPage, "declared">) {
  const t = useText().heads.restored;
  const lang = useLang();
  if (declared.length === 0) return null;
  return (
    <Notice kind="warning" title={t.title}>
      <p>{t.text}</p>
      <ul>
        {declared.map(({ seq, at, size, from }) => (
          <li key={seq}>{t.row(longTime(at, lang), number(size, lang), number(from + 1, lang), number(size, lang))}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** For who checks: the programs, and the keys. */
export function HeadsChecking({ keys }: Pick<HeadsPage, "keys">) {
  const { check: t, keys: k } = useText().heads;
  const lang = useLang();
  return (
    <section className="stack" aria-labelledby="come-si-controlla">
      <h2 id="come-si-controlla">{t.title}</h2>
      <div className="columns-2">
        <div className="stack-tight">
          <p>{t.text}</p>
          <p className="no-print">
            <a href={verifierScript} download>
              {t.script}
            </a>
          </p>
          <pre className="digest">
            <code>node verifica-impronta.mjs 1234-coerenza.json</code>
          </pre>
        </div>
        <div className="stack-tight">
          <p>{t.house}</p>
          <pre className="digest">
            <code>npm run verify -- --heads COPIA.txt</code>
          </pre>
          <p>{t.stamp}</p>
          <pre className="digest">
            <code>openssl ts -verify -data 1234-impronta.txt -in 1234-marca.tst -token_in -CAfile AUTORITA.pem</code>
          </pre>
        </div>
      </div>
      {keys.length === 0 ? null : (
        <Disclosure summary={k.title} quiet>
          <p>{k.text}</p>
          <ul className="plain-list stack-tight">
            {keys.map(({ seq, at, why, lastGood, verifier }) => (
              <li key={seq}>
                {k.row(number(seq, lang), longTime(at, lang))}. {k.why[why]}
                {lastGood === null ? null : ` ${k.lastGood(number(lastGood, lang))}`}
                <br />
                <code className="digest" lang="zxx">
                  {verifier}
                </code>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}
