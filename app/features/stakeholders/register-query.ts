import type { Bench } from "#app/features/organisations/bench.ts";
import type { Place } from "#app/features/places/place.ts";
import { views, wholeCity, type RegisterFilter } from "./register.ts";

const benchNames: readonly Bench[] = ["institutions", "unions", "employers", "training", "third_sector", "enterprises"];

/**
 * The register's filters as its address names them. Anything else chooses nothing, nor does a district that isn't one
 * of the campaign's.
 */
export function readRegisterFilter(
  query: URLSearchParams,
  districts: readonly Place[],
): RegisterFilter & { page: number } {
  const district = [wholeCity, ...districts.map(({ code }) => code)].find(
    (code) => code === query.get("circoscrizione"),
  );
  const page = /^[1-9]\d{0,3}$/.test(query.get("pagina") ?? "") ? Number(query.get("pagina")) : 1;
  return {
    view: views.find((each) => each === query.get("stato")) ?? null,
    bench: benchNames.find((each) => each === query.get("componente")) ?? null,
    district: district ?? null,
    page,
    search: (query.get("cerca") ?? "")
      .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, " ")
      .trim()
      .slice(0, 200),
  };
}

/** `?stato=silent&componente=unions`: only the filters that are chosen. */
export function registerQuery({ view, bench, district, search, page = 1 }: RegisterFilter & { page?: number }): string {
  const query = new URLSearchParams();
  if (view) query.set("stato", view);
  if (bench) query.set("componente", bench);
  if (district !== null) query.set("circoscrizione", district);
  if (search) query.set("cerca", search);
  if (page > 1) query.set("pagina", String(page));
  return query.size > 0 ? `?${query.toString()}` : "";
}

/** Rows of one page. */
export const registerPage = 100;
