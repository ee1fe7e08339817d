import type {
  affiliations,
  benchSeats,
  files,
  mandates,
  organisationNames,
  organisations,
} from "../schema/organisations.ts";
import { person, type Table } from "./classified.ts";

export const organisationTables = {
  organisations: {
    name: ["Organizzazioni", "Organisations"],
    kept: "organisation",
    exported: "codes and addresses of bodies; their names come with what they filed",
    archived: true,
    merged: "joined",
    columns: {
      id: ["public", "stands for the body, whatever its name"],
      kind: ["public", "proposes the bench and tells readers what body it is"],
      fiscalCode: ["public", "tells bodies apart beyond their names; public registers show it"],
      ipaCode: ["public", "the same for public administrations"],
      email: ["internal", "receives the body's receipts; the body's own address, never a person's"],
      website: ["public", "leads readers to the body"],
      district: ["public", "where the body works"],
      demo: ["public", "marks demonstration data"],
      createdAt: ["internal", "orders the register"],
      mergedInto: ["public", "which entry stands for the same body"],
    },
  },
  organisationNames: {
    name: ["Nomi delle organizzazioni", "Names of organisations"],
    kept: "organisation",
    exported: true,
    archived: true,
    merged: { stays: "acts under the old entry show the name of their day" },
    columns: {
      id: ["public", "names the name that an act shows"],
      organisationId: ["public", "whose name it is"],
      name: ["public", "how the body is called"],
      shortName: ["public", "how it is called where room is short"],
      distinction: ["public", "tells bodies of one name apart"],
      validFrom: ["public", "acts show the name of their day"],
    },
  },
  affiliations: {
    name: ["Affiliazioni", "Affiliations"],
    kept: "organisation",
    exported: "shown on the page of the organisation",
    archived: "of the organisations, not of a consultation",
    merged: "joined",
    columns: {
      id: ["internal", "names the affiliation"],
      organisationId: ["public", "the federation"],
      parentId: ["public", "its confederation: counts are shown with and without it"],
      validFrom: ["public", "from when"],
      validTo: ["public", "until when"],
    },
  },
  benchSeats: {
    name: ["Posti nelle componenti", "Seats on benches"],
    kept: "consultation",
    exported: "each contribution has the bench of its day",
    archived: true,
    merged: "joined",
    columns: {
      id: ["internal", "names the seat"],
      campaignId: ["public", "in which consultation"],
      organisationId: ["public", "which body"],
      bench: ["public", "for which part of society the body speaks there"],
    },
  },
  mandates: {
    name: ["Designazioni", "Mandates"],
    kept: "mandate",
    exported: person,
    archived: "letters are listed by their hashes alone",
    people: { own: true, erased: "id_stays" },
    merged: "joined",
    columns: {
      id: ["special", "stands for person and body together in acts and in the log"],
      personId: ["special", "who acts for the body"],
      organisationId: ["special", "for which body"],
      campaignId: ["special", "in which consultation"],
      capacity: ["special", "whether the person may file or only draft"],
      validFrom: ["special", "from which day"],
      validTo: ["special", "until which day, included"],
      letterId: ["special", "the body's letter of mandate, which proves it"],
      appointedBy: ["personal", "who of the office answers for the entry"],
      createdAt: ["special", "when it was entered"],
      revokedAt: ["special", "when it was ended before its day"],
      revokedReason: ["special", "why"],
      appointedUnder: ["special", "which signatory of the body appointed the drafter"],
      warnedFor: ["internal", "its end is told once"],
      endSeenAt: ["internal", "that a body is left with nobody is told once"],
    },
  },
  files: {
    name: ["File: allegati, documenti, lettere", "Files: attachments, papers, letters"],
    kept: "filing",
    exported: "downloads of their own",
    archived: true,
    people: { own: "a letter is named beside its designation", erased: "own_rule" },
    columns: {
      id: ["internal", "names the file"],
      name: ["special", "tells people what they download; letters of mandate carry names"],
      mediaType: ["internal", "serves the file safely"],
      size: ["internal", "keeps within limits, and the receipt shows it"],
      sha256: ["internal", "proves that the file is the one that was sent"],
      content: ["special", "the attachment, paper or letter itself; a letter joins a person to a body"],
      createdAt: ["internal", "when it arrived"],
      scan: ["internal", "whether it was looked through for malware, and what was found"],
      scannedAt: ["internal", "when"],
      signed: ["internal", "whether it carries a signature, which its page says"],
      sealedAt: ["internal", "since when it opens for nobody"],
      sealedReason: ["internal", "why"],
    },
  },
} as const satisfies {
  organisations: Table<typeof organisations.$inferSelect>;
  organisationNames: Table<typeof organisationNames.$inferSelect>;
  affiliations: Table<typeof affiliations.$inferSelect>;
  benchSeats: Table<typeof benchSeats.$inferSelect>;
  mandates: Table<typeof mandates.$inferSelect>;
  files: Table<typeof files.$inferSelect>;
};
