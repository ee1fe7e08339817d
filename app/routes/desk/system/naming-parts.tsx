import type { SerializeFrom } from "@remix-run/node";
import { useHref } from "#app/core/paths.ts";
import type { NamingState } from "#app/features/audit/naming.ts";
import type { ListedNaming, Named } from "#app/features/audit/namings.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { IntentForm, RowForm } from "#app/routes/intent-form.tsx";
import { Badge, type BadgeState } from "#app/ui/badge.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";

const badges: Record<NamingState, BadgeState> = {
  waiting: "waiting",
  allowed: "open",
  refused: "refused",
  shown: "done",
  over: "neutral",
};

/** The form by which an admin asks; `today` is the last day that a line can have. */
export function AskNaming({ today }: { today: string }) {
  const { ask: t } = useText().namings;
  return (
    <section className="panel stack reading no-print" aria-labelledby="ask">
      <h2 id="ask">{t.title}</h2>
      <IntentForm intent="ask" labels={{ day: t.day, digest: t.digest, reason: t.reason }}>
        <DateField name="day" label={t.day} hint={t.dayHint} max={today} required />
        <TextField
          name="digest"
          label={t.digest}
          hint={t.digestHint}
          width="middle"
          autoComplete="off"
          spellCheck={false}
          required
        />
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} limit={1_000} required />
        <SubmitButton>{t.submit}</SubmitButton>
      </IntentForm>
    </section>
  );
}

/** An open request, its three steps, and what the reader can do next. */
export function OpenNaming({ naming, asks, answers }: { naming: ListedNaming; asks: boolean; answers: boolean }) {
  const { namings: t } = useText();
  const waiting = naming.state === "waiting";
  return (
    <article className="panel stack reading">
      <NamingTitle naming={naming} heading />
      <Timeline items={useSteps(naming)} />
      {waiting && answers && !naming.own ? (
        <RowForm intent="answer" hidden={{ naming: naming.id }}>
          <p className="no-print">{t.decide.means}</p>
          <div className="form-actions">
            <Button type="submit" name="answer" value="allow">
              {t.decide.allow}
              <span className="visually-hidden">: {naming.digest}</span>
            </Button>
            <Button type="submit" name="answer" value="refuse">
              {t.decide.refuse}
              <span className="visually-hidden">: {naming.digest}</span>
            </Button>
          </div>
        </RowForm>
      ) : null}
      {waiting && answers && naming.own ? <p className="no-print">{t.decide.own}</p> : null}
      {!waiting && asks && naming.own ? (
        <RowForm intent="open" hidden={{ naming: naming.id }}>
          <p className="no-print">{t.reveal.means}</p>
          <div className="form-actions">
            <Button type="submit">
              {t.reveal.submit}
              <span className="visually-hidden">: {naming.digest}</span>
            </Button>
          </div>
        </RowForm>
      ) : null}
    </article>
  );
}

function useSteps(naming: ListedNaming): TimelineItem[] {
  const { namings: t } = useText();
  const lang = useLang();
  const { answeredBy, answeredAt } = naming;
  const answered = answeredBy && answeredAt;
  return [
    {
      title: t.asked(naming.askedBy),
      when: longTime(naming.askedAt, lang),
      state: "done",
      text: <p className="draft-text">{naming.reason}</p>,
    },
    answered
      ? { title: t.answered.allowed(answeredBy), when: longTime(answeredAt, lang), state: "done" }
      : { title: t.steps.decision, when: t.steps.pending, state: "now" },
    answered
      ? { title: t.steps.name, when: t.steps.ready, state: "now" }
      : { title: t.steps.name, when: t.steps.then, state: "next" },
  ];
}

/** A request that has ended: refused, seen, or of a day whose key is gone. */
export function ClosedNaming({ naming }: { naming: ListedNaming }) {
  const { namings: t } = useText();
  const lang = useLang();
  const { answeredBy, answeredAt, openedAt, state } = naming;
  const said = state === "refused" ? t.answered.refused : t.answered.allowed;
  const told = [
    `${t.asked(naming.askedBy)} · ${longTime(naming.askedAt, lang)}`,
    ...(answeredBy && answeredAt ? [`${said(answeredBy)} · ${longTime(answeredAt, lang)}`] : []),
    ...(openedAt ? [`${t.shown} · ${longTime(openedAt, lang)}`] : []),
  ];
  return (
    <div className="stack-tight">
      <NamingTitle naming={naming} />
      <p className="draft-text">{naming.reason}</p>
      <ul className="plain-list small muted">
        {told.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {state === "over" ? <p>{t.overText}</p> : null}
    </div>
  );
}

function NamingTitle({ naming, heading }: { naming: ListedNaming; heading?: boolean }) {
  const { namings: t } = useText();
  const lang = useLang();
  const Title = heading ? "h3" : "p";
  return (
    <div className="stack-tight">
      <p className="kicker">{t.ofDay(longDay(naming.day, lang))}</p>
      <Title className="row-title">
        <code>{naming.digest}</code> <Badge state={badges[naming.state]}>{t.states[naming.state]}</Badge>
      </Title>
    </div>
  );
}

/** The person behind the digest, or that nobody can be named; shown in this one answer and nowhere else. */
export function NamedOnce({ named }: { named: SerializeFrom<Named & { digest: string }> }) {
  const { namings } = useText();
  const t = namings.answer;
  const href = useHref();
  return (
    <section className="panel stack reading" aria-labelledby="named">
      <h2 id="named">
        {namings.ask.digest} <code>{named.digest}</code>
      </h2>
      {named.person ? (
        <>
          <Notice kind="warning" live>
            <p>{t.once}</p>
          </Notice>
          <DescriptionList
            items={[
              { term: t.person, text: <strong>{named.person.name}</strong> },
              { term: t.email, text: named.person.email },
            ]}
          />
        </>
      ) : (
        <Notice kind="info" live>
          <p>{t[named.why]}</p>
        </Notice>
      )}
      <p className="cluster no-print">
        {named.person ? <a href={href("systemPerson", { person: named.person.id })}>{t.page}</a> : null}
        <a href={href("systemNamings")}>{t.back}</a>
      </p>
    </section>
  );
}
