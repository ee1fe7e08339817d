import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { JoinStanding } from "#app/features/joining/join.ts";
import { useSpace } from "./space-shell.tsx";

interface Props {
  standing: JoinStanding;
  seen: string;
  late: boolean;
  readable: boolean;
  invited: boolean;
}

/** What the reading body can do with the text: join it, decline, or take its own joining back. */
export function JoinActs({ standing, seen, late, readable, invited }: Props) {
  const { joins } = useText().contributions;
  const t = joins.read;
  const acting = useSpace()?.acting;
  if (acting?.role !== "signatory")
    return (
      <Notice kind="info">
        <p>{t.onlySignatories}</p>
      </Notice>
    );
  if (standing === "joined") {
    return (
      <Disclosure summary={t.leave} quiet>
        <Form method="post" className="stack-tight">
          <p>{t.leaveHint}</p>
          <SubmitButton kind="danger" name="intent" value="leave">
            {t.leave}
          </SubmitButton>
        </Form>
      </Disclosure>
    );
  }
  if (late)
    return (
      <Notice kind="info">
        <p>{joins.late}</p>
      </Notice>
    );
  if (!readable) return null;
  return (
    <Form method="post" className="panel stack-tight">
      <input type="hidden" name="seen" value={seen} />
      <p>{t.joinHint(acting.organisation)}</p>
      <div className="form-actions">
        <SubmitButton icon="check" name="intent" value="join">
          {standing === "asked" ? t.join : t.joinAgain}
        </SubmitButton>
        {invited && standing !== "declined" ? (
          <Button type="submit" kind="quiet" name="intent" value="decline">
            {t.decline}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
