import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useText } from "#app/i18n/text.ts";
import { Quote } from "#app/ui/prose/quote.tsx";
import type { ContributionText } from "./contribution-page.server.ts";

type Where = NonNullable<ContributionText["where"]>;

/**
 * «Dove è finito?»: each paragraph of the newest version that cites the text, with the cited words, and the passages
 * that none cites.
 */
export function ContributionWhere({
  campaign,
  where,
  excerpts,
  integrated,
}: {
  campaign: string;
  integrated: boolean;
  where: Where | null;
  excerpts: ContributionText["excerpts"];
}) {
  const t = useText().contributions.page;
  const cited = new Set(where?.uses.map((use) => use.excerptId));
  const unused = excerpts.filter((excerpt) => excerpt.lineIds.length > 0 && !cited.has(excerpt.id)).length;
  const paragraphs = [...new Set(where?.uses.map((use) => use.paragraphId))];
  return (
    <section id="esito" className="where" aria-labelledby="esito-titolo">
      <h2 id="esito-titolo">{t.where}</h2>
      {where === null ? <p>{t.whereNoVersion}</p> : null}
      {where && paragraphs.length === 0 ? <p>{t.whereNone}</p> : null}
      {where && paragraphs.length > 0 ? (
        <>
          <p>{t.whereSome(paragraphs.length, where.version)}</p>
          <ol className="where-list">
            {paragraphs.map((id) => (
              <Paragraph
                key={id}
                {...{ campaign, id, integrated }}
                version={where.version}
                uses={where.uses.filter((use) => use.paragraphId === id)}
              />
            ))}
          </ol>
        </>
      ) : null}
      {where && paragraphs.length > 0 && unused > 0 ? <p className="muted">{t.unused(unused)}</p> : null}
    </section>
  );
}

function Paragraph({
  campaign,
  version,
  id,
  uses,
  integrated,
}: {
  campaign: string;
  integrated: boolean;
  version: number;
  id: string;
  uses: Where["uses"];
}) {
  const {
    contributions: { page: t },
    removals,
  } = useText();
  const lang = useContentLang();
  const href = useHref();
  return (
    <li>
      <h3>
        <a href={`${href("version", { campaign, version })}#p-${id}`}>{t.paragraph(uses[0]?.paragraphNumber ?? 0)}</a>
      </h3>
      {uses.map((use) => (
        <Quote
          key={use.excerptId}
          text={
            use.exact === null ? (
              <span className="muted">{integrated ? t.replaced : removals.coveredWords}</span>
            ) : (
              `«${use.exact}»`
            )
          }
          within
          source={
            <>
              {t.toWords}
              <span className="visually-hidden">, {t.toWordsOf(use.paragraphNumber)}</span>
            </>
          }
          href={`#e-${use.excerptId}`}
          stance={use.role}
          stanceLabel={t.uses[use.role]}
          {...(lang && { lang })}
        />
      ))}
    </li>
  );
}
