const REACH = 1.3;
const SEARCH = 3;

/**
 * The measured addresses of one database. Keys of deep pages and the words to search are found in it; the words are the
 * same in every size.
 * @param {import("postgres").Sql} sql @param {string} slug
 */
export async function casesOf(sql, slug) {
  const site = `/consultazioni/${slug}`;
  const desk = `/gestione/${slug}`;
  const list = `${site}/contributi`;
  const of = `campaign_id = (select id from campaigns where slug = '${slug}') and state = 'published'`;
  const keyOf = async (/** @type {string} */ where) => {
    const [row] = await sql.unsafe(
      `select published_at, id from contributions where ${of} and ${where} order by published_at desc, id desc offset (select count(*) / 2 from contributions where ${of} and ${where}) limit 1`,
    );
    return encodeURIComponent(`${row?.["published_at"].toISOString()}~${row?.["id"]}`);
  };
  const numbers = (
    await sql.unsafe(`select number from contributions where ${of} and number like 'PROVA-%' order by md5(id) limit 60`)
  ).map((row) => String(row["number"]));
  const [line] = await sql.unsafe(
    `select code from lines where campaign_id = (select id from campaigns where slug = '${slug}') order by code limit 1`,
  );
  const [seq] = await sql`select seq / 2 as half from audit_head`;
  const [queued] = await sql.unsafe(
    `select received_at, id from contributions where ${of.replace("published", "filed")} order by received_at, id offset (select count(*) / 4 from contributions where ${of.replace("published", "filed")}) limit 1`,
  );
  const [body] = await sql.unsafe(
    `select organisation_id as id from contributions where ${of} group by 1 order by count(*) desc, 1 limit 1`,
  );
  const filters = {
    linea: String(line?.["code"]),
    componente: "unions",
    organizzazione: String(body?.["id"]),
    fase: "1",
    tipo: "demand",
    circoscrizione: "2",
  };
  const columns = /** @type {Record<string, string>} */ ({
    componente: "bench = 'unions'",
    organizzazione: `organisation_id = '${body?.["id"]}'`,
    tipo: "kind = 'demand'",
    circoscrizione: "district = (select id from places where level = 'district' and code = '2')",
  });
  const cards = "contributi/";
  const search = await words(sql);
  return [
    { name: "list", path: list, holds: cards, most: REACH },
    { name: "list, half way by key", path: `${list}?prima=${await keyOf("true")}`, holds: cards, most: REACH },
    ...Object.entries(filters).map(([name, value]) => ({
      name: `list by ${name}`,
      path: `${list}?${name}=${value}`,
      holds: cards,
      most: REACH,
    })),
    ...(await Promise.all(
      Object.entries(columns).map(async ([name, where]) => ({
        name: `list by ${name}, half way`,
        path: `${list}?${name}=${filters[/** @type {keyof typeof filters} */ (name)]}&prima=${await keyOf(where)}`,
        holds: cards,
        most: REACH,
      })),
    )),
    {
      name: "list by linea + componente",
      path: `${list}?linea=${filters.linea}&componente=unions`,
      holds: cards,
      most: REACH,
    },
    { name: "list by circoscrizione + tipo", path: `${list}?circoscrizione=2&tipo=demand`, holds: cards, most: REACH },
    { name: "list by fase + componente", path: `${list}?fase=1&componente=unions`, holds: cards, most: REACH },
    ...search.map(({ name, word, share }) => ({
      name: `search, ${name} (${share})`,
      path: `${list}?cerca=${encodeURIComponent(word)}`,
      holds: "<main",
      most: SEARCH,
    })),
    {
      name: "search, common word + fase",
      path: `${list}?fase=1&cerca=${encodeURIComponent(search[0]?.word ?? "")}`,
      holds: cards,
      most: SEARCH,
    },
    {
      name: "contribution",
      path: (/** @type {number} */ n) => `${list}/${numbers[Math.abs(n) % numbers.length]}`,
      holds: "PROVA-",
      most: REACH,
    },
    { name: "line", path: `${site}/linee/${filters.linea}`, holds: cards, most: REACH },
    { name: "campaign", path: site, holds: "<main", most: REACH },
    { name: "participants", path: `${site}/chi-partecipa`, holds: "Ente di prova", most: REACH },
    { name: "queue", path: `${desk}/arrivi`, desk: true, holds: "PROVA-", most: REACH },
    {
      name: "queue, further on by key",
      path: `${desk}/arrivi?dopo=${encodeURIComponent(`${queued?.["received_at"].toISOString()}~${queued?.["id"]}`)}`,
      desk: true,
      holds: "PROVA-",
      most: REACH,
    },
    { name: "desk of the consultation", path: desk, desk: true, holds: "<main", most: REACH },
    { name: "register", path: `${desk}/portatori`, desk: true, holds: "Ente di prova", most: REACH },
    { name: "log", path: `${desk}/registro`, desk: true, holds: "PROVA-", most: REACH },
    {
      name: "log, half way by key",
      path: `${desk}/registro?prima=${seq?.["half"]}`,
      desk: true,
      holds: "PROVA-",
      most: REACH,
    },
  ];
}

/**
 * Lexemes of the public texts by how many hold them: in about half, in one of a hundred, in one of five thousand, in
 * none. @param {import("postgres").Sql} sql
 */
async function words(sql) {
  const rows = await sql`select name, word, share from bench_words order by share desc`;
  return rows.map((row) => ({
    name: String(row["name"]),
    word: String(row["word"]),
    share: `${(Number(row["share"]) * 100).toFixed(2)} %`,
  }));
}
