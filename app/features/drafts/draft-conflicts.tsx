import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

export interface ConflictView {
  id: string;
  field: string;
  label: string;
  own: string;
  other: string;
  by: string;
  when: string;
  seen: string;
}

/** Two versions side by side. Each choice is one button, and both versions are kept until somebody chooses. */
export function DraftConflicts({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const t = useText().contributions.draft;
  if (conflicts.length === 0) return null;
  return (
    <section id="versioni" className="stack" aria-labelledby="versioni-titolo" tabIndex={-1}>
      <h2 id="versioni-titolo">{t.conflictTitle}</h2>
      <Notice kind="warning">
        <p>{t.conflictText}</p>
      </Notice>
      {conflicts.map((conflict) => (
        <Form key={`${conflict.id} ${conflict.field}`} method="post" className="panel stack-tight">
          <input type="hidden" name="intent" value="resolve" />
          <input type="hidden" name="conflict" value={conflict.id} />
          <input type="hidden" name="field" value={conflict.field} />
          <input type="hidden" name="seen" value={conflict.seen} />
          <h3>{conflict.label}</h3>
          <div className="columns-2">
            <div className="stack-tight">
              <p className="kicker">{t.conflictOwn}</p>
              <p className="draft-text">{conflict.own}</p>
              <Button type="submit" name="keep" value="draft">
                {t.keepDraft}
                <span className="visually-hidden">: {t.keepDraftNamed}</span>
              </Button>
            </div>
            <div className="stack-tight">
              <p className="kicker">{t.conflictOther(conflict.by, conflict.when)}</p>
              <p className="draft-text">{conflict.other}</p>
              <Button type="submit" name="keep" value="other">
                {t.keepOther}
                <span className="visually-hidden">: {t.keepOtherNamed(conflict.by)}</span>
              </Button>
            </div>
          </div>
          <p>
            <Button type="submit" name="keep" value="both">
              {t.keepBoth}
            </Button>
          </p>
        </Form>
      ))}
    </section>
  );
}
