import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import type { Awaiting } from "./desk-work.server.ts";

export function AwaitingList({ campaign, awaiting }: { campaign: string; awaiting: Awaiting }) {
  const { campaigns, stakeholders: s } = useText();
  const t = campaigns.desk;
  const href = useHref();
  const at = { campaign };
  const items = [
    awaiting.toRead > 0 && { label: t.toRead(awaiting.toRead), href: href("deskQueue", at) },
    awaiting.toPublish > 0 && { label: t.toPublish(awaiting.toPublish), href: `${href("deskQueue", at)}?stato=ready` },
    awaiting.toCode > 0 && { label: t.toCode(awaiting.toCode), href: href("coding", at) },
    awaiting.contested > 0 && { label: t.contested(awaiting.contested), href: href("deskObjections", at) },
    awaiting.asking > 0 && { label: s.register.waiting(awaiting.asking), href: href("deskRequests", at) },
    awaiting.proposed && { label: t.proposed, href: href("deskPublish", at) },
  ].filter((item) => item !== false);
  if (items.length === 0) return <p className="muted">{t.nothingAwaits}</p>;
  return (
    <ul className="awaiting">
      {items.map((item) => (
        <li key={item.label}>
          <a href={item.href}>{item.label}</a>
        </li>
      ))}
    </ul>
  );
}
