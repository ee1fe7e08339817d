import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { Loss } from "#app/features/papers/paper.ts";

/** What the paper has and the text doesn't; `confirm` names the button in the draft's own form. */
export function DraftLosses({ losses, confirmed }: { losses: readonly Loss[]; confirmed: boolean }) {
  const t = useText().contributions.draft;
  if (losses.length === 0) return null;
  if (confirmed)
    return (
      <Notice kind="info">
        <p>{t.lossesDone}</p>
      </Notice>
    );
  return (
    <section id="perdite" className="panel stack-tight" aria-labelledby="perdite-titolo">
      <h2 className="h3" id="perdite-titolo">
        {t.lossesTitle}
      </h2>
      <p>{t.lossesText}</p>
      <ul>
        {losses.map((loss) => (
          <li key={loss.kind}>
            {t.lossCount(t.losses[loss.kind], loss.count)}
            {loss.sample ? (
              <>
                {" "}
                <q>{loss.sample}</q>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <Button type="submit" icon="check" name="intent" value="confirm">
          {t.lossesConfirm}
        </Button>
      </p>
    </section>
  );
}
