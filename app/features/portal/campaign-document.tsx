import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import type { CampaignPage } from "./campaign-about.tsx";

export function CampaignDocument({ campaign: { slug, version } }: { campaign: CampaignPage }) {
  const t = useText().campaigns.page;
  const lang = useLang();
  const href = useHref();
  if (!version)
    return (
      <section>
        <h2>{t.document}</h2>
        <p>{t.documentNone}</p>
      </section>
    );
  const day = longDay(version.publishedAt, lang);
  return (
    <section>
      <h2>{t.document}</h2>
      <p>{version.state === "final" ? t.documentFinal(version.number, day) : t.documentDraft(version.number, day)}</p>
      <p>{t.documentWhat}</p>
      <p>
        <ButtonLink icon="file" href={href("version", { campaign: slug, version: version.number })}>
          {version.state === "final" ? t.readFinal(version.number) : t.readDraft(version.number)}
        </ButtonLink>
      </p>
    </section>
  );
}
