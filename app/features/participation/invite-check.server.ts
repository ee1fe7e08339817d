import { sql } from "drizzle-orm";
import { BrokenCsv, delimiterOf, recordsOf } from "#app/core/csv-records.server.ts";
import type { OrganisationKind } from "#app/features/organisations/bench.ts";
import { fullName, indexNames } from "#app/features/organisations/name.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { listDistricts } from "#app/features/places/places.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { readInviteHead, type InviteKey, type RowError } from "./invite-columns.ts";
import { readInviteRow, repeatedRows, type InviteRow, type InviteWorld, type KnownBody } from "./invite-row.ts";
import { registerStanding, type Standing } from "#app/features/stakeholders/register.ts";

export const mostInvitations = 2_000;

/** Where `errors` is empty, every row of `rows` can be sent, or is skipped because its body was invited before. */
export interface InviteCheck {
  rows: InviteRow[];
  errors: RowError[];
}

/** Checks a whole file against what is in the database now; writes nothing. */
export const checkInvitations = async (
  content: string,
  campaignId: string,
  now: Date,
  handle: Db | Tx = db(),
): Promise<InviteCheck> => readList(content, await inviteWorld(campaignId, now, handle));

async function readList(content: string, world: InviteWorld): Promise<InviteCheck> {
  const rows: InviteRow[] = [];
  const errors: RowError[] = [];
  let keys: (InviteKey | null)[] | null = null;
  let total = 0;
  try {
    for await (const { cells, row } of recordsOf(bytesOf(content), delimiterOf(content))) {
      if (keys === null) {
        const head = readInviteHead(cells);
        if (head.errors.length > 0) return { rows: [], errors: head.errors };
        keys = head.keys;
        continue;
      }
      total += 1;
      if (total > mostInvitations)
        return { rows: [], errors: [...errors, { row, column: "", code: `too_many_rows:${mostInvitations}` }] };
      const read = readInviteRow(cells, keys, row, world);
      if (Array.isArray(read)) errors.push(...read);
      else rows.push(read);
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    errors.push({ row: error.row, column: "", code: error.code });
  }
  if (total === 0 && errors.length === 0) errors.push({ row: keys === null ? 1 : 2, column: "", code: "no_rows" });
  return { rows, errors: [...errors, ...repeatedRows(rows)].sort((a, b) => a.row - b.row) };
}

/** The ids of the lists in which something is wrong now. */
export async function wrongLists(
  lists: readonly { id: string; content: string }[],
  campaignId: string,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (lists.length === 0) return new Set();
  const world = await inviteWorld(campaignId, now, db());
  const wrong = new Set<string>();
  for (const { id, content } of lists) if ((await readList(content, world)).errors.length > 0) wrong.add(id);
  return wrong;
}

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(content));
}

interface RawBody {
  id: string;
  mergedInto: string | null;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  name: string;
  distinction: string;
  stored: Standing | null;
  listed: boolean;
  actsNow: boolean;
  everActed: boolean;
  over: boolean;
}

async function inviteWorld(campaignId: string, now: Date, handle: Db | Tx): Promise<InviteWorld> {
  const day = romeDay(now);
  const raw = rowsOf<RawBody>(
    await handle.execute(sql`
    select o.id, o.merged_into as "mergedInto", o.fiscal_code as "fiscalCode", o.ipa_code as "ipaCode", o.email, n.name, n.distinction, s.state as stored, s.id is not null as listed,
      exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${campaignId} and m.revoked_at is null and (m.valid_to is null or m.valid_to >= ${day}::date)) as "actsNow",
      exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${campaignId}) as "everActed",
      exists (select 1 from successions u where u.from_id = o.id and u.kind <> 'duplicate' and u.on_date <= ${day}::date) as over
    from organisations o join lateral ${nameRowOn(sql`o.id`, day)} n on true
    left join stakeholders s on s.organisation_id = o.id and s.campaign_id = ${campaignId}`),
  );
  const standing = new Map(
    raw
      .filter((body) => body.mergedInto === null)
      .map((body): [string, KnownBody] => [
        body.id,
        {
          id: body.id,
          name: fullName(body),
          email: body.email,
          over: body.over,
          standing: registerStanding(body),
          listed: body.listed,
        },
      ]),
  );
  // The code or id of a duplicate entry names the body that stands for it.
  const by = (code: (body: RawBody) => string | null) =>
    new Map(
      raw.flatMap((body): [string, KnownBody][] => {
        const [key, known] = [code(body), standing.get(body.mergedInto ?? body.id)];
        return key !== null && known ? [[key, known]] : [];
      }),
    );
  const names = await handle
    .select({ name: organisationNames.name, distinction: organisationNames.distinction })
    .from(organisationNames);
  return {
    bodies: {
      byFiscalCode: by((body) => body.fiscalCode?.toUpperCase() ?? null),
      byIpaCode: by((body) => body.ipaCode?.toUpperCase() ?? null),
      byId: by((body) => body.id),
    },
    names: indexNames(names),
    districts: await listDistricts(campaignId, handle),
    kinds: kindWords,
  };
}

/** The kinds by their codes, by their words in both languages, and by shorter words that lists use. */
const kindWords: ReadonlyMap<string, OrganisationKind> = new Map(
  (["it", "en"] as const).flatMap((lang) => {
    const { kinds } = textIn(lang).organisations;
    const short = textIn(lang).stakeholders.bulk.kindWords;
    return (Object.keys(kinds) as OrganisationKind[]).flatMap((kind) =>
      [kind, kinds[kind], ...short[kind]].map((word): [string, OrganisationKind] => [word.toLowerCase(), kind]),
    );
  }),
);
