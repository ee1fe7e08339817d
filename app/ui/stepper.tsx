import { useText } from "#app/i18n/text.ts";

/** The steps of a longer task; `current` counts from 0. Earlier steps that have an address are links. */
export function Stepper({ steps, current }: { steps: readonly { label: string; href?: string }[]; current: number }) {
  const t = useText().ui;
  return (
    <div className="stepper">
      <p className="stepper-now">{t.stepOf(current + 1, steps.length)}</p>
      <ol>
        {steps.map((step, index) => {
          const state = index < current ? t.stepDone : index === current ? t.stepNow : t.stepNext;
          const words = (
            <>
              {step.label} <span className="visually-hidden">({state})</span>
            </>
          );
          return (
            <li
              key={step.label}
              className={index < current ? "step-done" : index === current ? "step-now" : "step-next"}
              {...(index === current && { "aria-current": "step" as const })}
            >
              {step.href && index < current ? <a href={step.href}>{words}</a> : <span>{words}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
