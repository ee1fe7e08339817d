import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { statusOf } from "#app/core/refusal.ts";
import { contextOf, found, need, submit, type FormAnswer } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { publicNames } from "#app/features/texts/attachment.ts";
import { whyNotDisown } from "#app/features/texts/disowning.ts";
import { FiledFacts } from "#app/features/publishing/filed-facts.tsx";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import {
  publishContributions,
  refusePublication,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { workOnText, type DeskAnswer } from "#app/features/publishing/redaction-answer.server.ts";
import { countOmissisObjections } from "#app/features/publishing/redaction-objections.server.ts";
import { RedactionDesk } from "#app/features/publishing/redaction-desk.tsx";
import { stateAtDesk, whyNotMove } from "#app/features/texts/contribution-state.ts";
import { annulContribution } from "#app/features/intake/entered-texts.server.ts";
import { whyNotAnnul } from "#app/features/intake/received.ts";
import { listVersionsToCover } from "#app/features/document/outcomes.server.ts";
import { useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ContributionIntake } from "./contribution-intake.tsx";
import { ContributionActs } from "./contribution-acts.tsx";
import { ContributionNotices, stateBadge } from "./contribution-notices.tsx";
import { ContributionRead } from "./contribution-read.tsx";
import { ContributionRemovals } from "./contribution-removals.tsx";
import { ContributionSeal } from "./contribution-seal.tsx";
import { DeskShell } from "../desk-shell.tsx";

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  return { campaign, filed: found(await getDeskText(campaign.id, args.params["number"] ?? "")) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { campaign, filed } = await load(args);
  const { actor, now } = args.context;
  const open = filed.sealedAt === null;
  const works = may(actor, "contribution.prepare", { campaignId: campaign.id }) !== null;
  // Files are originals: once words of the text stand under an omissis, readers who only read along are told of none,
  // and they decide on no request.
  const gone = filed.state === "withdrawn" || filed.state === "taken_down";
  const shown = {
    ...filed,
    ...(gone && { original: null, publicText: null }),
    ...(!works && { attachments: filed.original && !gone ? filed.attachments : [], confidential: [], answers: [] }),
  };
  const able = (
    act: "prepare" | "publish" | "refuse" | "return",
    action: "contribution.prepare" | "contribution.publish" | "contribution.refuse",
  ) =>
    open &&
    whyNotMove(
      act,
      act === "prepare" || act === "publish" ? stateAtDesk(filed.state, filed.pending) : filed.state,
      filed,
      now,
    ) === null &&
    may(actor, action, { campaignId: campaign.id }) !== null;
  const page = {
    campaign: { slug: campaign.slug, title: campaign.title, demo: campaign.demo },
    filed: shown,
    lines: await listLines(campaign.id, { retired: true }),
    sealed: whyNotMove("publish", "ready", filed, now) === "still_sealed",
    objections: await countOmissisObjections(filed.id),
    annuls:
      open &&
      may(actor, "contribution.annul", { campaignId: campaign.id }) !== null &&
      whyNotAnnul({ state: filed.state, entered: filed.entered, published: filed.publishedAt !== null }) === null,
    covered: await listVersionsToCover(filed.id),
    urgent: {
      takeDown:
        open &&
        (filed.state === "published" || filed.state === "taken_down") &&
        may(actor, "takedown.take", { campaignId: campaign.id }) !== null,
      redact:
        open &&
        (filed.state === "published" || filed.state === "taken_down") &&
        !filed.pending &&
        may(actor, "contribution.redact", { campaignId: campaign.id }) !== null,
      seal: open && may(actor, "contribution.seal", { campaignId: campaign.id }) !== null,
    },
    works,
    acts: {
      prepare: able("prepare", "contribution.prepare"),
      publish: able("publish", "contribution.publish"),
      refuse: able("refuse", "contribution.refuse"),
      back: able("return", "contribution.prepare"),
      disown:
        open &&
        may(actor, "disowning.manage", { campaignId: campaign.id }) !== null &&
        (filed.disownedAt !== null || whyNotDisown(filed, false) === null),
    },
  };
  return data(page, { status: open ? 200 : statusOf("sealed") });
}

export async function action(args: ActionFunctionArgs) {
  const { campaign, filed } = await load(args);
  need(args, "contribution.prepare", { campaignId: campaign.id });
  const form = args.context.form;
  const { number } = filed;
  const done = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "deskContribution", { campaign: campaign.slug, number })}?fatto=${code}`;
  const intent = String(form.get("intent") ?? "");
  if (intent === "annul") return submit(args, annulContribution, { campaignId: campaign.id, number }, done("annul"));
  if (intent === "publish")
    return submit(
      args,
      publishContributions,
      { campaignId: campaign.id, numbers: [number], seen: form.getAll("seen").map(String) },
      done("publish"),
    );
  if (intent === "refuse") return submit(args, refusePublication, { number }, done("refuse"));
  if (intent === "back") return submit(args, returnToQueue, { number }, done("back"));
  return (await workOnText(args, filed, form, intent)) ?? redirect(done("prepare")());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.filed.number ?? ""} · ${data?.campaign.title ?? ""} · Tavolo Comune` },
];

export default function Page() {
  const { campaign, filed, lines, sealed, works, acts, annuls, urgent, covered, objections } =
    useLoaderData<typeof loader>();
  const answer = useActionData<DeskAnswer | (FormAnswer & { marks?: undefined })>() ?? null;
  const { contributions, redacting } = useText();
  const href = useHref();
  const desk = answer?.marks ? answer : null;
  const original = filed.original ?? desk?.original ?? null;
  return (
    <DeskShell campaign={campaign} current="queue" wide>
      <PageHeader
        title={filed.title || redacting.seal.titleOf(filed.number)}
        {...(filed.title && { titleLang: "it" })}
        kicker={filed.number}
        crumbs={[
          { label: contributions.queue.title, href: href("deskQueue", { campaign: campaign.slug }) },
          { label: filed.number },
        ]}
        meta={stateBadge(filed.state, contributions)}
      />
      <div className="stack">
        <FiledFacts filed={filed} lines={lines} />
        <ContributionNotices {...{ filed, sealed }} refusal={desk ? null : (answer?.refusal ?? null)} />
        <ContributionSeal campaign={campaign.slug} {...{ filed, objections }} />
        <ContributionIntake {...{ filed, annuls }} answer={desk ? null : answer} />
        <ContributionActs campaign={campaign.slug} {...{ filed, acts }} answer={desk ? null : answer} />
        <ContributionRemovals
          campaign={campaign.slug}
          number={filed.number}
          state={filed.state}
          acts={urgent}
          covered={covered}
        />
        {acts.prepare && original ? (
          <RedactionDesk
            key={`${filed.publicText?.id ?? ""} ${filed.state} ${filed.original ? "" : "opened"}`}
            original={original}
            initial={desk?.marks ?? filed.omissis}
            title={filed.title}
            seen={filed.publicText?.id ?? ""}
            files={filed.attachments}
            names={publicNames(filed.attachments)}
            asked={filed.confidential}
            answers={filed.answers}
            answer={desk}
          />
        ) : filed.sealedAt ? null : (
          <ContributionRead filed={filed} opens={acts.prepare && works} works={works} />
        )}
      </div>
    </DeskShell>
  );
}
