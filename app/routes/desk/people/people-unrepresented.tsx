import { useHref } from "#app/core/paths.ts";
import { fullName } from "#app/features/organisations/name.ts";
import type { Unrepresented } from "#app/features/stakeholders/holders.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Spoken } from "#app/routes/spoken.tsx";

/**
 * Bodies for which nobody may file any more, those with drafts first, each with a link to appoint somebody on its
 * letter.
 */
export function PeopleUnrepresented({
  campaign,
  bodies,
  manages,
}: {
  campaign: string;
  bodies: Unrepresented[];
  manages: boolean;
}) {
  const t = useText().bodies.unrepresented;
  const lang = useLang();
  const href = useHref();
  if (bodies.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="senza-rappresentante">
      <h2 id="senza-rappresentante">
        {t.title} <span className="count">{bodies.length}</span>
      </h2>
      <p>{t.lead}</p>
      <ul className="rows">
        {bodies.map((body) => (
          <li key={body.organisationId} className="spread">
            <div>
              <p className="row-title">
                {fullName(body)} <Badge state="waiting">{t[body.left]}</Badge>
              </p>
              <p className="small muted">
                {[body.lastDay ? t.since(longDay(body.lastDay, lang)) : null, t.drafts(body.drafts)]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {manages ? (
              <ButtonLink small href={`${href("deskAppoint", { campaign })}?organizzazione=${body.organisationId}`}>
                <Spoken shown={t.appoint} said={t.appointFor(fullName(body))} />
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
