import type { Sql } from "postgres";
import type { Acknowledged } from "./people.ts";
import type { Delivered } from "./smtp-sink.ts";

/** What was promised beside what is there. */
export async function counted(sql: Sql, { filed, published }: Acknowledged, delivered: Delivered[]) {
  const rows = await sql<{ number: string; title: string; state: string }[]>`
    select c.number, r.title, c.state from contributions c join revisions r on r.contribution_id = c.id and r.number = 1 where r.title like 'Prova %'`;
  const byTitle = new Map<string, string[]>();
  for (const { title, number } of rows) byTitle.set(title, [...(byTitle.get(title) ?? []), number]);
  const numbers = await sql<{ series: string; n: number; unique: number; span: number }[]>`
    select left(number, length(number) - 5) as series, count(*)::int as n, count(distinct number)::int as "unique",
           max(right(number, 4)::int) - min(right(number, 4)::int) + 1 as span
    from contributions group by 1`;
  const states = new Map(rows.map(({ number, state }) => [number, state]));
  const copies = new Map<string, number>();
  for (const { messageId } of delivered) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  /** One receipt to each address: two Message-IDs for one would be two mails. */
  const receipts = new Map<string, Set<string>>();
  for (const { to, subject, messageId } of delivered)
    receipts.set(`${to} ${subject}`, (receipts.get(`${to} ${subject}`) ?? new Set()).add(messageId));
  const named = [...receipts.keys()].join("\n");
  return {
    filings: filed.size,
    lost: [...filed].filter(([title, number]) => !byTitle.get(title)?.includes(number)).length,
    doubled: [...byTitle.values()].filter((each) => each.length > 1).length,
    numbersDoubled: numbers.reduce((sum, { n, unique }) => sum + n - unique, 0),
    numbersMissing: numbers.reduce((sum, { unique, span }) => sum + span - unique, 0),
    publications: published.size,
    publicationsLost: [...published].filter((number) => states.get(number) !== "published").length,
    mails: copies.size,
    filingsWithoutReceipt: [...filed.values()].filter((number) => !named.includes(number)).length,
    mailsOfTwoIds: [...receipts].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${ids.size} × ${key}`),
    mailsHandedOverAgain: [...copies.values()].filter((n) => n > 1).length,
  };
}

type Whole = Awaited<ReturnType<typeof counted>> & {
  seed: number;
  faults: { server: number; postgres: number };
  seconds: number;
  retries: number;
  odd: string[];
  verify: string;
};

/** The table and the JSON; true when every promise was kept. */
export function print(whole: Whole): boolean {
  const rows: [string, number | string, (number | string)?][] = [
    ["kills of a server process", whole.faults.server],
    ["kills of PostgreSQL", whole.faults.postgres],
    ["seconds", whole.seconds],
    ["requests made again", whole.retries],
    ["filings acknowledged", whole.filings],
    ["  of them lost", whole.lost, 0],
    ["  filed twice", whole.doubled, 0],
    ["  without a receipt by mail", whole.filingsWithoutReceipt, 0],
    ["numbers given twice", whole.numbersDoubled, 0],
    ["numbers missing in a row", whole.numbersMissing, 0],
    ["publications acknowledged", whole.publications],
    ["  of them lost", whole.publicationsLost, 0],
    ["mails", whole.mails],
    ["  made twice", whole.mailsOfTwoIds.length, 0],
    ["  handed over again under the same Message-ID", whole.mailsHandedOverAgain],
    ["answers nobody expected", whole.odd.length, 0],
    ["npm run verify", whole.verify, "green"],
  ];
  for (const [what, found, wanted] of rows)
    console.log(
      `${what.padEnd(46)} ${String(found).padStart(8)}${wanted === undefined || wanted === found ? "" : `   WRONG, wanted ${wanted}`}`,
    );
  for (const each of [...whole.mailsOfTwoIds, ...whole.odd].slice(0, 10)) console.log(`  ${each}`);
  console.log(JSON.stringify(whole));
  return whole.filings > 0 && rows.every(([, found, wanted]) => wanted === undefined || wanted === found);
}
