import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Button, ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

export interface RoundCardProps {
  round: {
    id: string;
    title: string;
    intro: string;
    closes: string;
    days: number;
    questions: number;
    invited: boolean;
    draftId: string | null;
    writable: boolean;
    stopped: boolean;
  };
}

/** A round that takes texts: until when, and the one thing to do now. */
export function RoundCard({ round }: RoundCardProps) {
  const {
    contributions: { space: t },
    terms: {
      standing: { stopped },
    },
  } = useText();
  const href = useHref();
  return (
    <article className="panel stack-tight">
      <h3 lang="it">{round.title}</h3>
      <p>
        <Icon name="clock" /> <strong>{round.stopped ? stopped : t.closesIn(round.days, round.closes)}</strong>
        {round.questions > 0 ? ` · ${t.questions(round.questions)}` : null}
      </p>
      {round.intro ? <p lang="it">{round.intro}</p> : null}
      {round.invited && !round.writable ? null : round.invited ? (
        <Form method="post" action={href("newDraft")} className="form-actions">
          <input type="hidden" name="roundId" value={round.id} />
          {round.draftId ? (
            <>
              <ButtonLink kind="primary" href={href("draft", { draft: round.draftId })}>
                {t.goOn}
              </ButtonLink>
              <Button type="submit" name="start" value="write">
                {t.another}
              </Button>
            </>
          ) : (
            <>
              <SubmitButton name="start" value="write">
                {t.answer}
              </SubmitButton>
              <Button type="submit" icon="upload" name="start" value="paper">
                {t.fromPaper}
              </Button>
            </>
          )}
        </Form>
      ) : (
        <p>{t.notInvited}</p>
      )}
    </article>
  );
}
