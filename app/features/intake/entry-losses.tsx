import type { Loss } from "#app/features/papers/paper.ts";
import { useText } from "#app/i18n/text.ts";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Notice } from "#app/ui/notice.tsx";

/** What a document has and its text doesn't, to be looked at before it is entered. */
export function EntryLosses({ losses, taken }: { losses: readonly Loss[]; taken: boolean }) {
  const { intake, contributions } = useText();
  const t = intake.enter;
  return (
    <>
      {taken ? (
        <Notice kind="success" live>
          <p>{t.taken}</p>
        </Notice>
      ) : null}
      {losses.length > 0 ? (
        <section className="panel stack-tight" aria-labelledby="perdite-titolo">
          <h3 id="perdite-titolo">{t.lossesTitle}</h3>
          <ul>
            {losses.map((loss, index) => (
              <li key={index}>
                {contributions.draft.lossCount(contributions.draft.losses[loss.kind], loss.count)}
                {loss.sample ? (
                  <>
                    {" "}
                    <q>{loss.sample}</q>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
          <CheckBox name="lossesConfirmed" label={t.lossesConfirm} required />
        </section>
      ) : null}
    </>
  );
}
