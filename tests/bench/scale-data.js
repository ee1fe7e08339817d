import { once } from "node:events";
import { randomOf, texts, zipf } from "./scale-texts.js";

/**
 * Everything that grows is random on two levels: bodies, unequally large, then each body's contributions, after its own
 * bench, districts and lines.
 */
export const BODIES = 300;
const SLOTS = 20_000;

/** One row as COPY reads it. @param {(string | number | null)[]} cells */
const row = (cells) =>
  `${cells.map((cell) => (cell === null ? "\\N" : String(cell).replace(/[\\\t\n\r]/g, (sign) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" })[sign] ?? ""))).join("\t")}\n`;

/** @param {import("postgres").Sql} sql @param {string} into @param {Iterable<(string | number | null)[]>} rows */
async function copy(sql, into, rows) {
  const stream = await sql.unsafe(`copy ${into} from stdin`).writable();
  for (const cells of rows) if (!stream.write(row(cells))) await once(stream, "drain");
  stream.end();
  await once(stream, "finish");
}

/**
 * Puts beside the demo what every size shares: the bodies with their seats, and a pool of texts as long as the demo's,
 * whose search vectors are made once. A contribution draws its text from the pool.
 * @param {import("postgres").Sql} sql @param {{ campaign: string, seed: number, pool: number }} options
 */
export async function prepare(sql, { campaign, seed, pool }) {
  const random = randomOf(seed);
  const [length] =
    await sql`select percentile_cont(0.5) within group (order by length(plain))::int as median, coalesce(stddev(ln(length(plain))), 0.5)::float8 as spread from public_texts where length(plain) > 0`;
  if (!length) throw new Error("The demo has no texts.");
  await sql.unsafe(`
    create unlogged table bench_pool (n int primary key, title text, blocks jsonb, plain text, sentences jsonb, search tsvector generated always as (to_tsvector('italian', title || ' ' || plain)) stored);
    create unlogged table bench_bodies (n int primary key, bench text, district int, line int);
    create unlogged table bench_slots (slot int primary key, body int)`);
  await copy(
    sql,
    "bench_pool (n, title, blocks, plain, sentences)",
    (function* () {
      let n = 0;
      for (const text of texts({ count: pool, median: length["median"], spread: length["spread"], seed: seed + 1 }))
        yield [n++, text.title, JSON.stringify(text.blocks), text.plain, JSON.stringify(text.sentences)];
    })(),
  );
  const [bench, district, line, body] = [
    zipf(6, 0.8, random),
    zipf(8, 0.7, random),
    zipf(5, 0.9, random),
    zipf(BODIES, 0.8, random),
  ];
  const benches = ["unions", "third_sector", "enterprises", "employers", "institutions", "training"];
  await copy(
    sql,
    "bench_bodies",
    (function* () {
      for (let n = 0; n < BODIES; n += 1) yield [n, benches[bench()] ?? "", district() + 1, line() + 1];
    })(),
  );
  // Each body has one slot at least; the others are given by size.
  await copy(
    sql,
    "bench_slots",
    (function* () {
      for (let slot = 0; slot < SLOTS; slot += 1) yield [slot, slot < BODIES ? slot : body()];
    })(),
  );
  await sql.unsafe(`
    insert into organisations (id, kind, demo, created_at) select 'bench-' || n, 'third_sector', true, now() from bench_bodies;
    insert into organisation_names (id, organisation_id, name, valid_from) select 'bench-' || n, 'bench-' || n, 'Ente di prova numero ' || n, '2000-01-01' from bench_bodies;
    insert into bench_seats (id, campaign_id, organisation_id, bench) select 'bench-' || n, '${campaign}', 'bench-' || n, bench from bench_bodies;
    analyze bench_pool, bench_bodies, bench_slots`);
  // The index holds stems; a word that is its own stem finds what holds it.
  await sql.unsafe(`
    create table bench_words as
      with stat as materialized (select word, ndoc / ${pool}::float8 as share from ts_stat('select search from bench_pool') where length(word) > 3 and websearch_to_tsquery('italian', word)::text = quote_literal(word))
      select w.name, s.share, s.word from (values ('common word', 0.5), ('frequent word', 0.04), ('middle word', 0.01), ('rare word', ${Math.max(0.0002, 1 / pool)})) w (name, wanted)
      cross join lateral (select word, share from stat order by abs(ln(share / w.wanted)), word limit 1) s
      union all select 'no such word', 0, 'zzyxw'`);
  return length;
}

/**
 * Fills one database: contributions with their filed and public texts, lines, passages, joinings and log. Triggers and
 * foreign keys rest meanwhile, the counts are derived afterwards by the product's own function. What no measured page
 * reads (the receipt's text) is left short.
 * @param {import("postgres").Sql} sql @param {{ campaign: string, seed: number, pool: number, size: number }} options
 */
export async function fill(sql, { campaign, seed, pool, size }) {
  const id = (/** @type {string} */ block, n = "i") => `'01900000-0000-${block}-8000-' || lpad(to_hex(${n}), 12, '0')`;
  await sql.unsafe(`
    set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB';
    select setseed(${((seed % 1000) / 1000).toFixed(3)});
    create unlogged table bench_rows as
      select i, s.body, floor(random() * ${pool})::int as pool, date_trunc('milliseconds', now() - interval '90 days' * (1 - i::float8 / ${size + 1})) as at,
        case when r.state < 0.86 then 'published' when r.state < 0.94 then 'filed' when r.state < 0.96 then 'ready' when r.state < 0.98 then 'refused' when r.state < 0.99 then 'withdrawn' else 'taken_down' end as state,
        case when r.kind < 0.6 then 'contribution' when r.kind < 0.85 then 'demand' else 'analysis' end as kind,
        case when r.district < 0.5 then b.district when r.district < 0.75 then 1 + floor(random() * 8)::int end as district,
        case when r.line < 0.6 then b.line else 1 + floor(power(random(), 2) * 5)::int end as line, random() as joins, random() as coded, random() as disowned, random() as integrated, b.bench
      from (select i, floor(random() * ${SLOTS})::int as slot, random() as state, random() as kind, random() as district, random() as line from generate_series(1, ${size}) i) r
      join bench_slots s on s.slot = case when r.i <= ${BODIES} then r.i - 1 else r.slot end join bench_bodies b on b.n = s.body;
    update bench_rows set state = 'published' where i <= ${BODIES};
    create unlogged table bench_lines as select code, id from lines where campaign_id = '${campaign}';
    create unlogged table bench_person as select id from people order by id limit 1;
    create unlogged table bench_round as select id from rounds where campaign_id = '${campaign}' order by number;
    analyze bench_rows`);
  const rounds = await sql`select id from bench_round`;
  const [early, late] = [rounds[0]?.["id"], rounds.at(-1)?.["id"]];
  await sql.unsafe(`
    insert into contributions (id, number, campaign_id, round_id, organisation_id, organisation_name_id, bench, kind, district, channel, received_at, entered_at, state, state_at, public_text_id, published_at, disowned_at)
      select ${id("7000")}, 'PROVA-' || lpad(i::text, 8, '0'), '${campaign}', case when i < ${size} * 0.7 then '${early}' else '${late}' end, 'bench-' || body, 'bench-' || body, bench, kind, (select p.id from places p where p.level = 'district' and p.code = district::text), 'site', at, at, state, at,
        case when state in ('published', 'withdrawn', 'taken_down') then ${id("7002")} end, case when state in ('published', 'withdrawn', 'taken_down') then at + interval '1 day' end,
        case when state = 'published' and disowned < 0.002 then at end from bench_rows order by i;
    insert into sources (id, kind, number, campaign_id, organisation_id, organisation_name_id, bench, state, state_at, public_text_id, disowned_at)
      select id, 'contribution', number, campaign_id, organisation_id, organisation_name_id, bench, source_state(state), state_at, public_text_id, disowned_at
      from contributions where number like 'PROVA-%' order by id`);
  await sql.unsafe(`
    insert into revisions (id, contribution_id, number, title, blocks, plain, receipt_text, salt, sha256, filed_at, person_id, privacy_version, third_parties, licence)
      select ${id("7001")}, ${id("7000")}, 1, p.title, p.blocks, p.plain, '', 's', 'h', at, (select id from bench_person), '1', 'none', 'CC BY 4.0' from bench_rows join bench_pool p on p.n = pool order by i;
    insert into revisions (id, contribution_id, number, title, blocks, plain, receipt_text, salt, sha256, filed_at, person_id, privacy_version, third_parties, licence)
      select ${id("7011")}, ${id("7000")}, 2, p.title, p.blocks, p.plain, '', 's', 'h', at, (select id from bench_person), '1', 'none', 'CC BY 4.0' from bench_rows join bench_pool p on p.n = pool where state = 'published' and integrated < 0.002`);
  await sql.unsafe(`
    drop index public_texts_search; drop index public_texts_source; alter table public_texts alter column search drop expression;
    insert into public_texts (id, source_id, revision_id, title, blocks, plain, sha256, offset_map, omissis, sentences, made_at, made_by, search)
      select ${id("7002")}, ${id("7000")}, ${id("7001")}, p.title, p.blocks, p.plain, 'h', '[]', '[]', p.sentences, at, (select id from bench_person), p.search
      from bench_rows join bench_pool p on p.n = pool where state in ('published', 'withdrawn', 'taken_down') order by i;
    create index public_texts_source on public_texts (source_id);
    create index public_texts_search on public_texts using gin (search)`);
  await sql.unsafe(`
    insert into contribution_lines (contribution_id, line_id) select ${id("7000")}, l.id from bench_rows join bench_lines l on l.code = line order by i;
    insert into excerpts (id, campaign_id, source_id, public_text_id, start, "end", exact, prefix, suffix, created_at, created_by)
      select ${id("7003", "i * 4 + k")}, '${campaign}', ${id("7000")}, ${id("7002")}, (s->>0)::int, (s->>1)::int, substr(p.plain, (s->>0)::int + 1, (s->>1)::int - (s->>0)::int), '', '', at, (select id from bench_person)
      from bench_rows join bench_pool p on p.n = pool cross join generate_series(0, 2) k cross join lateral (select p.sentences->k as s) q where state = 'published' and coded < 0.2 / (k + 1) and s is not null order by i, k;
    insert into codings (id, excerpt_id, line_id, kind, coder_id, coded_at)
      select ${id("7004", "i * 4 + k")}, ${id("7003", "i * 4 + k")}, l.id, (array['criticality', 'demand', 'action_proposal', 'opportunity'])[1 + (i + k) % 4], (select id from bench_person), at
      from bench_rows join bench_lines l on l.code = line join bench_pool p on p.n = pool cross join generate_series(0, 2) k where state = 'published' and coded < 0.2 / (k + 1) and p.sentences->k is not null order by i, k;
    insert into joins (id, contribution_id, revision_id, text_sha256, organisation_id, organisation_name_id, bench, person_id, mandate_id, joined_at)
      select ${id("7005")}, ${id("7000")}, ${id("7001")}, 'h', 'bench-' || (body + 1) % ${BODIES}, 'bench-' || (body + 1) % ${BODIES}, bench, (select id from bench_person), '', at from bench_rows where state = 'published' and joins < 0.03 order by i;
    insert into audit_log (seq, at, action, campaign_id, subject, detail, previous, hash)
      select h.seq + row_number() over (order by at, k), at, k, '${campaign}', 'contribution:' || ${id("7000")}, jsonb_build_object('number', 'PROVA-' || lpad(i::text, 8, '0')), 'p', md5(i::text)
      from (select seq from audit_head) h cross join bench_rows cross join (values ('contribution.file'), ('contribution.prepare'), ('contribution.publish')) a (k) where k = 'contribution.file' or state = 'published';
    update audit_head set seq = (select max(seq) from audit_log);
    set session_replication_role = origin`);
  await sql.unsafe("analyze");
  await sql.unsafe("select rebuild_tallies()");
  await sql.unsafe(`drop table bench_rows, bench_lines, bench_person, bench_round, bench_pool, bench_slots`);
  await sql.unsafe("vacuum (analyze)");
}
