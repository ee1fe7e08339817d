import type { Block } from "#app/prose/prose.ts";
import { useText } from "#app/i18n/text.ts";
import { ProseView } from "#app/ui/prose/prose-view.tsx";

/** What the public will read, or reads already. */
export function PublicPreview({
  title,
  blocks,
  reason,
}: {
  title: string;
  blocks: readonly Block[];
  reason: (code: string) => string;
}) {
  const t = useText().contributions.desk;
  return (
    <section className="panel" aria-labelledby="preview">
      <h2 id="preview">{t.preview}</h2>
      <p className="preview-title" lang="it">
        {title}
      </p>
      <ProseView blocks={blocks} compact headingShift={1} lang="it" prefix="anteprima-" omissisReason={reason} />
    </section>
  );
}
