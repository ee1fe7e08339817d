import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { DecisionWords, TermHistory } from "#app/features/campaigns/term-history.tsx";
import type { Step } from "./timeline.ts";

/** Earlier steps are folded, so that the present one is seen at once; the last step that is done stays visible. */
export function CampaignSteps({ steps }: { steps: readonly Step[] }) {
  const {
    campaigns: { page: t },
    terms: words,
  } = useText();
  const lang = useLang();
  const contentLang = useContentLang();
  const item = (step: Step): TimelineItem => ({
    title: step.decision
      ? words.steps[step.decision.step]
      : step.round === null
        ? step.title
        : t.round(step.round, step.title),
    when:
      "day" in step.when
        ? step.when.label || longDay(step.when.day, lang)
        : t.fromTo(longDay(step.when.from, lang), longDay(lastDay(step.when.to), lang)),
    state: step.state,
    ...(step.text && { text: step.text }),
    ...(step.terms && step.terms.length > 1 && { text: <TermHistory terms={step.terms} /> }),
    ...(step.decision && { text: <DecisionText decision={step.decision} /> }),
    ...(contentLang && !step.decision && !step.terms && { lang: contentLang }),
  });
  const firstOpen = steps.findIndex((step) => step.state !== "done");
  const fold = Math.max(0, (firstOpen < 0 ? steps.length : firstOpen) - 1);
  const before = fold > 1 ? steps.slice(0, fold) : [];
  return (
    <>
      {before.length > 0 ? (
        <Disclosure summary={t.before(before.length)}>
          <Timeline items={before.map(item)} />
        </Disclosure>
      ) : null}
      <Timeline items={steps.slice(before.length).map(item)} />
    </>
  );
}

function DecisionText({ decision }: { decision: NonNullable<Step["decision"]> }) {
  const t = useText().terms.steps;
  return (
    <p>
      {decision.termsRun === null ? null : `${decision.termsRun ? t.termsRun : t.termsStop} `}
      <DecisionWords reason={decision.reason} act={decision.act} lang="it" />
    </p>
  );
}

/** A term that ends at midnight ends on the day before. */
const lastDay = (closesAt: Date): Date => new Date(closesAt.getTime() - 1);
