import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { stop } from "#app/http/route.server.ts";
import { HeadList } from "#app/features/heads/head-list.tsx";
import { DeclaredRestores, HeadsChecking, HeadsMeaning } from "#app/features/heads/heads-about.tsx";
import { getHeadsPage, mayPrecede } from "#app/features/heads/heads-page.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { titled } from "../page-title.ts";

export const meta = titled((t) => t.heads.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get("prima");
  if (before !== null && !(/^[1-9]\d{0,14}$/.test(before) && (await mayPrecede(Number(before))))) stop("not_found");
  return getHeadsPage(before === null ? null : Number(before));
}

export default function Page() {
  const { heads, more, begun, declared, keys } = useLoaderData<typeof loader>();
  const t = useText().heads;
  const href = useHref();
  const here = href("heads");
  const last = heads.at(-1);
  return (
    <div className="stack-loose">
      <PageHeader title={t.title} lead={t.lead} />
      {begun ? null : <DeclaredRestores declared={declared} />}
      {begun ? null : <HeadsMeaning />}
      <section className="stack" aria-labelledby="le-impronte">
        <h2 id="le-impronte">{t.list}</h2>
        {heads.length === 0 ? <Empty sentence={t.none} /> : <HeadList heads={heads} />}
        <Pager {...(begun && { newerHref: here })} {...(more && last && { olderHref: `${here}?prima=${last.size}` })} />
      </section>
      {begun ? null : <HeadsChecking keys={keys} />}
    </div>
  );
}
