import { useText } from "#app/i18n/text.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { isPersonal, type Metadata, type MetadataFact } from "./metadata.ts";

/**
 * What the file says beside its content: first what names somebody, the rest folded away; or that nothing could be
 * read.
 */
export function FileMetadata({ name, metadata }: { name: string; metadata: Metadata }) {
  const t = useText().files;
  if (!metadata.ok)
    return (
      <Notice kind="warning">
        <p>{t.unread[metadata.why]}</p>
      </Notice>
    );
  const list = (facts: readonly MetadataFact[]) => (
    <ul>
      {facts.map(({ kind, values, count }) => (
        <li key={kind}>{t.facts[kind](values, count)}</li>
      ))}
    </ul>
  );
  const telling = metadata.facts.filter(isPersonal);
  const rest = metadata.facts.filter((fact) => !isPersonal(fact));
  return (
    <section className="stack-tight" aria-label={t.tellingOf(name)}>
      {telling.length > 0 ? (
        <Notice kind="warning" title={t.personal}>
          <p>{t.personalText}</p>
          {list(telling)}
        </Notice>
      ) : (
        <p className="muted">{t.nothing}</p>
      )}
      {rest.length > 0 ? (
        <Disclosure quiet summary={t.rest}>
          {list(rest)}
        </Disclosure>
      ) : null}
    </section>
  );
}
