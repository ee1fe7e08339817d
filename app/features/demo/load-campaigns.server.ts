import { newId } from "#app/core/ids.server.ts";
import { createCampaign, setCampaignState } from "#app/features/preparation/edit-campaigns.server.ts";
import { addLine, addSubTheme } from "#app/features/preparation/edit-lines.server.ts";
import { createRound } from "#app/features/preparation/edit-rounds.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { addMilestone } from "#app/features/preparation/milestones.server.ts";
import { addQuestion } from "#app/features/preparation/questions.server.ts";
import { monthYear, romeClock, romeDay } from "#app/i18n/time.ts";
import { benchSeats, mandates } from "#db/schema/organisations.ts";
import { roles } from "#db/schema/people.ts";
import { demoContent } from "#db/seed/content/index.ts";
import type { CampaignSeed } from "#db/seed/content/types.ts";
import { get, must, type Loaded } from "./load-bodies.server.ts";

const begin = new Date("2025-03-21T09:00:00Z");

/** Campaigns with their lines, rounds and questions, then who holds which role and mandate in them. */
export async function loadCampaigns(loaded: Loaded): Promise<void> {
  for (const campaign of demoContent.campaigns) await loadCampaign(loaded, campaign);
  for (const person of demoContent.people) {
    for (const { campaign, role } of person.roles) {
      const campaignId = get(loaded.campaigns, campaign).id;
      if (role !== "lead")
        await loaded.tx
          .insert(roles)
          .values({ id: newId(begin), personId: get(loaded.people, person.key), campaignId, role, grantedAt: begin });
    }
    for (const mandate of person.mandates) {
      for (const campaign of mandate.campaigns) {
        await loaded.tx.insert(mandates).values({
          id: newId(begin),
          personId: get(loaded.people, person.key),
          organisationId: get(loaded.organisations, mandate.organisation),
          campaignId: get(loaded.campaigns, campaign).id,
          capacity: mandate.capacity,
          validFrom: mandate.validFrom,
          validTo: mandate.validTo,
          createdAt: begin,
        });
      }
    }
  }
}

const day = 86_400_000;

/**
 * Where the demo is loaded on a later day than it was written for, its open rounds are extended, so that there is
 * always something to answer.
 */
export async function keepRoundsOpen(loaded: Loaded, now: Date): Promise<void> {
  for (const campaign of demoContent.campaigns) {
    for (const round of campaign.rounds.filter((each) => each.publishedAt === null)) {
      const closesAt = new Date(round.closesAt);
      if (closesAt.getTime() - now.getTime() > 30 * day) continue;
      const context = await loaded.as("responsabile", new Date(closesAt.getTime() - day));
      const later = `${romeDay(new Date(now.getTime() + 60 * day))}T18:00`;
      must(
        await setRoundTerm(context, {
          roundId: get(loaded.rounds, `${campaign.code} ${round.key}`),
          opensAt: romeClock(new Date(round.opensAt)),
          closesAt: later,
          reason: "Proroga della dimostrazione, perché si possa provare a scrivere.",
          act: "",
        }),
      );
    }
  }
}

async function loadCampaign(loaded: Loaded, seed: CampaignSeed): Promise<void> {
  const lead = demoContent.people.find((person) =>
    person.roles.some((each) => each.campaign === seed.code && each.role === "lead"),
  );
  if (!lead) throw new Error(`${seed.code} has no lead`);
  const act = seed.mandateAct;
  const texts = {
    title: seed.title,
    inBrief: seed.inBrief,
    office: seed.office,
    contact: seed.contactEmail,
    mandateOrgan: act?.organ ?? "",
    mandateNumber: act?.number ?? "",
    mandateDate: "",
    mandateText: act
      ? `${act.kind[0]?.toUpperCase() ?? ""}${act.kind.slice(1)} di ${monthYear(`${act.month}-01`, "it")}. ${act.note}`
      : "",
    howBodies: seed.howOrganisations,
    howCitizens: seed.howCitizens,
    nextSteps: seed.whatNext,
  };
  const made = must(
    await createCampaign(await loaded.as("admin", begin), {
      ...texts,
      slug: seed.slug,
      code: seed.code,
      leadName: lead.name,
      leadEmail: lead.email,
      demo: true,
    }),
  );
  loaded.campaigns.set(seed.code, made);
  const context = await loaded.as(lead.key, begin);
  for (const line of seed.lines) {
    const { id } = must(
      await addLine(context, {
        campaign: seed.slug,
        code: line.number,
        shortName: line.shortName,
        title: line.title,
        description: line.description,
        color: line.color,
        colorDark: line.colorDark,
        stroke: line.stroke,
      }),
    );
    loaded.lines.set(`${seed.code} ${line.number}`, id);
    for (const theme of line.subThemes) {
      const added = must(await addSubTheme(context, { lineId: id, label: theme.title, code: theme.code }));
      loaded.subThemes.set(`${seed.code} ${line.number} ${theme.code}`, added.id);
    }
  }
  for (const milestone of seed.milestones) {
    must(
      await addMilestone(context, {
        campaign: seed.slug,
        onDate: milestone.onDate,
        dateLabel: milestone.dateLabel,
        title: milestone.title,
        description: milestone.text,
      }),
    );
  }
  for (const round of seed.rounds) {
    const { id } = must(
      await createRound(context, {
        campaign: seed.slug,
        title: round.title,
        intro: round.intro,
        mode: round.mode,
        kinds: round.kinds,
        benches: round.benches,
        opensAt: romeClock(new Date(round.opensAt)),
        closesAt: romeClock(new Date(round.closesAt)),
      }),
    );
    loaded.rounds.set(`${seed.code} ${round.key}`, id);
    for (const question of round.questions) {
      const added = must(await addQuestion(context, { roundId: id, text: question.text, hint: question.hint }));
      loaded.questions.set(`${seed.code} ${round.key} ${question.key}`, added.id);
    }
  }
  must(await setCampaignState(context, { campaign: seed.slug, state: "open" }));
  const filing = new Set(
    demoContent.people
      .flatMap((person) => person.mandates)
      .filter((mandate) => mandate.campaigns.includes(seed.code))
      .map((mandate) => mandate.organisation),
  );
  for (const body of demoContent.organisations) {
    if (filing.has(body.key))
      await loaded.tx.insert(benchSeats).values({
        id: newId(begin),
        campaignId: made.id,
        organisationId: get(loaded.organisations, body.key),
        bench: body.bench,
      });
  }
}
