import { Form } from "@remix-run/react";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Button } from "#app/ui/forms/button.tsx";
import { Quote } from "#app/ui/prose/quote.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import type { ExcerptKind } from "./excerpt.ts";

interface Passage {
  id: string;
  exact: string;
  codings: readonly { id: string; lineId: string; kind: ExcerptKind; subThemeId: string | null; memo: string }[];
}

/** The classified passages of one text; each decision can be taken back by an entry of its own. */
export function CodedPassages({
  excerpts,
  lines,
  works,
}: {
  excerpts: readonly Passage[];
  lines: readonly Line[];
  works: boolean;
}) {
  const t = useText().tagging;
  return (
    <section className="stack coded">
      <h2>{t.excerpts}</h2>
      {excerpts.length === 0 ? <p>{t.excerptsNone}</p> : null}
      <ul className="rows">
        {excerpts.map((excerpt) => (
          <li key={excerpt.id}>
            <Quote text={excerpt.exact} source="" lang="it" />
            <ul className="plain-list stack-tight">
              {excerpt.codings.map((coding) => {
                const line = lines.find((each) => each.id === coding.lineId);
                const theme = line?.subThemes.find((each) => each.id === coding.subThemeId);
                const what = `${line ? `${line.code} ${line.shortName}` : ""}, ${t.kinds[coding.kind]}`;
                return (
                  <li key={coding.id} className="cluster">
                    {line ? <Thread line={line} lang="it" /> : null}
                    <span>
                      {t.kinds[coding.kind]}
                      {theme ? <span lang="it"> · {theme.label}</span> : null}
                    </span>
                    {coding.memo ? (
                      <em lang="it" className="muted">
                        {coding.memo}
                      </em>
                    ) : null}
                    {works ? (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="intent" value="undo" />
                        <input type="hidden" name="codingId" value={coding.id} />
                        <Button type="submit" kind="quiet" small aria-label={t.undoLabel(what)}>
                          {t.undo}
                        </Button>
                      </Form>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
