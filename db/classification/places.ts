import type { bodies, places } from "../schema/places.ts";
import { noAct, type Table } from "./classified.ts";

export const placeTables = {
  places: {
    name: ["Luoghi", "Places"],
    kept: "installation",
    exported: true,
    archived: "each text has the code and the name of its place",
    verified: noAct,
    columns: {
      id: ["public", "names the place, whatever its code"],
      level: ["public", "whether it is a district, a city or something larger"],
      code: ["public", "names it in files and addresses"],
      nameIt: ["public", "how it is called"],
      nameEn: ["public", "how it is called in English"],
      parentId: ["public", "within which larger place it lies"],
      validFrom: ["public", "since when there is such a place"],
      validTo: ["public", "until when there was"],
      successorId: ["public", "what it has become"],
      boundary: ["public", "draws it on a map"],
    },
  },
  bodies: {
    name: ["Enti che consultano", "Bodies that consult"],
    kept: "installation",
    exported: "the head of every page",
    archived: "named in what describes the archive",
    verified: noAct,
    columns: {
      id: ["public", "names the body that consults"],
      nameIt: ["public", "how it is called"],
      nameEn: ["public", "how it is called in English"],
      site: ["public", "leads to its own site"],
      logoId: ["public", "the file of its logo"],
      timeZone: ["public", "by whose clocks its terms count"],
      placeId: ["public", "for which territory it speaks"],
      createdAt: ["internal", "the first one is named on pages of no consultation"],
    },
  },
} as const satisfies {
  places: Table<typeof places.$inferSelect>;
  bodies: Table<typeof bodies.$inferSelect>;
};
