import { useText } from "#app/i18n/text.ts";
import { Badge, type BadgeState } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import type { ReactNode } from "react";
import type { JoinStanding } from "./join.ts";

export const standingTones: Record<JoinStanding, BadgeState> = {
  asked: "waiting",
  joined: "done",
  void: "refused",
  left: "neutral",
  declined: "neutral",
};

interface Asked {
  organisationId: string;
  name: string;
  standing: JoinStanding;
  when: string;
  invitationId: string | null;
}

/** Who was asked to join and who did; `takeBack` is the form of one row. */
export function AskedBodies({
  asked,
  takeBack,
}: {
  asked: readonly Asked[];
  takeBack: ((invitationId: string, name: string) => ReactNode) | null;
}) {
  const t = useText().contributions.joins;
  if (asked.length === 0) return <Empty sentence={t.nobody} />;
  return (
    <Table
      cards="tight"
      captionHidden
      caption={t.who}
      columns={[
        { label: t.organisation },
        { label: t.state, plain: true },
        ...(takeBack ? [{ label: t.takeBack, plain: true }] : []),
      ]}
      rows={asked.map((each) => ({
        id: each.organisationId,
        cells: [
          <span key="name" lang="it">
            {each.name}
          </span>,
          <Badge key="state" state={standingTones[each.standing]}>
            {t.standing[each.standing](each.when)}
          </Badge>,
          ...(takeBack
            ? [each.invitationId && each.standing !== "joined" ? takeBack(each.invitationId, each.name) : ""]
            : []),
        ],
      }))}
    />
  );
}

/** The fields of an invitation. */
export function InviteFields({ choices }: { choices: readonly { id: string; name: string; distinction: string }[] }) {
  const t = useText().contributions.joins;
  return (
    <>
      <Select
        name="organisation"
        label={t.organisation}
        hint={t.inviteHint}
        empty={t.choose}
        required
        options={choices.map(({ id, name, distinction }) => ({
          value: id,
          label: distinction ? `${name} (${distinction})` : name,
        }))}
      />
      <TextArea name="message" label={t.message} hint={t.messageHint} rows={3} limit={1000} />
      <SubmitButton>{t.send}</SubmitButton>
    </>
  );
}
