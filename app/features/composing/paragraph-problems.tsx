import { useText } from "#app/i18n/text.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { Problem } from "#app/features/document/document.ts";

/** What would stop publication, shown where it can be corrected. */
export function ParagraphProblems({ problems }: { problems: readonly Problem[] }) {
  const t = useText().document.problems;
  const codes = [...new Set(problems.map((problem) => problem.code))];
  if (codes.length === 0) return null;
  return (
    <ul className="paragraph-problems">
      {codes.map((code) => (
        <li key={code}>
          <Icon name="warning-circle" size="sm" /> {t[code]}
        </li>
      ))}
    </ul>
  );
}
