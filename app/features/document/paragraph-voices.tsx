import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { sourceHref } from "#app/features/sources/source.ts";
import { Speaker } from "#app/features/sources/speaker.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Quote } from "#app/ui/prose/quote.tsx";
import type { PageParagraph } from "./version-page.server.ts";
import { VoiceMarks } from "./voice-marks.tsx";

interface ParagraphVoicesProps {
  slug: string;
  version: number;
  paragraph: PageParagraph;
}

/** «Chi lo dice?»: opens in place and shows, by role and by bench, everybody's exact words. */
export function ParagraphVoices({ slug, version, paragraph }: ParagraphVoicesProps) {
  const { document: t, campaigns } = useText();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  const { voices, wholes } = paragraph;
  if (voices.length + wholes.length === 0) return null;
  const left = voices.reduce((sum, each) => sum + each.left, 0);
  const here = href("version", { campaign: slug, version });
  const summary = (
    <span className="voices-summary">
      <span className="voices-ask">
        {t.whoSays}
        <span className="visually-hidden"> {t.publish.paragraph(paragraph.number)}: </span>
      </span>
      {voices.map(({ role, organisations }) => (
        <span key={role} className={`voice voice-${role}`}>
          <VoiceMarks role={role} count={organisations} /> {t.voices[role](organisations)}
          <span className="visually-hidden">. </span>
        </span>
      ))}
    </span>
  );
  return (
    <Disclosure quiet open={paragraph.whole} summary={summary}>
      <div className="voices">
        {voices.map((each) => (
          <div key={each.role} className={`voices-role voice-${each.role}`}>
            <p className="voices-title">
              <VoiceMarks role={each.role} count={each.organisations} /> {t.groups[each.role](each.organisations)}
            </p>
            {each.benches.map(({ bench, voices: said }) => (
              <div key={bench} className="voices-bench">
                {bench ? <p className="kicker">{benches[bench] ?? bench}</p> : null}
                {said.map((voice) => (
                  <OneVoice key={voice.excerptId} slug={slug} role={each.role} voice={voice} />
                ))}
              </div>
            ))}
          </div>
        ))}
        {wholes.length > 0 ? <WholeSources slug={slug} wholes={wholes} /> : null}
        <p className="cluster small no-print">
          {left > 0 ? (
            <a href={`${here}?capoverso=${paragraph.id}#p-${paragraph.id}`}>
              {t.allSources(voices.reduce((sum, each) => sum + each.quotations, 0))}
              <span className="visually-hidden">, {t.publish.paragraph(paragraph.number)}</span>
            </a>
          ) : null}
          <a href={`${here}#p-${paragraph.id}`} aria-label={t.permanentOf(paragraph.number)}>
            {t.permanent}
          </a>
        </p>
      </div>
    </Disclosure>
  );
}

/** What the paragraph cites without a quotation, with a link to the source itself. */
function WholeSources({ slug, wholes }: { slug: string; wholes: PageParagraph["wholes"] }) {
  const { document: t } = useText();
  const [lang, ui] = [useContentLang(), useLang()];
  return (
    <>
      <p className="voices-title">{t.citedWhole}</p>
      <ul className="plain-list">
        {wholes.map(({ role, whole: { id, source: kind, number, title, withheld } }) => (
          <li key={id}>
            <a href={sourceHref(ui, { kind, campaign: slug, number })}>
              {withheld ? null : <span lang={lang}>{title}, </span>}
              {number}
            </a>{" "}
            <span className="muted">{withheld ? t.wholeWithheld : t.rolesSaid[role]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type RoleVoices = PageParagraph["voices"][number];

function OneVoice({
  slug,
  role,
  voice,
}: {
  slug: string;
  role: RoleVoices["role"];
  voice: RoleVoices["benches"][number]["voices"][number];
}) {
  const { document: t, removals } = useText();
  const lang = useContentLang();
  const ui = useLang();
  const at = { kind: voice.source, campaign: slug, number: voice.contribution };
  const source = (
    <>
      <Speaker organisation={voice.organisation} kind={voice.source} lang={lang} />
      {voice.joined.length > 0 ? <> {t.together(new Intl.ListFormat(ui).format(voice.joined))}</> : null} ·{" "}
      {voice.contribution}
    </>
  );
  const contested =
    voice.objection === null ? null : (
      <p className="small">
        <strong>{removals.objections.public(voice.objection)}</strong>
      </p>
    );
  if (voice.exact === null)
    return (
      <Quote
        text={
          <span className="muted">
            {voice.covered
              ? removals.coveredWords
              : voice.replaced
                ? t.wordsReplaced
                : voice.withdrawn
                  ? t.wordsWithdrawn(longDay(voice.withdrawn, ui))
                  : t.wordsWithheld}
          </span>
        }
        source={source}
        href={sourceHref(ui, at)}
        foot={contested}
      />
    );
  return (
    <Quote
      text={<>«{voice.exact}»</>}
      source={source}
      href={sourceHref(ui, at, voice.excerptId)}
      stance={role}
      {...(lang && { lang })}
      foot={
        voice.disowned || contested ? (
          <>
            {voice.disowned ? <Disowned at={voice.disowned} /> : null}
            {contested}
          </>
        ) : null
      }
    />
  );
}

/** The words stay, but the reader is told that the organisation does not say them. */
function Disowned({ at }: { at: string }) {
  const t = useText().bodies.disown;
  return <Badge state="refused">{t.voice(longDay(at, useLang()))}</Badge>;
}
