import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/core/ids.server.ts";
import { useHref } from "#app/core/paths.ts";
import { offeredDistricts } from "#app/features/places/places.server.ts";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listRounds, listRoundsWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { answerEntry, type EntryAnswer } from "#app/features/intake/entry-answer.server.ts";
import { bodiesShown, findBodies, getEntryBody } from "#app/features/intake/entry-bodies.server.ts";
import { EntryChoice } from "#app/features/intake/entry-choice.tsx";
import { EntryForm } from "#app/features/intake/entry-form.tsx";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.intake.enter.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo } = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "contribution.enter", { campaignId: id });
  const { now } = args.context;
  const query = new URL(args.request.url).searchParams;
  const search = (query.get("cerca") ?? "").trim().slice(0, 100);
  const chosen = query.get("ente");
  const body = chosen ? await getEntryBody(id, chosen, romeDay(now)) : null;
  const rounds = (await listRounds(id)).filter((round) => round.opensAt <= now);
  const bodies = body ? [] : await findBodies(id, search, romeDay(now));
  const full = body ? await listRoundsWithQuestions(rounds.map((round) => round.id)) : [];
  return {
    campaign: { slug, title, demo },
    body,
    search,
    bodies: bodies.slice(0, bodiesShown),
    more: bodies.length > bodiesShown,
    fresh: newId(now),
    rounds: full.map(({ id, number, title, kinds, questions }) => ({
      id,
      number,
      title,
      kinds,
      questions: questions.map(({ id, text, hint }) => ({ id, text, hint })),
    })),
    round: rounds.at(-1)?.id ?? "",
    opened: rounds.length > 0,
    districts: body ? await offeredDistricts(id, now) : [],
    lines: body
      ? (await listLines(id)).map(({ id, code, shortName, title, color, stroke }) => ({
          id,
          code,
          shortName,
          title,
          color,
          stroke,
        }))
      : [],
  };
}

export async function action(args: ActionFunctionArgs) {
  return answerEntry(args, found(await getCampaign(args.params["campaign"] ?? "")));
}

export default function Page() {
  const { campaign, body, search, bodies, more, opened, ...form } = useLoaderData<typeof loader>();
  const answer = useActionData<EntryAnswer>();
  const { intake, contributions } = useText();
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="queue">
      <PageHeader
        title={intake.enter.title}
        lead={intake.enter.lead}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: intake.openEnter },
        ]}
      />
      {!opened ? (
        <Notice>
          <p>{intake.enter.noRound}</p>
        </Notice>
      ) : body ? (
        <EntryForm campaign={campaign.slug} body={body} {...form} answer={answer} />
      ) : (
        <EntryChoice campaign={campaign.slug} {...{ search, bodies, more }} />
      )}
    </DeskShell>
  );
}
