import type { BodySeed } from "./types.ts";

/** Only this file names a city: everything else reads it from the database. */
export const body: BodySeed = {
  name: { it: "Città di Torino", en: "City of Turin" },
  site: "https://www.comune.torino.it",
  timeZone: "Europe/Rome",
  place: { level: "city", code: "001272", name: { it: "Torino", en: "Turin" } },
  districts: ["1", "2", "3", "4", "5", "6", "7", "8"].map((code) => ({
    code,
    name: { it: `Circoscrizione ${code}`, en: `District ${code}` },
  })),
};
