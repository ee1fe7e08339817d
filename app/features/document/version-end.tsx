import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { IconName } from "#app/ui/icon-names.ts";
import type { VersionPage } from "./version-page.server.ts";

const icons: Record<string, IconName> = { pdf: "file-pdf", docx: "file-docx", odt: "file-odt" };

export function VersionDownloads({ slug, number }: { slug: string; number: number }) {
  const t = useText().document;
  const href = useHref();
  const formats = Object.entries(t.formats);
  return (
    <section id="scarica" className="document-end no-print" aria-labelledby="scarica-titolo">
      <h2 id="scarica-titolo">{t.downloads}</h2>
      <p>{t.downloadsNote}</p>
      <ul className="download-list">
        {formats.map(([format, { name, text }]) => (
          <li key={format}>
            <Icon name={icons[format] ?? "file"} />
            <span>
              <a href={href("versionFile", { campaign: slug, version: number, format })}>{name}</a>{" "}
              <span className="muted">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      <h3>{t.data}</h3>
      <ul className="download-list">
        <li>
          <Icon name="download" />
          <a href={href("contributionsCsv", { campaign: slug })}>{t.dataContributions}</a>
        </li>
        <li>
          <Icon name="download" />
          <a href={href("excerptsCsv", { campaign: slug })}>{t.dataExcerpts}</a>
        </li>
      </ul>
    </section>
  );
}

type ListedVersion = Pick<
  VersionPage["versions"][number],
  "number" | "state" | "publishedAt" | "withdrawnAt" | "takenDown"
>;

export function VersionList({
  slug,
  versions,
  current,
}: {
  slug: string;
  versions: readonly ListedVersion[];
  current?: number;
}) {
  const { document: t, removals } = useText();
  const removed = removals.list.down;
  const lang = useLang();
  const href = useHref();
  return (
    <section id="versioni" className="document-end no-print" aria-labelledby="versioni-titolo">
      <h2 id="versioni-titolo">{t.versions}</h2>
      <ul className="rows">
        {versions.map((version) => (
          <li key={version.number}>
            <p className="row-title">
              {version.number === current ? (
                t.version(version.number)
              ) : (
                <a href={href("version", { campaign: slug, version: version.number })}>{t.version(version.number)}</a>
              )}
            </p>
            <p className="small muted">
              {[
                t.states[version.state],
                t.publishedOn(longDay(version.publishedAt, lang)),
                version.withdrawnAt ? t.withdrawnShort : "",
                version.takenDown ? removed : "",
                version.number === current ? t.thisOne : "",
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
