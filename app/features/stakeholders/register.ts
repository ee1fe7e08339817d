import { proposeBench, type Bench, type OrganisationKind } from "#app/features/organisations/bench.ts";
import type { Place } from "#app/features/places/place.ts";

/** What became of a body's invitation. */
export const standings = ["listed", "invited", "accepted", "declined", "passed_on", "represented"] as const;
export type Standing = (typeof standings)[number];

/** The views of the register; a body can be in several. */
export const views = [
  "listed",
  "invited",
  "delivered",
  "failed",
  "accepted",
  "declined",
  "passed_on",
  "represented",
  "spoken",
  "silent",
] as const;
export type View = (typeof views)[number];

export interface Found {
  stored: Standing | null;
  /** Somebody acts for it today, or will do so. */
  actsNow: boolean;
  everActed: boolean;
}

/**
 * The state of a body. One that has a delegate takes part, however that came about; for every other its last invitation
 * decides. A body that has only a seat is «listed».
 */
export function registerStanding({ stored, actsNow, everActed }: Found): Standing {
  if (actsNow) return "accepted";
  if (stored !== null && stored !== "listed" && stored !== "invited") return stored;
  return everActed ? "accepted" : (stored ?? "listed");
}

export interface RegisterFacts {
  name: string;
  distinction: string;
  bench: Bench;
  district: Place | null;
  standing: Standing;
  deliveredAt: Date | null;
  failedAt: Date | null;
  filed: number;
  joined: number;
  /** It has become another body. */
  over: boolean;
}

/** It has filed a text or joined one. This is counted from the contributions each time and never stored. */
export const hasSpoken = ({ filed, joined }: Pick<RegisterFacts, "filed" | "joined">): boolean =>
  filed > 0 || joined > 0;

/**
 * It was invited or takes part, but no text of the consultation bears its name. A body that answered that it will not
 * speak is not silent.
 */
export const isSilent = (row: Pick<RegisterFacts, "filed" | "joined" | "standing" | "over">): boolean =>
  !hasSpoken(row) && !row.over && (row.standing === "invited" || row.standing === "accepted");

export function inView(row: RegisterFacts, view: View): boolean {
  switch (view) {
    case "delivered":
      return row.deliveredAt !== null;
    case "failed":
      return row.standing === "invited" && row.failedAt !== null;
    case "spoken":
      return hasSpoken(row);
    case "silent":
      return isSilent(row);
    default:
      return row.standing === view;
  }
}

/** Stands in addresses for a body that doesn't work in one district. */
export const wholeCity = "0";

export interface RegisterFilter {
  view: View | null;
  bench: Bench | null;
  /** The code of a district, or `wholeCity`. */
  district: string | null;
  search: string;
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The rows of a bench and district whose name has the words. The view is applied afterwards, so that its counts fit the
 * rows that are shown.
 */
export function narrow<R extends RegisterFacts>(
  rows: readonly R[],
  { bench, district, search }: Omit<RegisterFilter, "view">,
): R[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter((row) => {
    const name = fold(`${row.name} ${row.distinction}`);
    return (
      (bench === null || row.bench === bench) &&
      (district === null || (row.district?.code ?? wholeCity) === district) &&
      words.every((word) => name.includes(word))
    );
  });
}

export const countViews = (rows: readonly RegisterFacts[]): Record<View, number> =>
  Object.fromEntries(views.map((view) => [view, rows.filter((row) => inView(row, view)).length])) as Record<
    View,
    number
  >;

/** The bench on which a body sits or would sit. Only bodies that take part have a seat, because seats are public. */
export const benchFor = (seat: Bench | null, kind: OrganisationKind): Bench => seat ?? proposeBench(kind);
