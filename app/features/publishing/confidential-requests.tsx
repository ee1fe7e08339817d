import { useRef } from "react";
import { sliceCodePoints, type Prose } from "#app/prose/prose.ts";
import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { shortened } from "#app/features/texts/chosen-sentences.ts";
import { spanValue, type ConfidentialRequest } from "#app/features/omissis/confidential.ts";

interface Props {
  original: Prose;
  requests: readonly ConfidentialRequest[];
  /** With scripts the button changes the page; without scripts it sends the form. */
  scripts: boolean;
  answer: FormAnswer | null;
  onTake: (request: ConfidentialRequest) => void;
}

const tones = { taken: "done", left: "refused", open: "waiting" } as const;

/**
 * The passages that the filer wants to keep from the public: before anybody publishes, each is covered by an omissis or
 * left readable with a reason.
 */
export function ConfidentialRequests({ original, requests, scripts, answer, onTake }: Props) {
  const { requests: t } = useText().redacting;
  const list = useRef<HTMLHeadingElement>(null);
  if (requests.length === 0) return null;
  const take = (request: ConfidentialRequest) => {
    onTake(request);
    // The button disappears with the passage that it covers, so the focus goes to the list.
    list.current?.focus();
  };
  return (
    <section className="stack-tight" aria-labelledby="asked">
      <h2 id="asked" ref={list} tabIndex={-1}>
        {t.title}
      </h2>
      <p className="small">{t.lead}</p>
      <ol className="rows">
        {requests.map((request) => {
          const value = spanValue(request);
          const words = shortened(sliceCodePoints(original.plain, request.start, request.end));
          const of = <span className="visually-hidden">: {words}</span>;
          return (
            <li key={value} className="stack-tight">
              <p>
                <Badge state={tones[request.standing]}>{t.standings[request.standing]}</Badge>{" "}
                <span lang="it">«{words}»</span>
              </p>
              {request.standing === "left" ? (
                <p className="small">
                  {t.because} <span lang="it">{request.answer}</span>
                </p>
              ) : null}
              {request.standing === "taken" ? null : (
                <>
                  <p>
                    {scripts ? (
                      <Button small onClick={() => take(request)}>
                        {t.take}
                        {of}
                      </Button>
                    ) : (
                      <Button small type="submit" name="take" value={value}>
                        {t.take}
                        {of}
                      </Button>
                    )}
                  </p>
                  <Disclosure
                    quiet
                    summary={
                      <>
                        {request.standing === "left" ? t.again : t.leave}
                        {of}
                      </>
                    }
                    open={answer?.errors[`leave.${value}`] !== undefined}
                  >
                    <TextArea
                      name={`leave.${value}`}
                      label={t.reason}
                      hint={t.reasonHint}
                      rows={3}
                      limit={1000}
                      required
                    />
                    <p>
                      <Button type="submit" small name="intent" value={`leave:${value}`}>
                        {t.leaveNow}
                        {of}
                      </Button>
                    </p>
                  </Disclosure>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
