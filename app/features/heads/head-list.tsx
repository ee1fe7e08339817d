import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, number } from "#app/i18n/time.ts";
import { headTitle } from "./head-title.ts";
import type { ListedHead } from "./heads-page.server.ts";

/** Heads, newest first, each with the whole note that somebody may keep. */
export function HeadList({ heads }: { heads: readonly ListedHead[] }) {
  return (
    <ol className="plain-list stack">
      {heads.map((head) => (
        <li key={head.size}>
          <HeadCard head={head} />
        </li>
      ))}
    </ol>
  );
}

function HeadCard({ head }: { head: ListedHead }) {
  const t = useText().heads;
  const lang = useLang();
  const title = headTitle(t, head, lang);
  return (
    <article className="panel stack-tight" id={`impronta-${head.size}`} aria-labelledby={`titolo-${head.size}`}>
      <h3 id={`titolo-${head.size}`}>{title}</h3>
      <p>{t.covers(number(head.size, lang), longTime(head.at, lang))}</p>
      {head.keyChange && head.keyChange !== "first" ? <p>{t.keyChange[head.keyChange]}</p> : null}
      {head.versions.length > 0 ? <HeadVersions versions={head.versions} /> : null}
      <pre className="digest" lang="zxx">
        {head.note}
      </pre>
      <HeadFiles head={head} title={title} />
    </article>
  );
}

function HeadVersions({ versions }: { versions: ListedHead["versions"] }) {
  const t = useText().heads;
  const href = useHref();
  const content = useContentLang();
  return (
    <>
      <p>{t.versions}</p>
      <ul>
        {versions.map(({ seq, slug, campaign, number: version, edition }) => (
          <li key={seq}>
            <a href={href("version", { campaign: slug, version })}>
              <span lang={content}>{campaign}</span>, {t.version(version, edition)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function HeadFiles({ head: { size, goesOn, toStamp, stampedAt }, title }: { head: ListedHead; title: string }) {
  const t = useText().heads;
  const lang = useLang();
  const href = useHref();
  const file = (name: string) => href("headFile", { size, file: name });
  return (
    <ul className="plain-list cluster no-print">
      <li>
        <a href={file("impronta.txt")} download aria-label={t.noteOf(title)}>
          {t.note}
        </a>
      </li>
      {goesOn ? (
        <li>
          <a href={file("coerenza.json")} download aria-label={t.consistencyOf(title)}>
            {t.consistency}
          </a>
        </li>
      ) : null}
      {stampedAt ? (
        <li>
          <a href={file("marca.tst")} download aria-label={t.stampOf(longTime(stampedAt, lang), title)}>
            {t.stamp(longTime(stampedAt, lang))}
          </a>
        </li>
      ) : null}
      {toStamp && !stampedAt ? <li className="muted">{t.waitsForStamp}</li> : null}
    </ul>
  );
}
