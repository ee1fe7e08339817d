import { sql } from "drizzle-orm";
import { answerInvitation } from "#app/features/participation/answers.server.ts";
import { refuseRequest } from "#app/features/participation/decide-requests.server.ts";
import { listKnown } from "#app/features/participation/invitations.server.ts";
import { sendBatch, uploadInvitations } from "#app/features/participation/invite-batches.server.ts";
import { askToTakePart } from "#app/features/participation/requests.server.ts";
import { rowsOf } from "#db/client.server.ts";
import { get, must, type Loaded } from "./load-bodies.server.ts";

const list = [
  ["denominazione", "tipo", "email_organizzazione", "circoscrizione", "persona", "email_persona", "nota"],
  [
    "Confederazione Tre Ponti (dimostrativa)",
    "sindacato",
    "treponti@example.org",
    "1",
    "Ornella Castelbuio",
    "treponti.segreteria@example.org",
    "",
  ],
  ["Federazione Trasporti Tre Ponti (dimostrativa)", "sindacato", "treponti.trasporti@example.org", "6", "", "", ""],
  [
    "Associazione Orti del Meisino (dimostrativa)",
    "terzo settore",
    "orti@example.org",
    "7",
    "",
    "",
    "Conosciuta al seminario di luglio.",
  ],
  [
    "Cooperativa Lenzuola Stese (dimostrativa)",
    "terzo settore",
    "lenzuola@example.org",
    "5",
    "Ruggero Pianalto",
    "lenzuola.presidenza@example.org",
    "",
  ],
  ["Collegio dei Mestieri Rari (dimostrativo)", "ordine professionale", "mestieri.rari@example.org", "", "", "", ""],
  [
    "Officine Grafiche Lambello srl (dimostrativa)",
    "impresa",
    "lambello@example.org",
    "2",
    "Delia Rocchetta",
    "lambello.direzione@example.org",
    "",
  ],
];

const answers: Record<string, Record<string, string>> = {
  "Federazione Trasporti Tre Ponti (dimostrativa)": {
    answer: "represented",
    through: "Confederazione Tre Ponti (dimostrativa)",
    reason: "Su questi temi parla la confederazione.",
  },
  "Collegio dei Mestieri Rari (dimostrativo)": {
    answer: "declined",
    reason: "Il consiglio si riunisce a gennaio: non faremmo in tempo a scrivere un testo condiviso.",
  },
  "Cooperativa Lenzuola Stese (dimostrativa)": {
    answer: "passed_on",
    through: "Cooperativa sociale Filo d’Argilla (dimostrativa)",
    reason: "Sono loro a seguire gli inserimenti nel quartiere.",
  },
};

/**
 * Fills the register as a lead finds it on a working day: a list that was sent, its answers, an address that refuses
 * mails, and two requests.
 */
export async function loadStakeholders(loaded: Loaded): Promise<void> {
  const campaign = get(loaded.campaigns, "TCL").id;
  const lead = (at: string) => loaded.as("responsabile", new Date(at));
  const nobody = (at: string) => ({ actor: null, now: new Date(at), requestId: "demo", lang: "it" as const });
  const batch = must(
    await uploadInvitations(await lead("2026-10-13T08:00:00Z"), {
      campaign,
      fileName: "inviti-ottobre.csv",
      content: list.map((cells) => cells.join(";")).join("\n"),
    }),
  );
  must(await sendBatch(await lead("2026-10-13T08:05:00Z"), { campaign, batch, invitations: list.length - 1 }));
  await loaded.tx.execute(
    sql`update organisations set demo = true where id in (select organisation_id from stakeholders where batch_id = ${batch})`,
  );
  for (const { name, secret } of await mailedLinks(loaded)) {
    const answer = answers[name];
    if (answer) must(await answerInvitation(nobody("2026-10-15T09:30:00Z"), { token: secret, ...answer }));
  }
  // Nothing is mailed for the demo, so what a mail server would have answered is written here.
  await loaded.tx.execute(
    sql`update stakeholder_invitations i set delivered_at = i.sent_at + interval '40 seconds' where i.batch_id = ${batch}`,
  );
  await loaded.tx.execute(
    sql`update stakeholder_invitations set delivered_at = null, failed_at = sent_at + interval '40 seconds', failure = 'smtp_550' where batch_id = ${batch} and contact_email = 'lambello.direzione@example.org'`,
  );
  must(
    await listKnown(await lead("2026-10-16T08:00:00Z"), {
      campaign: get(loaded.campaigns, "VDQ").id,
      organisation: get(loaded.organisations, "portici"),
      note: "Da sentire sui locali vuoti al piano terra.",
    }),
  );
  await loadRequests(loaded, campaign);
}

/** The secrets of the links; they stand only in the mails that wait. */
const mailedLinks = async ({ tx }: Loaded): Promise<{ name: string; secret: string }[]> =>
  rowsOf<{ name: string; secret: string }>(
    await tx.execute(sql`
    select n.name, j.payload->>'secret' as secret from jobs j join stakeholder_invitations i on i.id = j.payload->>'invitation' join stakeholders s on s.id = i.stakeholder_id
    join organisation_names n on n.organisation_id = s.organisation_id where j.kind = 'stakeholder_invitation' order by n.name`),
  );

async function loadRequests(loaded: Loaded, campaignId: string): Promise<void> {
  const visitor = (at: string) => ({ actor: null, now: new Date(at), requestId: "demo", lang: "it" as const });
  const asked = { campaignId, privacy: "on", district: "3" };
  must(
    await askToTakePart(visitor("2026-10-19T16:20:00Z"), {
      ...asked,
      organisationName: "Banca del tempo Borgo Filanda (dimostrativa)",
      kind: "third_sector",
      personName: "Emiliano Corsofiore",
      personEmail: "filanda@example.org",
      why: "Raccogliamo le ore che chi ha perso il lavoro mette a disposizione del quartiere. Vorremmo portare quello che abbiamo imparato su orari e lavori di cura.",
    }),
  );
  const refused = must(
    await askToTakePart(visitor("2026-10-20T07:45:00Z"), {
      ...asked,
      organisationName: "Vetrina Affari Facili (dimostrativa)",
      kind: "enterprise",
      personName: "Sandro Montelupo",
      personEmail: "vetrina@example.org",
      why: "Offriamo spazi pubblicitari a chi partecipa.",
    }),
  );
  if (refused.id)
    must(
      await refuseRequest(await loaded.as("responsabile", new Date("2026-10-21T08:10:00Z")), {
        campaign: campaignId,
        request: refused.id,
        reason:
          "La consultazione ascolta organizzazioni che hanno qualcosa da dire sul lavoro in città; non è un luogo per offerte commerciali.",
      }),
    );
}
