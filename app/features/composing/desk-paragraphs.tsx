import type { FormAnswer } from "#app/http/route.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import type { DeskParagraph } from "./desk-document.server.ts";
import { DeskWriting } from "./desk-writing.tsx";
import { citationRoles } from "#app/features/document/document.ts";
import { ParagraphProblems } from "./paragraph-problems.tsx";
import { VoiceMarks } from "#app/features/document/voice-marks.tsx";

export interface DeskParagraphsProps {
  paragraphs: readonly DeskParagraph[];
  /** The id of the paragraph that is being written; «nuovo» for a new one, after `after` or at the end. */
  chosen: string | null;
  after: string | null;
  works: boolean;
  answer: FormAnswer | null;
  hrefWith(changes: Record<string, string | null>): string;
}

/** A section as it is written: one paragraph open, the others to read. */
export function DeskParagraphs({ paragraphs, chosen, after, works, answer, hrefWith }: DeskParagraphsProps) {
  const { desk: t } = useText().document;
  const close = hrefWith({ capoverso: null, dopo: null });
  const lost =
    chosen !== null && chosen !== "nuovo" && !paragraphs.some((each) => each.id === chosen) && answer !== null;
  const adding = chosen === "nuovo" || lost;
  const fresh = (
    <li className="desk-paragraph panel" id="c-nuovo" key="nuovo">
      <h3>{t.addHere}</h3>
      {lost ? (
        <Notice kind="warning" live>
          <p>{t.staleGone}</p>
        </Notice>
      ) : null}
      <DeskWriting
        paragraph={null}
        {...(after && { afterId: after })}
        answer={lost && answer ? { ...answer, code: null, refusal: null } : answer}
        closeHref={close}
      />
    </li>
  );
  const place = adding ? (after ?? paragraphs.at(-1)?.id ?? null) : null;
  return (
    <>
      {paragraphs.length === 0 && !adding ? (
        <Empty sentence={t.noParagraphs}>
          {works ? (
            <ButtonLink kind="primary" href={`${hrefWith({ capoverso: "nuovo", dopo: null })}#c-nuovo`}>
              {t.firstParagraph}
            </ButtonLink>
          ) : null}
        </Empty>
      ) : null}
      <ol className="plain-list">
        {adding && place === null ? fresh : null}
        {paragraphs.flatMap((paragraph, index) => [
          paragraph.id === chosen && works ? (
            <li key={paragraph.id} id={`c-${paragraph.id}`} className="desk-paragraph panel">
              <h3>{t.writing(index + 1)}</h3>
              <DeskWriting
                paragraph={paragraph}
                answer={answer}
                closeHref={`${close}#c-${paragraph.id}`}
                first={index === 0}
                last={index === paragraphs.length - 1}
              />
            </li>
          ) : (
            <ReadParagraph
              key={paragraph.id}
              paragraph={paragraph}
              position={index + 1}
              works={works}
              hrefWith={hrefWith}
            />
          ),
          ...(place === paragraph.id ? [fresh] : []),
        ])}
      </ol>
    </>
  );
}

function ReadParagraph({
  paragraph,
  position,
  works,
  hrefWith,
}: {
  paragraph: DeskParagraph;
  position: number;
  works: boolean;
  hrefWith: DeskParagraphsProps["hrefWith"];
}) {
  const t = useText().document;
  return (
    <li id={`c-${paragraph.id}`} className="desk-paragraph">
      {paragraph.linking ? <p className="linking-mark">{t.linking}</p> : null}
      <ProseView blocks={paragraph.blocks} lang="it" compact prefix={`${position}-`} headingShift={1} />
      <p className="cluster small">
        {paragraph.citations.length === 0 ? <span className="muted">{t.desk.noCitations}</span> : null}
        {citationRoles.map((role) => {
          const count = new Set(
            paragraph.citations.filter((citation) => citation.role === role).map((citation) => citation.organisation),
          ).size;
          return count > 0 ? (
            <span key={role} className={`voice voice-${role}`}>
              <VoiceMarks role={role} count={count} /> {t.voices[role](count)}
            </span>
          ) : null;
        })}
      </p>
      <ParagraphProblems problems={paragraph.problems} />
      {works ? (
        <p className="cluster">
          <ButtonLink
            small
            icon="pencil"
            href={`${hrefWith({ capoverso: paragraph.id, dopo: null })}#c-${paragraph.id}`}
          >
            {t.desk.write}
            <span className="visually-hidden">: {t.desk.writing(position)}</span>
          </ButtonLink>
          <ButtonLink
            small
            kind="quiet"
            icon="plus"
            href={`${hrefWith({ capoverso: "nuovo", dopo: paragraph.id })}#c-nuovo`}
          >
            {t.desk.addAfter}
            <span className="visually-hidden">: {t.desk.writing(position)}</span>
          </ButtonLink>
        </p>
      ) : null}
    </li>
  );
}
