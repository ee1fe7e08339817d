import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { ThreadList } from "#app/ui/threads/thread-list.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { ExcerptKind, LineCount } from "#app/features/campaigns/counts.server.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";

export interface LineThread extends Line {
  kinds?: LineCount[];
  totals: { excerpts: number; contributions: number };
}

/**
 * The main part of a consultation's page: what each line asks, what was said on it, and where it stands in the
 * document.
 */
export function LineThreads({
  campaign,
  lines,
  version,
  level = 3,
}: {
  campaign: string;
  lines: readonly LineThread[];
  version: number | null;
  level?: 2 | 3;
}) {
  const href = useHref();
  return (
    <ThreadList
      level={level}
      lang={useContentLang()}
      items={lines.map((line) => ({
        line,
        title: line.title,
        href: href("line", { campaign, line: line.code }),
        text: line.description,
        figures: <Figures {...{ campaign, line, version }} />,
      }))}
    />
  );
}

const kindOrder: readonly ExcerptKind[] = ["criticality", "opportunity", "demand", "action_proposal"];

function Figures({ campaign, line, version }: { campaign: string; line: LineThread; version: number | null }) {
  const t = useText().campaigns;
  const lang = useLang();
  const href = useHref();
  const said = kindOrder.flatMap((kind) => line.kinds?.filter((each) => each.kind === kind) ?? []);
  return (
    <>
      <p>
        {line.totals.excerpts > 0 ? t.page.saidOn(line.totals.excerpts, line.totals.contributions) : t.page.nothingYet}
      </p>
      {said.length > 0 ? (
        <p className="line-kinds">
          {said.map(({ kind, count }, index) => (
            <span key={kind}>
              <span className="number">{number(count, lang)}</span>{" "}
              {(count === 1 ? t.oneExcerptKind : t.excerptKinds)[kind].toLocaleLowerCase(lang)}
              {index < said.length - 1 ? <span className="visually-hidden">, </span> : null}
            </span>
          ))}
        </p>
      ) : null}
      {version !== null && line.totals.excerpts > 0 ? (
        <p>
          <a href={`${href("version", { campaign, version })}#linea-${line.code}`}>
            {t.page.proposed}
            <span className="visually-hidden">, {t.line.kicker(line.code)}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}
