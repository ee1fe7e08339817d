import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf } from "#app/http/route.server.ts";
import { DraftList } from "#app/features/drafts/draft-list.tsx";
import { getSpace } from "#app/features/joining/drafts-space.server.ts";
import { FiledList } from "#app/features/filing/filed-list.tsx";
import { keyText, readKeyText } from "#app/features/publishing/list-filter.ts";
import { JoinList } from "#app/features/joining/joins-list.tsx";
import { RoundCard } from "#app/features/drafts/round-card.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { acting } from "./acting.server.ts";
import { SpaceShell, useSpace } from "./space-shell.tsx";

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.space.home} · Tavolo Comune` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const query = new URL(args.request.url).searchParams;
  const before = readKeyText(query.get("prima"));
  const { older, ...space } = await getSpace(acting(args), before, now, lang);
  return { ...space, begun: before !== null, older: older && keyText(older), done: query.get("fatto") };
}

/** An organisation's own page: first the open rounds, then drafts, then what was filed. */
export default function Space() {
  const { rounds, drafts, filed, toJoin, begun, older, done } = useLoaderData<typeof loader>();
  const { space: t, joins } = useText().contributions;
  const here = useHref()("space");
  const organisation = useSpace()?.acting?.organisation ?? "";
  return (
    <SpaceShell current="space">
      <PageHeader title={t.title(organisation)} lead={t.lead} />
      <DoneNotice />
      {done === "eliminata" ? (
        <Notice kind="success" live>
          {t.deleted}
        </Notice>
      ) : null}
      <div className="stack-loose">
        <section className="stack" aria-labelledby="open">
          <h2 id="open">{t.openRounds}</h2>
          {rounds.length === 0 ? (
            <Empty sentence={t.noOpenRound} />
          ) : (
            rounds.map((round) => <RoundCard key={round.id} round={round} />)
          )}
        </section>
        {drafts.length > 0 ? (
          <section className="stack" aria-labelledby="drafts">
            <h2 id="drafts">{t.drafts}</h2>
            <DraftList drafts={drafts} />
          </section>
        ) : null}
        {toJoin.length > 0 ? (
          <section className="stack" aria-labelledby="adesioni">
            <h2 id="adesioni">{joins.section}</h2>
            <JoinList texts={toJoin} />
          </section>
        ) : null}
        <section className="stack" aria-labelledby="filed">
          <h2 id="filed">{t.filedTexts}</h2>
          <FiledList filed={filed} />
          <Pager
            {...(begun && { newerHref: here })}
            {...(older && { olderHref: `${here}?prima=${encodeURIComponent(older)}#filed` })}
          />
        </section>
      </div>
    </SpaceShell>
  );
}
