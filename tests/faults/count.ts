import type { Sql } from "postgres";
import type { Acknowledged } from "./people.ts";
import type { Delivered } from "./smtp-sink.ts";

export type Counted = Awaited<ReturnType<typeof counted>>;

function grouped<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

/** What was promised beside what is there. */
export async function counted(
  sql: Sql,
  { tag, filed, attached, published, imported, versions }: Acknowledged,
  delivered: Delivered[],
) {
  const rows = await sql<{ id: string; number: string; title: string; state: string }[]>`
    select c.id, c.number, r.title, c.state
    from contributions c join revisions r on r.contribution_id = c.id and r.number = 1
    where r.title like ${`Prova ${tag} %`}`;
  const byTitle = grouped(rows, ({ title }) => title);
  const numbers = await sql<{ n: number; unique: number; span: number }[]>`
    select count(*)::int as n, count(distinct number)::int as "unique",
           max(right(number, 4)::int) - min(right(number, 4)::int) + 1 as span
    from contributions group by left(number, length(number) - 5)`;
  const files = await sql<{ title: string; sha256: string }[]>`
    select r.title, f.sha256
    from attachments a join files f on f.id = a.file_id
      join revisions r on r.contribution_id = a.contribution_id and r.number = 1
    where r.title like ${`Prova ${tag} %`} and octet_length(f.content) = f.size`;
  /** Texts whose filing was acknowledged hold what was attached to their drafts before. */
  const filesOf = ([sha256, title]: [string, string]) =>
    files.filter((file) => file.sha256 === sha256 && file.title === title).length;
  const kept = [...attached].filter(([, title]) => filed.has(title));
  const versionsThere = await sql<{ number: number; files: number; most: number }[]>`
    select v.number, count(f.format)::int as files, (max(count(f.format)) over ())::int as most
    from versions v left join version_files f on f.version_id = v.id and f.withdrawn_at is null
      join campaigns c on c.id = v.campaign_id
    where c.slug = 'torino-citta-del-lavoro' group by v.id, v.number`;
  const copies = grouped(delivered, ({ messageId }) => messageId);
  /** One receipt to each address: two Message-IDs for one would be two mails. */
  const receipts = grouped(delivered, ({ to, subject }) => `${to} ${subject}`);
  const named = [...receipts.keys()].join("\n");
  const idsOf = (mails: Delivered[]) => new Set(mails.map(({ messageId }) => messageId)).size;
  return {
    filings: filed.size,
    lost: [...filed].filter(([title, number]) => !byTitle.get(title)?.some((row) => row.number === number)).length,
    doubled: [...byTitle.values()].filter((each) => each.length > 1).length,
    numbersDoubled: numbers.reduce((sum, { n, unique }) => sum + n - unique, 0),
    numbersMissing: numbers.reduce((sum, { unique, span }) => sum + span - unique, 0),
    files: kept.length,
    filesLost: kept.filter((each) => filesOf(each) === 0).length,
    filesDoubled: kept.filter((each) => filesOf(each) > 1).length,
    publications: published.size,
    publicationsLost: [...published].filter(
      (number) => rows.find((row) => row.number === number)?.state !== "published",
    ).length,
    imported: imported.length,
    importedLost: imported.filter((title) => !byTitle.has(title)).length,
    versions: versions.length,
    versionsLost: versions.filter((number) => !versionsThere.some((row) => row.number === number)).length,
    versionsWithoutFiles: versionsThere.filter((row) => row.files < row.most).length,
    mails: copies.size,
    filingsWithoutReceipt: [...filed.values()].filter((number) => !named.includes(number)).length,
    mailsOfTwoIds: [...receipts].filter(([, each]) => idsOf(each) > 1).map(([key, each]) => `${idsOf(each)} × ${key}`),
    mailsHandedOverAgain: [...copies.values()].filter((each) => each.length > 1).length,
  };
}
