import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { EntryBody } from "./entry-bodies.server.ts";

/** Chooses the body to which a text belongs by searching the register; a name can't be typed freely. */
export function EntryChoice({
  campaign,
  search,
  bodies,
  more,
}: {
  campaign: string;
  search: string;
  bodies: readonly EntryBody[];
  more: boolean;
}) {
  const { intake, campaigns, ui } = useText();
  const t = intake.enter;
  const href = useHref();
  const content = useContentLang();
  const here = href("deskEnter", { campaign });
  return (
    <section className="stack-loose reading">
      <h2>{t.which}</h2>
      <form method="get" action={here} role="search" className="stack-tight">
        <TextField name="cerca" type="search" label={t.search} defaultValue={search} width="full" />
        <SubmitButton kind="secondary" icon="search">
          {ui.applyFilters}
        </SubmitButton>
      </form>
      {bodies.length === 0 ? (
        <Empty sentence={t.none}>
          <p>
            {t.noneNext} <a href={href("systemOrganisations")}>{t.toRegister}</a>
          </p>
        </Empty>
      ) : (
        <ul className="rows" aria-label={t.found}>
          {bodies.map((body) => (
            <li key={body.id}>
              <a className="row-title" lang={content} href={`${here}?ente=${encodeURIComponent(body.id)}`}>
                {body.name}
                {body.distinction ? `, ${body.distinction}` : ""}
              </a>
              <span className="queue-about">
                {[
                  body.fiscalCode,
                  body.ipaCode,
                  body.seated ? campaigns.benches[body.bench] : t.fromKind(campaigns.benches[body.bench]),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more ? <p className="muted">{t.more}</p> : null}
    </section>
  );
}
