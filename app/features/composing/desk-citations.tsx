import { speakerOf } from "#app/features/sources/source.ts";
import { Speaker } from "#app/features/sources/speaker.tsx";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import type { DeskParagraph } from "./desk-document.server.ts";
import { citationRoles } from "#app/features/document/document.ts";

/** What the paragraph cites. It stands inside the paragraph's form, so that a changed role is saved with the text. */
export function DeskCitations({ citations }: { citations: DeskParagraph["citations"] }) {
  const text = useText();
  const { document: t, campaigns, removals } = text;
  const benches: Record<string, string> = campaigns.benches;
  return (
    <fieldset className="field field-group">
      <legend className="field-label">{t.desk.citations}</legend>
      {citations.length === 0 ? <p className="small muted">{t.desk.noCitations}</p> : null}
      <ul className="rows">
        {citations.map((citation) => (
          <li key={citation.citedId} className={`cited cited-${citation.role}`}>
            {citation.exact === null ? (
              <p className="muted">[{removals.covered}]</p>
            ) : (
              <p lang="it">{citation.whole ? citation.exact : `«${citation.exact}»`}</p>
            )}
            <div className="spread">
              <span className="small muted">
                <Speaker organisation={citation.organisation} kind={citation.kind} lang="it" />
                {citation.bench ? <> · {benches[citation.bench] ?? citation.bench}</> : null} · {citation.number}
              </span>
              <span className="cluster">
                <select
                  className="input input-select input-short"
                  name={`roles.${citation.citedId}`}
                  aria-label={t.desk.roleOf(speakerOf(citation, text))}
                  defaultValue={citation.role}
                  key={citation.role}
                >
                  {citationRoles.map((role) => (
                    <option key={role} value={role}>
                      {t.roles[role]}
                    </option>
                  ))}
                </select>
                <SubmitButton kind="quiet" small name="azione" value={`togli-citazione:${citation.citedId}`}>
                  {t.desk.uncite}
                  <span className="visually-hidden">: {t.desk.unciteOf(speakerOf(citation, text))}</span>
                </SubmitButton>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
