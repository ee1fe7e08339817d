import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/forms/button.tsx";

/** Links to what has a page of its own: the second factor, and one's own data. */
export function OwnAccount({ secondFactor }: { secondFactor: boolean }) {
  const t = useText().privacy;
  const href = useHref();
  return (
    <div className="columns-2">
      <section className="panel stack" aria-labelledby="second-factor">
        <h2 id="second-factor">{t.factor.title}</h2>
        <p>
          <Badge state={secondFactor ? "done" : "neutral"}>{secondFactor ? t.factor.stateOn : t.factor.stateOff}</Badge>{" "}
          {t.factor.inProfile}
        </p>
        <p>
          <ButtonLink href={href("secondFactor")}>{t.factor.open}</ButtonLink>
        </p>
      </section>
      <section className="panel stack" aria-labelledby="my-data">
        <h2 id="my-data">{t.mine.title}</h2>
        <p>{t.mine.inProfile}</p>
        <p>
          <ButtonLink href={href("myData")}>{t.mine.title}</ButtonLink>
        </p>
      </section>
    </div>
  );
}
