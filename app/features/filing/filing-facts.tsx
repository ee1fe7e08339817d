import { useHref } from "#app/core/paths.ts";
import type { Place } from "#app/features/places/place.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import type { ThreadLine } from "#app/ui/threads/thread-line.ts";
import { Threads } from "#app/ui/threads/thread.tsx";
import type { ContributionKind } from "#app/features/drafts/filing.ts";

export interface FilingFactsProps {
  organisation: string;
  round: string;
  kind: ContributionKind;
  district: Place | null;
  lines: readonly ThreadLine[];
  joined: readonly string[];
  files: readonly { id: string; role: "attachment" | "source" | "scan"; name: string; size: string }[];
}

/** Who files what, and where it belongs. */
export function FilingFacts({ organisation, round, kind, district, lines, joined, files }: FilingFactsProps) {
  const { campaigns, contributions } = useText();
  const { filing: t, draft, joins } = contributions;
  const lang = useLang();
  const href = useHref();
  return (
    <DescriptionList
      items={[
        { term: t.organisation, text: organisation },
        ...(joined.length > 0 ? [{ term: joins.summary, text: joined.join("; "), lang: "it" as const }] : []),
        { term: t.round, text: round },
        { term: t.kind, text: campaigns.kinds[kind] },
        { term: t.lines, text: lines.length > 0 ? <Threads lines={lines} lang="it" /> : t.noLines },
        { term: t.district, text: district === null ? draft.wholeCity : district.name[lang] },
        {
          term: t.attachments,
          text:
            files.length === 0 ? (
              t.noAttachments
            ) : (
              <ul className="plain-list">
                {files.map((file) => (
                  <li key={file.id}>
                    <a href={href("attachment", { attachment: file.id })} download>
                      {file.name}
                    </a>{" "}
                    <span className="muted">
                      {file.size}
                      {file.role === "source" ? ` · ${draft.source}` : ""}
                    </span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}
