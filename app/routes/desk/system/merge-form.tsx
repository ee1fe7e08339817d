import { Form } from "@remix-run/react";
import type { EntryFacts } from "#app/features/stakeholders/duplicate.ts";
import type { Entry } from "#app/features/stakeholders/duplicate-entries.server.ts";
import { useLang, useText, type Text } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { AnsweredForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { entryName } from "./merge-comparison.tsx";

interface Props {
  one: Entry;
  other: Entry;
  conflicts: { facts: (keyof EntryFacts)[]; seats: string[] };
}

/** Where the two entries differ, each fact is chosen; then which entry stays, with the consequences. */
export function MergeForm({ one, other, conflicts }: Props) {
  const {
    bodies: { merge: t },
    organisations: o,
  } = useText();
  const lang = useLang();
  const answer = useFormAnswer();
  const both = [one, other];
  const factLabel = (name: keyof EntryFacts): string => (name === "kind" ? o.kind : o.form[name]);
  const seatLabel = (campaign: string): string =>
    t.benchIn(one.seats.find((seat) => seat.campaignId === campaign)?.title ?? "");
  const labels = {
    kept: t.kept,
    ...Object.fromEntries(conflicts.facts.map((name) => [`choice.${name}`, factLabel(name)])),
    ...Object.fromEntries(conflicts.seats.map((campaign) => [`seat.${campaign}`, seatLabel(campaign)])),
  };
  return (
    <AnsweredForm answer={answer} labels={labels}>
      <Form method="post" noValidate className="stack reading">
        <input type="hidden" name="other" value={other.id} />
        <section className="stack" aria-labelledby="conflitti">
          <h2 id="conflitti">{conflicts.facts.length + conflicts.seats.length > 0 ? t.conflicts : t.noConflicts}</h2>
          {conflicts.facts.map((name) => (
            <Radios
              key={name}
              name={`choice.${name}`}
              label={factLabel(name)}
              options={both.map((entry) => ({ value: entry.id, label: factText(o, name, entry) }))}
              required
            />
          ))}
          {conflicts.seats.map((campaign) => (
            <Radios
              key={campaign}
              name={`seat.${campaign}`}
              label={seatLabel(campaign)}
              options={both.map((entry) => ({ value: entry.id, label: benchText(o, campaign, entry) }))}
              required
            />
          ))}
        </section>
        <Radios
          name="kept"
          label={t.kept}
          hint={t.keptHint}
          options={both.map((entry) => ({
            value: entry.id,
            label: entryName(entry),
            hint: [codesOf(entry), `${t.counts.contributions}: ${number(entry.counts.contributions, lang)}`]
              .filter(Boolean)
              .join(" · "),
          }))}
          required
        />
        <section className="panel stack-tight" aria-labelledby="succede">
          <h2 id="succede">{t.happens}</h2>
          <ul>
            {t.happensItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <SubmitButton kind="danger">{t.submit}</SubmitButton>
      </Form>
    </AnsweredForm>
  );
}

const factText = (o: Text["organisations"], name: keyof EntryFacts, { facts }: Entry): string =>
  name === "kind" ? o.kinds[facts.kind] : String(facts[name] ?? "");

function benchText(o: Text["organisations"], campaign: string, { seats }: Entry): string {
  const seat = seats.find((each) => each.campaignId === campaign);
  return seat ? o.benches[seat.bench] : o.noBench;
}

const codesOf = ({ facts }: Entry): string => [facts.fiscalCode, facts.ipaCode].filter(Boolean).join(" · ");
