import { isFiscalCode, isIpaCode } from "#app/features/organisations/code.ts";
import { addName, needsDistinction, type NameIndex } from "#app/features/organisations/name.ts";
import { placeNamed, type Place } from "#app/features/places/place.ts";
import type { OrganisationKind } from "#app/features/organisations/bench.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { columnOf, type InviteKey, type RowError } from "./invite-columns.ts";
import type { Standing } from "#app/features/stakeholders/register.ts";

export interface KnownBody {
  id: string;
  name: string;
  email: string | null;
  /** It has become another body, so nobody can be invited for it. */
  over: boolean;
  standing: Standing;
  /** The register has it already, with or without a note. */
  listed: boolean;
}

export interface NewBody {
  name: string;
  distinction: string;
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  district: string | null;
}

/** A row as it would be sent; `skipped` says why nothing is sent, because the body was invited or answered before. */
export interface InviteRow {
  row: number;
  known: string | null;
  made: NewBody | null;
  name: string;
  contact: { name: string; email: string; language: Lang };
  note: string;
  /** The register has a note for this body already, which stays; the note of this row is not kept. */
  noteStays: boolean;
  skipped: Exclude<Standing, "listed"> | null;
}

/** What rows are compared with: bodies by their code in capitals, and every name that any body ever had. */
export interface InviteWorld {
  bodies: {
    byFiscalCode: ReadonlyMap<string, KnownBody>;
    byIpaCode: ReadonlyMap<string, KnownBody>;
    byId: ReadonlyMap<string, KnownBody>;
  };
  names: NameIndex;
  districts: readonly Place[];
  /** Words for kinds, in small letters. */
  kinds: ReadonlyMap<string, OrganisationKind>;
}

const languages: Record<string, Lang> = {
  it: "it",
  italiano: "it",
  italian: "it",
  en: "en",
  inglese: "en",
  english: "en",
};
const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** A row, or everything that is wrong with it by column. */
export function readInviteRow(
  cells: readonly string[],
  keys: readonly (InviteKey | null)[],
  row: number,
  world: InviteWorld,
): InviteRow | RowError[] {
  if (cells.length !== keys.length) return [{ row, column: "", code: `columns:${keys.length}` }];
  const errors: RowError[] = [];
  const wrong = (key: InviteKey, code: string): null => {
    errors.push({ row, column: columnOf(key), code });
    return null;
  };
  const cell = (key: InviteKey, most = 200): string => {
    const at = keys.indexOf(key);
    const text = at < 0 ? "" : (cells[at] ?? "").replace(/\s+/g, " ").trim();
    if (text.length > most) wrong(key, `too_long:${most}`);
    return text;
  };
  const address = (key: InviteKey): string => {
    const text = cell(key, 254).toLowerCase();
    return text === "" || isEmail(text) ? text : (wrong(key, "invalid_email") ?? "");
  };
  const sign = (key: InviteKey) => cell(key, 64).replace(/\s/g, "").toUpperCase();
  const [fiscalCode, ipaCode, id] = [sign("fiscalCode"), sign("ipaCode"), cell("organisationId", 64)];
  const named = [
    { key: "organisationId" as const, given: id, body: world.bodies.byId.get(id) },
    { key: "fiscalCode" as const, given: fiscalCode, body: world.bodies.byFiscalCode.get(fiscalCode) },
    { key: "ipaCode" as const, given: ipaCode, body: world.bodies.byIpaCode.get(ipaCode) },
  ].filter(({ given }) => given !== "");
  const found = named.flatMap(({ key, body }) => (body ? [{ key, body }] : []));
  const [first] = found;
  const other = found.find(({ body }) => body.id !== first?.body.id);
  if (other) wrong(other.key, "two_organisations");
  if (id !== "" && !world.bodies.byId.has(id)) wrong("organisationId", "organisation_unknown");
  if (first?.body.over) wrong(first.key, "body_over");

  const [email, contactName, contactEmail] = [address("email"), cell("contactName", 120), address("contactEmail")];
  const district =
    cell("district") === ""
      ? null
      : (placeNamed(cell("district"), world.districts)?.id ?? wrong("district", "invalid_choice"));
  const language =
    cell("language") === "" ? "it" : (languages[cell("language").toLowerCase()] ?? wrong("language", "invalid_choice"));
  const note = cell("note", 1000);
  const made =
    first || id !== ""
      ? null
      : newBody(
          {
            name: cell("name"),
            distinction: cell("distinction", 120),
            kind: cell("kind").toLowerCase(),
            fiscalCode,
            ipaCode,
            email: email || null,
            district,
          },
          wrong,
          world,
        );
  if (contactName !== "" && contactEmail === "") wrong("contactEmail", "required");
  const to = contactEmail || email || first?.body.email || "";
  if (to === "" && errors.length === 0) wrong("contactEmail", "no_address");

  if (errors.length > 0 || !language) return errors;
  const standing = first?.body.standing ?? "listed";
  return {
    row,
    known: first?.body.id ?? null,
    made,
    name: first?.body.name ?? made?.name ?? "",
    contact: { name: contactName, email: to, language },
    note,
    noteStays: note !== "" && first?.body.listed === true,
    skipped: standing === "listed" ? null : standing,
  };
}

interface Written {
  name: string;
  distinction: string;
  kind: string;
  fiscalCode: string;
  ipaCode: string;
  email: string | null;
  district: string | null;
}

/**
 * A body that is not known yet needs a name and a kind; another body may have the same name only if a text tells them
 * apart.
 */
function newBody(given: Written, wrong: (key: InviteKey, code: string) => null, world: InviteWorld): NewBody | null {
  if (given.name === "")
    return given.fiscalCode || given.ipaCode ? wrong("name", "unknown_needs_name") : wrong("fiscalCode", "which_body");
  const kind =
    given.kind === "" ? wrong("kind", "required") : (world.kinds.get(given.kind) ?? wrong("kind", "invalid_choice"));
  if (given.fiscalCode !== "" && !isFiscalCode(given.fiscalCode)) wrong("fiscalCode", "invalid_fiscal_code");
  if (given.ipaCode !== "" && !isIpaCode(given.ipaCode)) wrong("ipaCode", "invalid");
  if (needsDistinction(given, world.names)) wrong("name", "name_taken");
  return (
    kind && {
      name: given.name,
      distinction: given.distinction,
      kind,
      fiscalCode: given.fiscalCode || null,
      ipaCode: given.ipaCode || null,
      email: given.email,
      district: given.district,
    }
  );
}

/**
 * Rows that name the same body, which would be invited twice, or new bodies of the same name, which nobody could tell
 * apart.
 */
export function repeatedRows(rows: readonly InviteRow[]): RowError[] {
  const seen = new Set<string>();
  const names: NameIndex = new Map();
  return rows.flatMap(({ row, known, made }): RowError[] => {
    const keys = known
      ? [known]
      : [made?.fiscalCode && `f ${made.fiscalCode}`, made?.ipaCode && `i ${made.ipaCode}`].filter(
          (key) => typeof key === "string",
        );
    const twice = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    if (twice) return [{ row, column: columnOf("fiscalCode"), code: "duplicate_row" }];
    const same = made !== null && needsDistinction(made, names);
    if (made) addName(names, made);
    return same ? [{ row, column: columnOf("name"), code: "name_taken" }] : [];
  });
}
