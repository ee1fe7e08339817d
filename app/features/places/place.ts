import type { Lang } from "#app/i18n/lang.ts";

/** A place as pages name it. */
export interface Place {
  id: string;
  /** What files, receipts and addresses call the place: the number of a district, for example. */
  code: string;
  name: Record<Lang, string>;
}

export interface District extends Place {
  /** First and last day (YYYY-MM-DD) by the clocks of its body; null where it has no beginning or no end. */
  validFrom: string | null;
  validTo: string | null;
}

/** The districts that exist on a day: a new text can be about one of them. */
export const districtsOn = (day: string, districts: readonly District[]): District[] =>
  districts.filter(({ validFrom, validTo }) => (validFrom ?? day) <= day && day <= (validTo ?? day));

/**
 * Orders places so that the place that has a code now comes before earlier ones with the same code; then by code, 2
 * before 10.
 */
export const inOrder = <D extends District>(districts: readonly D[]): D[] =>
  [...districts].sort(
    (a, b) =>
      (b.validTo ?? "9999").localeCompare(a.validTo ?? "9999") ||
      a.code.localeCompare(b.code, "en", { numeric: true }) ||
      a.id.localeCompare(b.id),
  );

/** The place that a form, a file or an address means, by its code or its id; null where there is none. */
export const placeNamed = <P extends Place>(given: string, places: readonly P[]): P | null =>
  places.find(({ code }) => code === given) ?? places.find(({ id }) => id === given) ?? null;

/** How an address names a place: by its code, or by its id where the code means another place by now. */
export const placeAddress = (place: Place, places: readonly Place[]): string =>
  placeNamed(place.code, places)?.id === place.id ? place.code : place.id;

/** Choices of a form. */
export const placeOptions = (places: readonly Place[], lang: Lang): { value: string; label: string }[] =>
  places.map((place) => ({ value: placeAddress(place, places), label: place.name[lang] }));

/** A district and the city that it belongs to. */
export type DistrictOfCity = District & { city: string };

/** The same for the districts of several cities, with the city's name to tell them apart. */
export function districtOptions(districts: readonly DistrictOfCity[], lang: Lang): { value: string; label: string }[] {
  const several = new Set(districts.map(({ city }) => city)).size > 1;
  return districts.map(({ id, name, city }) => ({
    value: id,
    label: several ? `${name[lang]} (${city})` : name[lang],
  }));
}
