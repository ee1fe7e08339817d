import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { Punctuality } from "#app/features/campaigns/punctuality.tsx";
import { inTime } from "#app/features/campaigns/round.ts";
import { sizeInWords } from "#app/features/texts/attachment.ts";
import { SignatureMark } from "#app/features/texts/file-marks.tsx";
import { becameText } from "#app/features/organisations/became.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { useRootData } from "#app/root.tsx";
import { Letter } from "#app/ui/prose/letter.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";
import type { ContributionPage, ContributionText } from "./contribution-page.server.ts";

/** The text as a letter of its sender, with a thread beside each classified passage. */
export function ContributionLetter({ page, text }: { page: ContributionPage; text: ContributionText }) {
  const all = useText();
  const { campaigns, contributions } = all;
  const t = contributions.page;
  const lang = useLang();
  const content = useContentLang();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  const reasons: Record<string, string> = contributions.reasons;
  const lines = text.threads.flatMap((each) =>
    each.lines.map((line) => ({ ...line, href: href("line", { campaign: each.campaign, line: line.code }) })),
  );
  const marks = text.excerpts.map((excerpt) => {
    const own = lines.filter((line) => excerpt.lineIds.includes(line.id));
    return {
      start: excerpt.start,
      end: excerpt.end,
      id: `e-${excerpt.id}`,
      lines: own,
      className: "passage",
      ...(own.length === 1 && own[0] && { href: own[0].href }),
    };
  });
  const standing = text.joins.filter((each) => !each.withdrawnAt);
  return (
    <Letter
      from={
        <>
          <strong lang={content}>{page.organisation}</strong>
          {page.distinction ? <span lang={content}>, {page.distinction}</span> : null}
          <span className="letter-bench">{benches[text.bench] ?? text.bench}</span>
          {page.became.length > 0 ? <span className="letter-bench">{becameText(all, lang, page.became)}</span> : null}
          {standing.length > 0 ? (
            <span className="letter-bench">
              {t.joined}{" "}
              <strong lang={content}>{new Intl.ListFormat(lang).format(standing.map((each) => each.name))}</strong>
            </span>
          ) : null}
        </>
      }
      facts={[
        <strong key="number">{page.number}</strong>,
        t.received(longTime(page.receivedAt, lang)),
        ...(inTime(page.receivedAt, page.terms).because === "term"
          ? []
          : [<Punctuality key="term" receivedAt={page.receivedAt} terms={page.terms} />]),
        ...(page.publishedAt ? [t.published(longDay(page.publishedAt, lang))] : []),
        ...(text.integratedAt ? [t.integrated(longDay(text.integratedAt, lang))] : []),
        <a key="receipt" href={href("receipt", { number: page.number })} className="no-print">
          {t.verify}
        </a>,
      ]}
      end={<LetterEnd page={page} text={text} />}
    >
      {text.omissis > 0 ? <p className="letter-note">{t.omissis(text.omissis)}</p> : null}
      <h2 className="visually-hidden">{t.text}</h2>
      <ProseView
        blocks={text.blocks}
        marks={marks}
        omissisReason={(code) => reasons[code] ?? code}
        {...(content && { lang: content })}
      />
    </Letter>
  );
}

function LetterEnd({ page, text }: { page: ContributionPage; text: ContributionText }) {
  const {
    contributions: { page: t },
    files,
    removals,
  } = useText();
  const roles: readonly string[] = useRootData()?.person?.roles ?? [];
  const signs = text.mode === "open" && roles.includes("signatory");
  const removes = roles.includes("lead") || roles.includes("planner");
  const here = { campaign: page.campaign.slug };
  const lang = useLang();
  const content = useContentLang();
  const href = useHref();
  return (
    <div className="stack">
      {text.joins.map((each) =>
        each.withdrawnAt ? (
          <p key={each.organisationId} className="small">
            {t.joinLeft(each.name, longDay(each.withdrawnAt, lang))}
          </p>
        ) : null,
      )}
      {text.attachments.length + text.removedAttachments.length + text.keptBack > 0 ? (
        <section>
          <h2 className="aside-title">{t.attachments}</h2>
          <ul className="plain-list">
            {text.attachments.map((file) => (
              <li key={file.id}>
                <a href={href("attachment", { attachment: file.id })}>{file.name}</a>{" "}
                <span className="muted">
                  ({ending(file.name)}, {sizeInWords(file.size, lang)})
                  {file.replaced ? ` · ${files.publicWithOmissis}` : ""}
                  {file.signed ? (
                    <>
                      {" "}
                      · <SignatureMark file={file} />
                    </>
                  ) : null}
                </span>
                {file.signed ? <span className="muted small"> {files.signedHint}</span> : null}{" "}
                <a
                  className="small no-print"
                  rel="nofollow"
                  href={`${href("report", here)}?allegato=${file.id}`}
                  aria-label={removals.report.linkOf(file.name)}
                >
                  {removals.report.link}
                </a>
                {removes ? (
                  <>
                    {" "}
                    <a
                      className="small no-print"
                      href={`${href("deskTakeDown", here)}?allegato=${file.id}`}
                      aria-label={removals.takeDown.linkOf(file.name)}
                    >
                      {removals.takeDown.link}
                    </a>
                  </>
                ) : null}
              </li>
            ))}
            {text.removedAttachments.map((file) => (
              <li key={file.id} className="muted">
                [{removals.attachmentRemoved(longDay(file.takenAt, lang), file.reason)}]
              </li>
            ))}
          </ul>
          {text.keptBack > 0 ? <p className="small muted">{files.keptBack(text.keptBack)}</p> : null}
        </section>
      ) : null}
      {text.threads.map((each, index) => (
        <section key={each.campaign}>
          <h2 className="aside-title" lang={index === 0 ? undefined : content}>
            {index === 0 ? t.threads : t.linesOf(each.title)}
          </h2>
          <Threads
            lines={each.lines}
            hrefOf={(line) => href("line", { campaign: each.campaign, line: line.code })}
            {...(content && { lang: content })}
          />
        </section>
      ))}
      <p className="cluster small no-print">
        {signs ? <a href={href("joinFiled", { number: page.number })}>{t.joinThis}</a> : null}
        <a rel="nofollow" href={`${href("report", here)}?contributo=${page.number}`}>
          {removals.report.link}
        </a>
        {removes ? (
          <a href={`${href("deskTakeDown", here)}?contributo=${page.number}`}>{removals.takeDown.link}</a>
        ) : null}
      </p>
      <p className="small muted">{t.noFormal}</p>
      <p className="small muted">
        {t.sha}: <code className="hash">{text.sha256}</code>
      </p>
    </div>
  );
}

const ending = (name: string): string => name.slice(name.lastIndexOf(".") + 1).toUpperCase();
