import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { getChainHead, pageRawEntries } from "#app/features/audit/log-entries.server.ts";
import { pagePublicContributions } from "#app/features/publishing/exported-texts.server.ts";
import { getVersion, listVersions } from "#app/features/document/versions.server.ts";
import { passageAddress } from "#app/features/exports/data-file.server.ts";
import { contributionsStream, excerptsStream } from "#app/features/exports/data-stream.server.ts";
import { publishedOf } from "#app/features/exports/version-file.server.ts";
import { fileOfVersion } from "#app/features/exports/version-files.server.ts";
import { walkHeads } from "#app/features/heads/stamps.server.ts";
import { pagePublicExcerpts } from "#app/features/tagging/exported-passages.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { CannotStart } from "#db/client.server.ts";
import { bodyOfCampaign } from "#app/features/places/consulting-bodies.server.ts";
import { BagWriter } from "./bag-writer.server.ts";
import { json, named, receivedColumns, rights, withheldColumns, type Archived, type Work } from "./work.server.ts";
import { addContribution } from "./add-contribution.server.ts";
import { dublinCore, readme } from "./descriptions.ts";
import { Ledger } from "./ledger.server.ts";
import { campaignRecord, contributionsOf, countContributions, lettersOf, newestEntry } from "./units.server.ts";

/** Called before the first contribution and after each, with how many are done and how many there are. */
export type Progress = (done: number, of: number) => void;

/**
 * Writes everything that is to be preserved of a consultation into a new folder, as a BagIt bag. Throws CannotStart for
 * an unknown campaign, for a folder that exists, and where somebody wrote in the campaign meanwhile.
 */
export async function writeArchive(
  slug: string,
  folder: string,
  now: Date,
  progress: Progress = () => undefined,
): Promise<Archived> {
  const campaign = await campaignRecord(slug, now);
  if (!campaign || campaign.state === "draft") throw new CannotStart(`There is no public consultation «${slug}».`);
  const bag = new BagWriter(folder);
  const work: Work = {
    bag,
    campaign,
    body: (await bodyOfCampaign(campaign.id)).name.it,
    withheld: new Ledger(withheldColumns),
    received: new Ledger(receivedColumns),
    made: { versions: 0, contributions: 0, files: 0, reserved: 0 },
  };
  try {
    await bag.begin();
    const before = await newestEntry(campaign.id);
    await addCampaign(work);
    await addVersions(work);
    const of = await countContributions(campaign.id);
    let done = 0;
    progress(done, of);
    for await (const contribution of contributionsOf(campaign.id)) {
      await addContribution(work, contribution);
      progress((done += 1), of);
      await work.withheld.spill();
      await work.received.spill();
    }
    for (const letter of await lettersOf(campaign.id))
      work.withheld.add({
        kind: "letter",
        of: letter.mandate,
        reason: "personal_letter",
        note: "",
        sha256: letter.sha256,
        size: letter.size,
      });
    await addData(work);
    const entries = await addLog(work);
    await addHeads(work);
    await bag.add("file.csv", work.received.read());
    await bag.add("esclusi.csv", work.withheld.read());
    if ((await newestEntry(campaign.id)) !== before)
      throw new CannotStart("Somebody wrote in this consultation meanwhile: run it again.");
    const head = await getChainHead();
    const made = { ...work.made, withheld: work.withheld.count, entries };
    const address = settings().origin + hrefIn("it", "campaign", { campaign: slug });
    await bag.finish(
      [
        ["Source-Organization", work.body],
        ["External-Identifier", address],
        ["External-Description", campaign.title],
        ["Bagging-Date", now.toISOString().slice(0, 10)],
        ["Bag-Software-Agent", "Tavolo Comune"],
        ["Campaign-State", campaign.state],
        ["Log-Entries", String(entries)],
        ["Log-Head", `${head.seq} ${head.hash}`],
      ],
      readme({
        ...made,
        title: campaign.title,
        address,
        body: work.body,
        state: textIn("it").campaigns.states[campaign.state],
        day: longTime(now, "it"),
        head,
      }),
    );
    return { folder, ...made };
  } catch (error) {
    await bag.abandon();
    throw error;
  } finally {
    await work.withheld.close();
    await work.received.close();
  }
}

async function addCampaign({ bag, campaign, body }: Work): Promise<void> {
  const { id: _, ...record } = campaign;
  await bag.add("consultazione/consultazione.json", json(record));
  await bag.add(
    "consultazione/descrizione.dc.xml",
    dublinCore({
      title: campaign.title,
      creator: campaign.office,
      publisher: body,
      date: campaign.createdAt.toISOString().slice(0, 10),
      type: "Collection",
      language: "it",
      identifier: [campaign.code, settings().origin + hrefIn("it", "campaign", { campaign: campaign.slug })],
      description: campaign.inBrief,
      subject: campaign.lines.map((line) => line.title),
      relation: [campaign.mandateOrgan, campaign.mandateNumber, campaign.mandateDate ?? ""].filter(Boolean).join(", "),
    }),
  );
}

async function addVersions({ bag, campaign, body, withheld, made }: Work): Promise<void> {
  for (const { number, takenDown } of await listVersions(campaign.id)) {
    const version = await getVersion(campaign.id, number);
    if (!version) continue;
    if (takenDown) {
      withheld.add({
        kind: "version",
        of: String(number),
        reason: "taken_down",
        note: "",
        sha256: version.sha256,
        size: null,
      });
      continue;
    }
    const at = `documento/v${number}`;
    const shown = publishedOf(version);
    for (const format of ["pdf", "html"] as const) {
      await bag.add(
        `${at}/documento.${format}`,
        await named(`v${number}`, () => fileOfVersion(version.id, shown, format, "it")),
      );
    }
    // The published hash is the hash of this very file, unless some of its content may no longer be shown.
    const content = canonicalJson(version.content);
    const whole = sha256(content) === version.sha256;
    await bag.add(`${at}/contenuto.json`, content);
    await bag.add(
      `${at}/descrizione.dc.xml`,
      dublinCore({
        title: `${version.content.document.title}, versione ${number}`,
        creator: version.content.document.office,
        publisher: body,
        date: version.publishedAt.toISOString(),
        type: "Text",
        format: ["application/pdf", "text/html", "application/json"],
        language: "it",
        rights,
        identifier: [
          settings().origin + hrefIn("it", "version", { campaign: campaign.slug, version: number }),
          `sha256:${version.sha256}`,
        ],
        description: [
          whole
            ? "contenuto.json ha l'impronta con cui la versione fu pubblicata."
            : "Parte del contenuto non si mostra più: l'impronta pubblicata è quella dell'originale.",
          version.withdrawnAt ? `Ritirata per errore materiale: ${version.withdrawnReason}` : "",
        ],
      }),
    );
    made.versions += 1;
  }
}

async function addData({ bag, campaign }: Work): Promise<void> {
  const options = { lang: "it", demo: campaign.demo } as const;
  const address = (number: string) =>
    settings().origin + hrefIn("it", "contribution", { campaign: campaign.slug, number });
  await bag.add(
    "contributi.csv",
    contributionsStream(async (after) => {
      const { rows, next } = await pagePublicContributions(campaign.id, after);
      return { rows: rows.map((row) => ({ ...row, address: address(row.number) })), next };
    }, options) as unknown as AsyncIterable<Uint8Array>,
  );
  await bag.add(
    "estratti.csv",
    excerptsStream(async (after) => {
      const { rows, next } = await pagePublicExcerpts(campaign.id, after);
      return { rows: rows.map((row) => ({ ...row, address: passageAddress(campaign.slug, row) })), next };
    }, options) as unknown as AsyncIterable<Uint8Array>,
  );
}

/**
 * Adds the heads that cover the log's last row and all before it, and the time-stamps over them, each with its own
 * note.
 */
async function addHeads({ bag }: Work): Promise<void> {
  const notes: string[] = [];
  for await (const { size, note, stamp } of walkHeads()) {
    notes.push(note);
    if (!stamp) continue;
    await bag.add(`registro-impronte/${size}-impronta.txt`, note);
    await bag.add(`registro-impronte/${size}-marca.tst`, stamp);
  }
  if (notes.length > 0) await bag.add("registro-impronte/impronte.txt", notes.join("\n"));
}

/** The entries in the form that `entryHash` reads, so that each line's hash can be computed again from the line. */
async function addLog({ bag, campaign }: Work): Promise<number> {
  let count = 0;
  async function* lines() {
    for (let after: string | null = null, more = true; more; more = after !== null) {
      const { rows, next }: Awaited<ReturnType<typeof pageRawEntries>> = await pageRawEntries(campaign.id, after);
      count += rows.length;
      yield rows.map((entry) => `${JSON.stringify({ ...entry, campaignId: campaign.id })}\n`).join("");
      after = next;
    }
  }
  await bag.add("registro.jsonl", lines());
  return count;
}
