import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf } from "#app/http/route.server.ts";
import { listGuide } from "#app/guide/guide.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

export const loader = (args: LoaderFunctionArgs) =>
  listGuide(contextOf(args).lang).map(({ page, title, summary }) => ({ page, title, summary }));

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).portal.guide.title} · Tavolo Comune` },
];

export default function Page() {
  const pages = useLoaderData<typeof loader>();
  const t = useText().portal;
  const href = useHref();
  return (
    <>
      <PageHeader title={t.guide.title} lead={t.guide.lead} />
      <section>
        <h2>{t.home.how}</h2>
        <ol className="how">
          {t.home.steps.map((step) => (
            <li key={step.title}>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className="guide-pages">
        <h2>{t.guide.forWhom}</h2>
        <ul className="cards cards-wide">
          {pages.map(({ page, title, summary }) => (
            <li key={page}>
              <Card title={title} href={href("guidePage", { page })}>
                <p>{summary}</p>
              </Card>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
