import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { AskedBodies, InviteFields } from "#app/features/joining/joins-desk.tsx";
import type { getAsking } from "#app/features/joining/joins-page.server.ts";
import { DoneNotice } from "../done-notice.tsx";
import { IntentForm, RowForm, RowRefusal } from "../intent-form.tsx";
import { useSpace } from "./space-shell.tsx";

type Asking = Awaited<ReturnType<typeof getAsking>>;

/** Who joins one's own text and who else may be asked; the same page for a draft and for a filed text. */
export function AskingPage({ asking }: { asking: Asking }) {
  const t = useText().contributions.joins;
  const signs = useSpace()?.acting?.role === "signatory";
  return (
    <div className="stack-loose">
      <DoneNotice words={t.done} />
      <RowRefusal intents={["takeBack"]} />
      <section className="stack">
        <h2>{t.who}</h2>
        <AskedBodies
          asked={asking.asked}
          takeBack={
            signs
              ? (invitation, name) => (
                  <RowForm key="back" intent="takeBack" hidden={{ invitation }}>
                    <SubmitButton kind="quiet" small>
                      {t.takeBack}
                      <span className="visually-hidden"> {t.takeBackFrom(name)}</span>
                    </SubmitButton>
                  </RowForm>
                )
              : null
          }
        />
      </section>
      <section className="stack reading">
        <h2>{t.invite}</h2>
        {asking.late ? (
          <p>{t.late}</p>
        ) : signs ? (
          <IntentForm intent="invite" labels={{ organisation: t.organisation, message: t.message }}>
            <InviteFields choices={asking.choices} />
          </IntentForm>
        ) : (
          <Notice kind="info">
            <p>{t.onlySignatories}</p>
          </Notice>
        )}
      </section>
    </div>
  );
}
