import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useText } from "#app/i18n/text.ts";
import type { VersionContent } from "./version.ts";

/** The bodies frozen in the version, bench by bench, with the definition of the query that gave them. */
export function VersionBodies({ bodies, title }: { bodies: VersionContent["bodies"]; title?: boolean }) {
  const { document: t, campaigns } = useText();
  const lang = useContentLang();
  const benches: Record<string, string> = campaigns.benches;
  const present = [...new Set([...Object.keys(benches), ...bodies.map((body) => body.bench)])].filter((bench) =>
    bodies.some((body) => body.bench === bench),
  );
  return (
    <section className="document-bodies stack-tight">
      {title ? <h2 id="soggetti">{t.bodiesTitle}</h2> : null}
      <p className="small muted">{bodies.length > 0 ? t.bodiesDefinition(bodies.length) : t.bodiesNone}</p>
      {present.map((bench) => (
        <div key={bench}>
          <p className="kicker">{benches[bench] ?? bench}</p>
          <ul className="plain-list">
            {bodies
              .filter((body) => body.bench === bench)
              .map((body) => (
                <li key={body.organisationId} className="spread">
                  <span lang={lang}>{body.name}</span>{" "}
                  <span className="small muted number">{t.bodyContributions(body.contributions)}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
