import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Card } from "#app/ui/card.tsx";

export interface DraftListProps {
  drafts: readonly { id: string; title: string; round: string; savedAt: string; by: string }[];
}

export function DraftList({ drafts }: DraftListProps) {
  const t = useText().contributions.space;
  const href = useHref();
  return (
    <ul className="cards">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <Card
            title={draft.title ? <span lang="it">{draft.title}</span> : t.untitled}
            href={href("draft", { draft: draft.id })}
            kicker={<span lang="it">{draft.round}</span>}
            meta={t.savedBy(draft.savedAt, draft.by)}
          />
        </li>
      ))}
    </ul>
  );
}
