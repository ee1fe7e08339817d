import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { speakerOf } from "#app/features/sources/source.ts";
import { CodedPassages } from "#app/features/tagging/coded-passages.tsx";
import { CodingHistory } from "#app/features/tagging/coding-history.tsx";
import { CodingPanel } from "#app/features/tagging/coding-panel.tsx";
import { ReadingText } from "#app/features/tagging/reading-text.tsx";
import { useCodingKeys, useFreshForm } from "#app/features/tagging/use-coding-keys.tsx";
import { typedSentences, useChosenPassage } from "#app/features/texts/use-chosen-passage.tsx";
import { tagPassage, undoCoding } from "#app/features/tagging/codings.server.ts";
import { getTextToCode, listOtherLines } from "#app/features/tagging/coding-page.server.ts";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";
import { coverage } from "#app/features/tagging/excerpt.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { Meter } from "#app/ui/meter.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DeskShell } from "../desk-shell.tsx";

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  return { campaign, text: found(await getTextToCode(campaign.id, args.params["number"] ?? "")) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, text } = await load(args);
  const [lines, others] = await Promise.all([listLines(campaign.id, { retired: true }), listOtherLines(campaign.id)]);
  return {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    text,
    lines,
    others,
    works: may(args.context.actor, "coding.add", { campaignId: campaign.id }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, text } = await load(args);
  const form = args.context.form;
  const here = hrefIn(contextOf(args).lang, "codingText", { campaign: campaign.slug, number: text.number });
  if (form.get("intent") === "undo") return submit(args, undoCoding, {}, () => `${here}?fatto=undone`);
  let span: Record<string, unknown> = {};
  if (!form.get("start")) {
    const joined = joinSentences(form.getAll("sentences[]").map(String), text.sentences, text.prose.plain);
    if (typeof joined === "string") {
      const t = textIn(contextOf(args).lang).tagging;
      return formAnswer(
        args,
        { ok: false, code: "excerpt_crosses", fields: {} },
        form,
        joined === "none" ? t.chooseSentence : t.notContiguous,
      );
    }
    span = joined;
  }
  return submit(
    args,
    tagPassage,
    { number: text.number, publicTextId: text.textId, ...span },
    (value) => `${here}?fatto=saved#e-${value.excerptId}`,
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${data?.text.number ?? ""} · ${textIn(langOf(location.pathname)).tagging.title} · Tavolo Comune` },
];

export default function Page() {
  const { campaign, text, lines, others, works } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText();
  const { tagging: t, campaigns } = words;
  const href = useHref();
  const [query] = useSearchParams();
  const chosen = useChosenPassage(text.prose, text.sentences, typedSentences(answer ?? null));
  useCodingKeys(chosen, works);
  useFreshForm(text.history.length, chosen.clear);
  const covered = coverage(text.sentences, text.excerpts);
  const benches: Record<string, string> = campaigns.benches;
  const here = { campaign: campaign.slug };
  const done = query.get("fatto");
  return (
    <DeskShell campaign={campaign} current="coding" wide>
      <PageHeader
        title={text.title}
        titleLang="it"
        crumbs={[{ label: t.title, href: href("coding", here) }, { label: text.number }]}
        kicker={[text.number, speakerOf(text, words), ...(text.bench ? [benches[text.bench] ?? text.bench] : [])].join(
          " · ",
        )}
        meta={
          <Meter
            label={t.covered}
            value={covered.covered}
            max={Math.max(1, covered.of)}
            text={t.coverage(String(covered.covered), String(covered.of))}
          />
        }
      />
      {done === "saved" ? (
        <Notice kind="success" live>
          {t.saved}
        </Notice>
      ) : null}
      {done === "undone" ? (
        <Notice kind="success" live>
          {t.undone}
        </Notice>
      ) : null}
      <div className="split">
        <section aria-label={t.reading} className="stack">
          <h2 className="visually-hidden">{t.reading}</h2>
          <ReadingText
            text={text}
            lines={[...lines, ...others.flatMap((other) => other.lines)]}
            chosen={chosen}
            selectable={works}
          />
          <p className="spread">
            {text.previous ? (
              <a href={href("codingText", { ...here, number: text.previous })}>{t.textPrevious}</a>
            ) : (
              <span />
            )}
            {text.next ? <a href={href("codingText", { ...here, number: text.next })}>{t.textNext}</a> : <span />}
          </p>
        </section>
        <div className="split-side stack">
          {works ? (
            <CodingPanel lines={lines} others={others} chosen={chosen} answer={answer ?? null} />
          ) : (
            <Notice kind="info">{t.readOnly}</Notice>
          )}
        </div>
      </div>
      <CodedPassages
        excerpts={text.excerpts}
        lines={[...lines, ...others.flatMap((other) => other.lines)]}
        works={works}
      />
      <CodingHistory history={text.history} lines={[...lines, ...others.flatMap((other) => other.lines)]} />
    </DeskShell>
  );
}
