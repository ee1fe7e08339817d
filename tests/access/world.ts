import { and, eq } from "drizzle-orm";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { markConfidential } from "#app/features/drafts/confidential-marks.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { inviteToDraft, inviteToFiled } from "#app/features/joining/joins-invite.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { loadDemo } from "#app/features/demo/load-demo.server.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { checkImport } from "#app/features/intake/import-check.server.ts";
import { startImport } from "#app/features/intake/imports.server.ts";
import { answerNaming, askNaming, listNamings } from "#app/features/audit/namings.server.ts";
import { askToTakePart } from "#app/features/participation/requests.server.ts";
import { inviteNew } from "#app/features/participation/invitations.server.ts";
import { uploadInvitations } from "#app/features/participation/invite-batches.server.ts";
import { receivePieces } from "#app/features/intake/pieces.server.ts";
import { issueToken } from "#app/features/signin/tokens.server.ts";
import { makeLogKeys } from "#app/access/session-digest.server.ts";
import { logDay } from "#app/access/session-digest.ts";
import { actorOf, endSession, openSession } from "#app/access/session.server.ts";
import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  campaigns,
  contributions,
  files,
  invitationBatches,
  jobs,
  joinInvitations,
  mandates,
  paragraphs,
  people,
  revisions,
  rounds,
  roundTerms,
  sections,
} from "#db/schema/index.ts";
import { addCampaign, addMandate, addPerson, addRole } from "#tests/support/builders.ts";
import { cookieOf } from "#tests/support/server/app.ts";
import { filledDatabase } from "#tests/support/database/database.ts";
import type { Persona } from "./personas.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";

const day = 86_400_000;

async function only<T>(rows: Promise<T[]>): Promise<T> {
  const [row] = await rows;
  if (!row) throw new Error("The demo has no such row");
  return row;
}

async function done<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: object }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}

/** An import whose one row is wrong: it has errors to read, and can't be run. */
async function checkedImport(lead: Context, campaignId: string, round: string): Promise<string> {
  const batchId = newId(lead.now);
  async function* file() {
    yield await Promise.resolve(
      new TextEncoder().encode(
        "id_esterno;codice_fiscale;tipo;canale;ricevuto_il;titolo;testo\n1;?;contributo;pec;ieri;Titolo;Testo\n",
      ),
    );
  }
  const received = await receivePieces(batchId, file(), 1_000_000, lead.now);
  if (!received.ok) throw new Error(received.why);
  await done(startImport(lead, { campaignId, round, batchId, fileName: "prova.csv", sha256: received.sha256 }));
  await checkImport(batchId);
  return batchId;
}

/**
 * A body that was invited through its own address, the secret of its link, a list that nobody sent yet, the demo's own
 * that was sent, and a request that waits.
 */
async function register(db: Db, lead: Context, campaignId: string) {
  const invitedBody = await done(
    inviteNew(lead, {
      campaign: campaignId,
      name: "Circolo in attesa",
      kind: "third_sector",
      contactName: "",
      contactEmail: "circolo@example.org",
      send: "on",
    }),
  );
  const job = await only(
    db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "stakeholder_invitation")),
  );
  const sent = await only(
    db.select({ id: invitationBatches.id }).from(invitationBatches).where(eq(invitationBatches.state, "sent")),
  );
  const list = await done(
    uploadInvitations(lead, {
      campaign: campaignId,
      fileName: "elenco.csv",
      content: "denominazione;tipo;email_organizzazione\nEnte in elenco;impresa;ente@example.org\n",
    }),
  );
  const asked = await done(
    askToTakePart(
      { ...lead, actor: null },
      {
        campaignId,
        organisationName: "Ente che chiede",
        kind: "enterprise",
        why: "Per essere ascoltato.",
        personName: "Chi Chiede",
        personEmail: "chiede@example.org",
        privacy: "on",
      },
    ),
  );
  return {
    invitedBody,
    bodyInvitation: String(job.payload["secret"]),
    list,
    sentList: sent.id,
    request: asked.id ?? "",
  };
}

/** Two questions whose a session in the request log is: one waits for an auditor, one was allowed and not shown yet. */
async function questions(db: Db, admin: Context, auditor: Context) {
  await db.transaction((tx) => makeLogKeys(tx, admin.now));
  const asked = async (digest: string) => {
    await done(askNaming(admin, { day: logDay(admin.now), digest, reason: "Una prova" }));
    const naming = (await listNamings("")).find((each) => each.digest === digest);
    if (!naming) throw new Error("The question is not there");
    return naming.id;
  };
  const allowedNaming = await asked("a".repeat(24));
  await done(answerNaming(auditor, { naming: allowedNaming, answer: "allow" }));
  return { allowedNaming, waitingNaming: await asked("b".repeat(24)) };
}

/**
 * The demo, whose second round stays open whatever the day of the test, and beside it what only some may see: made once
 * by each worker, and given to each file that asks as it was made.
 */
export async function accessWorld(): Promise<{ db: Db; world: World }> {
  const { db, made } = await filledDatabase("access", makeWorld);
  return { db, world: { ...made, as: (persona) => contextOf(made.cookies[persona], new Date()) } };
}
export type World = Awaited<ReturnType<typeof makeWorld>> & { as: (persona: Persona) => Promise<Context> };

const contextOf = async (cookie: string | undefined, now: Date): Promise<Context> => ({
  now,
  requestId: "test",
  lang: "it",
  actor: (await actorOf(cookie ?? "", now)).actor,
});

async function makeWorld(db: Db) {
  await loadDemo(new Date());
  const now = new Date();
  const campaign = await only(db.select().from(campaigns).where(eq(campaigns.slug, "torino-citta-del-lavoro")));
  const other = await only(db.select().from(campaigns).where(eq(campaigns.slug, "voci-di-quartiere")));
  const round = await only(
    db
      .select()
      .from(rounds)
      .where(and(eq(rounds.campaignId, campaign.id), eq(rounds.number, 2))),
  );
  await db.insert(roundTerms).values({
    id: newId(now),
    roundId: round.id,
    version: 99,
    opensAt: new Date(now.getTime() - 30 * day),
    closesAt: new Date(now.getTime() + 30 * day),
    reason: "Prova",
    decidedAt: now,
  });
  await addCampaign({ slug: "in-preparazione", code: "PREP", title: "In preparazione", state: "draft" });

  const idOf = async (key: string): Promise<string> =>
    (
      await only(
        db
          .select({ id: people.id })
          .from(people)
          .where(eq(people.email, `${key}@example.org`)),
      )
    ).id;
  const signatory = await idOf("servizi");
  const mandate = await only(db.select().from(mandates).where(eq(mandates.personId, signatory)));
  const letterId = newId(now);
  await db.insert(files).values({
    id: letterId,
    name: "lettera.pdf",
    mediaType: "application/pdf",
    size: 8,
    sha256: "0".repeat(64),
    content: new TextEncoder().encode("%PDF-1.7"),
    createdAt: now,
  });
  await db.update(mandates).set({ letterId }).where(eq(mandates.id, mandate.id));
  const past = await addPerson({ email: "finita@example.org", name: "Designazione Finita" });
  await addMandate(past, mandate.organisationId, campaign.id, { validFrom: "2025-01-01", validTo: "2025-12-31" });
  const planner2 = await addPerson({ email: "altra.redazione@example.org", name: "Altra Redazione" });
  await addRole(planner2, "planner", other.id);
  const invited = await addPerson({ email: "invitata@example.org", accepted: false });

  const persons: Record<Exclude<Persona, "visitor">, string> = {
    ended: signatory,
    past,
    drafter: await idOf("servizi.bozze"),
    signatory,
    rival: await idOf("podora"),
    two: await idOf("metallo"),
    planner: await idOf("redazione2"),
    planner2,
    lead: await idOf("responsabile"),
    auditor: await idOf("garanzia"),
    admin: await idOf("admin"),
  };
  const cookies = { visitor: undefined } as Record<Persona, string | undefined>;
  for (const [persona, id] of Object.entries(persons))
    cookies[persona as Persona] = cookieOf(await openSession(id, "Firefox, Linux", null, now, now));
  await endSession((await actorOf(cookies.ended ?? "", now)).actor?.sessionId ?? "");

  const as = (persona: Persona) => contextOf(cookies[persona], now);
  const pdf = (name: string) => ({ name, bytes: new TextEncoder().encode("%PDF-1.7\nprova") });
  const draftOf = async (title: string) => {
    const draft = await done(createDraft(await as("signatory"), { roundId: round.id }));
    await done(
      saveDraft(await as("signatory"), {
        draft,
        version: 1,
        title,
        body: "Un testo **di prova** che nessun altro deve leggere.",
        answers: {},
        kind: "contribution",
        lines: [],
        district: "",
      }),
    );
    await done(addAttachments(await as("signatory"), { draft, files: [pdf("nota.pdf")] }));
    return draft;
  };
  const filed = async (title: string) =>
    (
      await done(
        fileContribution(await as("signatory"), {
          draft: await draftOf(title),
          version: 3,
          privacy: "on",
          licence: "on",
          thirdParties: "none",
        }),
      )
    ).number;
  const attachmentOf = async (number: string) =>
    (
      await only(
        db
          .select({ id: attachments.id })
          .from(attachments)
          .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
          .where(eq(contributions.number, number)),
      )
    ).id;

  const unpublished = await filed("Un testo in attesa");
  const secret = await draftOf("Un testo con un passaggio riservato");
  await done(markConfidential(await as("signatory"), { draft: secret, version: 3, start: 0, end: 8 }));
  const asking = (
    await done(
      fileContribution(await as("signatory"), {
        draft: secret,
        version: 4,
        privacy: "on",
        licence: "on",
        thirdParties: "none",
      }),
    )
  ).number;
  const released = await filed("Un testo con un allegato");
  await done(
    preparePublication(await as("planner"), {
      number: released,
      title: "",
      omissis: [],
      released: [await attachmentOf(released)],
    }),
  );
  await done(publishContributions(await as("lead"), { campaignId: campaign.id, numbers: [released] }));
  const draft = await draftOf("Una bozza riservata");
  const rival = await only(
    db.select({ organisationId: mandates.organisationId }).from(mandates).where(eq(mandates.personId, persons.rival)),
  );
  const shared = await draftOf("Una bozza da firmare insieme");
  await done(inviteToDraft(await as("signatory"), { draft: shared, organisation: rival.organisationId, message: "" }));
  const asked = (
    await only(db.select({ id: joinInvitations.id }).from(joinInvitations).where(eq(joinInvitations.draftId, shared)))
  ).id;
  const joinable = await filed("Un testo a cui aderire");
  await done(
    inviteToFiled(await as("signatory"), { number: joinable, organisation: rival.organisationId, message: "" }),
  );
  const section = await only(
    db.select({ id: sections.id }).from(sections).innerJoin(paragraphs, eq(paragraphs.sectionId, sections.id)).limit(1),
  );

  await makeFiles();
  const published = await only(
    db
      .select({ sha256: revisions.sha256 })
      .from(revisions)
      .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
      .where(eq(contributions.number, released)),
  );
  const batch = await checkedImport(await as("lead"), campaign.id, round.id);
  const head = await makeDueHead(now);
  return {
    headSize: String(head?.size),
    receiptHash: published.sha256,
    cookies,
    campaign: campaign.slug,
    other: other.slug,
    hidden: "in-preparazione",
    campaignId: campaign.id,
    roundId: round.id,
    ...(await register(db, await as("lead"), campaign.id)),
    ...(await questions(db, await as("admin"), await as("auditor"))),
    batch,
    draft,
    asked,
    joinable,
    asking,
    unpublished,
    published: released,
    organisation: mandate.organisationId,
    rivalBody: rival.organisationId,
    mandate: mandate.id,
    person: signatory,
    section: section.id,
    draftFile: (await only(db.select({ id: attachments.id }).from(attachments).where(eq(attachments.draftId, draft))))
      .id,
    heldFile: await attachmentOf(unpublished),
    openFile: await attachmentOf(released),
    invitation: (await db.transaction((tx) => issueToken(tx, "invitation", invited, now))).secret,
    reset: (await db.transaction((tx) => issueToken(tx, "reset", signatory, now))).secret,
  };
}
