import { useLang, useText } from "#app/i18n/text.ts";
import { becameText } from "./became.tsx";
import type { Become } from "./bodies.server.ts";
import { fullName } from "./name.ts";

/**
 * Shown beside the contributions of one body: what it became, and links to those of the bodies before and after it,
 * because acts stay with the body that did them.
 */
export function BodyTies({
  ties,
  hrefOf,
}: {
  ties: { became: readonly Become[]; before: readonly Become[] };
  hrefOf: (organisation: string) => string;
}) {
  const text = useText();
  const lang = useLang();
  const t = text.bodies.list;
  const { became, before } = ties;
  const over = becameText(text, lang, became);
  if (over === null && before.length === 0) return null;
  return (
    <div className="panel stack-tight">
      {over === null ? null : <p>{over}.</p>}
      <ul className="plain-list">
        {became.map((each) => (
          <li key={each.organisationId}>
            <a href={hrefOf(each.organisationId)}>{t.alsoOf(fullName(each))}</a>
          </li>
        ))}
        {before.map((each) => (
          <li key={each.organisationId}>
            <a href={hrefOf(each.organisationId)}>{t.alsoFrom(fullName(each))}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
