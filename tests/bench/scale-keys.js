import { createHash, randomBytes } from "node:crypto";

/**
 * What the addresses of the cases need, found in a filled database. The words to search are the same in every size.
 * @param {import("postgres").Sql} sql @param {string} slug
 */
export async function keysOf(sql, slug) {
  const one = async (/** @type {string} */ query) => {
    const [row] = await sql.unsafe(query);
    if (!row) throw new Error(`Nothing was found by: ${query}`);
    return row;
  };
  const column = async (/** @type {string} */ query) => (await sql.unsafe(query)).map((row) => String(row["found"]));
  const campaign = `(select id from campaigns where slug = '${slug}')`;
  const published = `campaign_id = ${campaign} and state = 'published'`;
  const body = (
    await one(`select organisation_id as id from contributions where ${published} group by 1 order by count(*) desc, 1`)
  )["id"];
  const columns = {
    all: "true",
    componente: "bench = 'unions'",
    organizzazione: `organisation_id = '${body}'`,
    tipo: "kind = 'demand'",
    circoscrizione: "district = (select id from places where level = 'district' and code = '2')",
  };
  /** @type {Record<string, string>} */
  const half = {};
  for (const [name, where] of Object.entries(columns)) {
    const row = await one(
      `select published_at, id from contributions where ${published} and ${where} order by published_at desc, id desc offset (select count(*) / 2 from contributions where ${published} and ${where}) limit 1`,
    );
    half[name] = `${row["published_at"].toISOString()}~${row["id"]}`;
  }
  const filed = `campaign_id = ${campaign} and state = 'filed'`;
  const queued = await one(
    `select received_at, id from contributions where ${filed} order by received_at, id offset (select count(*) / 4 from contributions where ${filed}) limit 1`,
  );
  const some = "and number like 'PROVA-%' order by md5(id) limit 60";
  const receipt = await one(
    `select c.number, r.sha256 from revisions r join contributions c on c.id = r.contribution_id where length(r.sha256) = 64 order by r.filed_at limit 1`,
  );
  return {
    campaign: slug,
    half,
    words: Object.fromEntries(
      (await sql`select name, word from bench_words`).map((row) => [String(row["name"]), String(row["word"])]),
    ),
    numbers: await column(`select number as found from contributions where ${published} ${some}`),
    waiting: await column(`select number as found from contributions where ${filed} ${some}`),
    line: String((await one(`select code from lines where campaign_id = ${campaign} order by code`))["code"]),
    body: String(body),
    queued: `${queued["received_at"].toISOString()}~${queued["id"]}`,
    halfLog: String((await one("select seq / 2 as half from audit_head"))["half"]),
    receipt: { number: String(receipt["number"]), sha256: String(receipt["sha256"]) },
    head: String((await one("select size from log_heads order by size desc"))["size"]),
    section: String((await one("select section_id as id from paragraphs where deleted_at is null order by id"))["id"]),
    round: String((await one(`select id from rounds where campaign_id = ${campaign} and number = 2`))["id"]),
    invitations: String((await one("select id from invitation_batches order by id"))["id"]),
    request: String((await one("select id from participation_requests order by id"))["id"]),
    person: String((await one("select id from people order by id"))["id"]),
    ...(await standIn(sql, slug, String(body))),
  };
}

/**
 * Opens the second round and an import to look at. Lets somebody of the demo act for the body that filed most, so that
 * its own pages grow as the others do, and gives it a draft and two texts to join.
 * @param {import("postgres").Sql} sql @param {string} slug @param {string} body
 */
async function standIn(sql, slug, body) {
  const [campaign] = await sql`select id from campaigns where slug = ${slug}`;
  const [round] = await sql`select id from rounds where campaign_id = ${campaign?.["id"]} and number = 2`;
  const [lead] = await sql`select id from people where email = 'responsabile@example.org'`;
  const [mandate] = await sql`
    select id, organisation_id from mandates
    where capacity = 'signatory' and person_id = (select id from people where email = 'servizi@example.org')`;
  const other = mandate?.["organisation_id"];
  await sql`update mandates set organisation_id = ${body} where id = ${mandate?.["id"]}`;
  const [text] = await sql`
    select id, number from contributions where campaign_id = ${campaign?.["id"]} and organisation_id <> ${body}
      and number like 'PROVA-%' and state = 'published' order by id limit 1`;
  const made = { campaign: campaign?.["id"], round: round?.["id"], lead: lead?.["id"], mandate: mandate?.["id"] };
  await sql`
    insert into round_terms (id, round_id, version, opens_at, closes_at, reason, decided_at)
    select 'bench-term', ${made.round}, 99, min(opens_at), now() + interval '30 days', 'Prova', now() - interval '100 days'
    from round_terms where round_id = ${made.round}`;
  for (const [id, organisation] of [
    ["bench-draft", body],
    ["bench-draft-of-others", other],
  ])
    await sql`
      insert into drafts (id, campaign_id, round_id, organisation_id, kind, title, answers, body, line_ids, losses,
        saved_by, saved_at, created_at)
      values (${id}, ${made.campaign}, ${made.round}, ${organisation}, 'contribution', 'Prova', '{}', 'Un testo.', '[]',
        '[]', ${made.mandate}, now(), now())`;
  await sql`
    insert into join_invitations (id, draft_id, contribution_id, organisation_id, invited_by, invited_at) values
      ('bench-invitation', 'bench-draft-of-others', null, ${body}, ${made.mandate}, now()),
      ('bench-invitation-2', null, ${text?.["id"]}, ${body}, ${made.mandate}, now())`;
  const [halfOwn] = await sql`
    select received_at, id from contributions where organisation_id = ${body} order by received_at desc, id desc
    offset (select count(*) / 2 from contributions where organisation_id = ${body}) limit 1`;
  await sql`
    insert into import_batches (id, campaign_id, round_id, file_name, sha256, state, errors, created_at, created_by)
    values ('bench-batch', ${made.campaign}, ${made.round}, 'prova.csv', 'h', 'checked', '[]', now(), ${made.lead})`;
  return {
    mandate: String(made.mandate),
    halfOwn: `${halfOwn?.["received_at"].toISOString()}~${halfOwn?.["id"]}`,
    ownNumbers: (
      await sql`select number from contributions where organisation_id = ${body} and state = 'published'
          and number like 'PROVA-%' order by md5(id) limit 60`
    ).map((row) => String(row["number"])),
    draft: "bench-draft",
    invitation: "bench-invitation",
    toJoin: String(text?.["number"]),
    batch: "bench-batch",
  };
}

/**
 * Opens a session of each persona, for fourteen days; gives their cookies.
 * @param {import("postgres").Sql} sql @returns {Promise<Record<import("./scale-cases.js").Persona, string | null>>}
 */
export async function cookiesOf(sql) {
  const cookieOf = async (/** @type {string} */ email) => {
    const token = randomBytes(20).toString("hex");
    await sql`
      insert into sessions (id, user_id, expires_at, created_at, device)
      select ${createHash("sha256").update(token).digest("hex")}, id, now() + interval '14 days', now(), 'bench'
      from people where email = ${`${email}@example.org`}`;
    return `tavolo_session=${token}`;
  };
  return {
    visitor: null,
    lead: await cookieOf("responsabile"),
    writer: await cookieOf("servizi"),
    admin: await cookieOf("admin"),
  };
}
