import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useText } from "#app/i18n/text.ts";
import { ThreadStroke } from "#app/ui/threads/thread-stroke.tsx";
import type { VersionPage } from "./version-page.server.ts";

/** Folded on phones; always open beside the text where there is room. */
export function VersionContents({ page }: { page: VersionPage }) {
  const t = useText().document;
  const lang = useContentLang();
  return (
    <details className="document-contents no-print" id="indice">
      <summary>{t.contents}</summary>
      <nav className="contents" aria-label={t.contents}>
        <ol>
          {page.chapters.map(({ line, sections }) =>
            line ? (
              <li key={`l${line.code}`}>
                <a href={`#linea-${line.code}`}>
                  <ThreadStroke line={line} length={22} /> {line.code}. <span lang={lang}>{line.shortName}</span>
                </a>
                <ol>
                  {sections.map((section) => (
                    <li key={section.id}>
                      <a href={`#${section.id}`}>
                        <span lang={lang}>{section.title}</span>
                        <span className="visually-hidden">, {t.line(line.code)}</span>
                      </a>
                    </li>
                  ))}
                </ol>
              </li>
            ) : (
              sections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`} lang={lang}>
                    {section.title}
                  </a>
                </li>
              ))
            ),
          )}
          <li>
            <a href="#scarica">{t.downloads}</a>
          </li>
          <li>
            <a href="#versioni">{t.versions}</a>
          </li>
        </ol>
      </nav>
    </details>
  );
}
