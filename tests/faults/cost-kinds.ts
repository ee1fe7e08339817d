import { pages } from "#app/urls.js";
import { careful, formsOf, type ShownForm } from "../bad-input/forms.ts";
import type { CostCase, Sent, Target } from "./cost-measure.ts";

/**
 * The server as strangers meet it, without the limits on how often they may ask: what one request costs is what is
 * measured.
 */
export const costEnvironment: Record<string, string> = {
  BENCH: "1",
  TRUST_PROXY: "1",
  LOG_LEVEL: "info",
  METRICS_TOKEN: "a-token-nobody-uses",
};

/**
 * An address of app/urls.js as a visitor of the demonstration asks for it, with the form that stands there for
 * visitors, if one does.
 */
export interface Address {
  name: string;
  path: string;
  form: ShownForm | null;
}

const given: Record<string, string> = {
  campaign: "torino-citta-del-lavoro",
  line: "1",
  version: "1",
  format: "json",
  number: "TCL-2025-0001",
  round: "1",
};
/** Where a page shows its form only about something. */
const about: Record<string, string> = { report: "?contributo=TCL-2025-0001" };

const pathOf = (name: string, path: string): string =>
  path.replace(/:(\w+)/g, (_, param: string) =>
    param === "page" ? (name === "guidePage" ? "organizzazioni" : "privacy") : (given[param] ?? "niente"),
  ) + (about[name] ?? "");

/** Every address of app/urls.js, with the forms that a visitor finds there. */
export async function findAddresses({ origin }: Target): Promise<Address[]> {
  const found: Address[] = [];
  for (const [name, [pattern]] of Object.entries(pages)) {
    const path = pathOf(name, pattern);
    const answer = await fetch(origin + path, { redirect: "manual" });
    const html =
      answer.status === 200 && answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
    await answer.body?.cancel().catch(() => undefined);
    found.push({ name, path, form: formsOf(html, path).find(({ method }) => method === "post") ?? null });
  }
  return found;
}

const many = (n: number, each: (i: number) => string, between = ""): string =>
  Array.from({ length: n }, (_, i) => each(i)).join(between);
const also = (path: string, query: string): string => path + (path.includes("?") ? "&" : "?") + query;
const before = (path: string, more: string): string => path.replace(/(\?|$)/, `${more}$1`);

type Kind<A> = [name: string, small: number, make: (of: A, n: number) => Sent];
const get = (path: string, headers: [string, string][] = []): Sent => ({ method: "GET", path, headers });
const header = (name: string, line: string, small: number, value: (n: number) => string): Kind<Address> => [
  `${name}: ${line}`,
  small,
  ({ path }, n) => get(path, [[name, value(n)]]),
];

/** A header's lines and the address together may have 16 KB: Node refuses more. */
const reading: Kind<Address>[] = [
  [
    "query names",
    400,
    ({ path }, n) =>
      get(
        also(
          path,
          many(n, (i) => `n${i}=`, "&"),
        ),
      ),
  ],
  [
    "one query name again and again",
    400,
    ({ path }, n) =>
      get(
        also(
          path,
          many(n, () => "index=a", "&"),
        ),
      ),
  ],
  [
    "names of the framework in the query",
    300,
    ({ path }, n) =>
      get(
        also(
          before(path, ".data"),
          many(n, () => "_routes=a", "&"),
        ),
      ),
  ],
  ["routes asked for", 1_500, ({ path }, n) => get(also(before(path, ".data"), `_routes=${many(n, () => "a", ",")}`))],
  ["words searched", 600, ({ path }, n) => get(also(path, `cerca=${many(n, (i) => `p${i % 90}`, "+")}`))],
  [
    "words searched together",
    150,
    ({ path }, n) => get(also(path, `cerca=${many(n, (i) => `%22lavoro+${i % 9}%22`, "+or+")}`)),
  ],
  ["a long return address", 3_000, ({ path }, n) => get(also(path, `poi=/${many(n, () => "a/")}`.slice(0, n)))],
  ["a return address of dots", 3_000, ({ path }, n) => get(also(path, `poi=/${many(n, () => "../")}`.slice(0, n)))],
  [
    "marks in a query",
    250,
    ({ path }, n) => get(also(path, `cerca=e${many(n, () => "%CC%81")}${many(n, () => "%CC%A3")}`)),
  ],
  [
    "path segments",
    1_500,
    ({ path }, n) =>
      get(
        before(
          path,
          many(n, () => "/a"),
        ),
      ),
  ],
  ["slashes in the path", 3_000, ({ path }, n) => get(before(path, `${"/".repeat(n)}a`))],
  ["a long segment", 3_000, ({ path }, n) => get(before(path, `/${"a".repeat(n)}`))],
  ["a long segment of the data", 3_000, ({ path }, n) => get(before(path, `/${"a".repeat(n)}.data`))],
  ["encoded letters in the path", 1_000, ({ path }, n) => get(before(path, `/${"%61".repeat(n)}`))],
  ["@ in the path", 3_000, ({ path }, n) => get(before(path, `/${"@".repeat(n)}`))],
  [
    "lines of headers",
    400,
    ({ path }, n) =>
      get(
        path,
        Array.from({ length: n }, (_, i) => [`x${i}`, "1"]),
      ),
  ],
  header("cookie", "many", 400, (n) => many(n, (i) => `c${i}=1`, "; ")),
  header("cookie", "sessions", 140, (n) => many(n, (i) => `tavolo_session=${i}x`, "; ")),
  header("cookie", "blanks", 3_000, (n) => `a=1${";".repeat(n / 2)}${" ".repeat(n / 2)}x`),
  header("cookie", "one long", 3_000, (n) => `tavolo_session=${"a".repeat(n)}`),
  header("accept-language", "many", 500, (n) => many(n, (i) => `it-${i};q=0.1`, ",").slice(0, n * 6)),
  header("accept-encoding", "many", 800, (n) => many(n, (i) => `e${i % 90};`, ",")),
  header("accept-encoding", "blanks", 3_000, (n) => `gzip${" ".repeat(n)};q`),
  header("accept", "many", 800, (n) => many(n, (i) => `a/${i % 9}`, ",")),
  header("if-none-match", "many", 800, (n) => many(n, () => 'W/"a"', ",").slice(0, n * 4)),
  header("if-none-match", "open quotes", 3_000, (n) => `"${"W/".repeat(n / 2)}`),
  header("x-forwarded-for", "many", 800, (n) => many(n, () => "1.1", ",")),
  header("x-forwarded-for", "one long", 3_000, (n) => "1:".repeat(n / 2)),
  header("user-agent", "long", 3_000, (n) => "Chrome".repeat(n / 6)),
  header("range", "many", 800, (n) => `bytes=${many(n, () => "0-1", ",")}`),
  header("sec-fetch-site", "long", 3_000, (n) => "a".repeat(n)),
];

const megabyte = 1024 * 1024;
/** A quarter of what a form may weigh, less what the rest of it takes. */
const quarter = Math.floor((2 * megabyte) / 4) - 2_000;

type Pairs = [name: string, value: string][];
const pairsOf = ({ form }: Address): Pairs =>
  form
    ? careful(form)
    : [
        ["intent", "save"],
        ["title", "Prova"],
        ["body", "Prova"],
      ];
/** What somebody would write most into there. */
const longest = ({ form }: Address): string =>
  form?.fields.find(({ type }) => type === "textarea")?.name ??
  form?.fields.find(({ type }) => type === "text" || type === "email")?.name ??
  "body";
const where = ({ path, form }: Address): string => (form?.method === "post" ? form.action : path);

const post = (of: Address, type: string, body: Buffer, path = where(of)): Sent => ({
  method: "POST",
  path,
  headers: [["content-type", type]],
  body,
});
const encode = (pairs: Pairs): string =>
  pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
const sent = (of: Address, more: string, path = where(of)): Sent =>
  post(of, "application/x-www-form-urlencoded", Buffer.from(`${encode(pairsOf(of))}&${more}`), path);
/** The form as it stands, with one text of it made long. */
const written = (of: Address, text: string): Sent => {
  const field = longest(of);
  return post(
    of,
    "application/x-www-form-urlencoded",
    Buffer.from(`${encode(pairsOf(of).filter(([name]) => name !== field))}&${encodeURIComponent(field)}=${text}`),
  );
};

const boundary = "----a-boundary-of-forty-signs-as-browsers-do";
const part = (name: string, value: string, more = ""): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const parts = (of: Address, more: string, preamble = ""): Sent =>
  post(
    of,
    `multipart/form-data; boundary=${boundary}`,
    Buffer.from(
      `${preamble}${pairsOf(of)
        .map(([name, value]) => part(name, value))
        .join("")}${more}--${boundary}--\r\n`,
    ),
  );

const writing: Kind<Address>[] = [
  [
    "fields",
    240,
    (of, n) =>
      sent(
        of,
        many(n, (i) => `f${i}=1`, "&"),
      ),
  ],
  [
    "fields for the data of a page",
    240,
    (of, n) =>
      sent(
        of,
        many(n, (i) => `f${i}=1`, "&"),
        before(where(of), ".data"),
      ),
  ],
  [
    "more fields than are taken",
    4_000,
    (of, n) =>
      sent(
        of,
        many(n, (i) => `f${i}=1`, "&"),
      ),
  ],
  ["nothing but separators", quarter, (of, n) => sent(of, "&".repeat(n))],
  [
    "one field again and again",
    240,
    (of, n) =>
      sent(
        of,
        many(n, () => "lines[]=1", "&"),
      ),
  ],
  [
    "answers",
    240,
    (of, n) =>
      sent(
        of,
        many(n, (i) => `answers.${i}=1`, "&"),
      ),
  ],
  ["levels of one name", 30_000, (of, n) => sent(of, `${"a.".repeat(n)}a=1`)],
  [
    "levels of many names",
    240,
    (of, n) =>
      sent(
        of,
        many(n, (i) => `${"a.".repeat(60)}${i}=1`, "&"),
      ),
  ],
  ["a long text", quarter, (of, n) => written(of, "parola+".repeat(n / 7))],
  ["a long text without a blank", quarter, (of, n) => written(of, "a".repeat(n))],
  ["blanks", quarter, (of, n) => written(of, `a${"+".repeat(n)}a`)],
  ["line ends", quarter, (of, n) => written(of, "%0D%0A".repeat(n / 6))],
  ["marks over one letter", 40_000, (of, n) => written(of, `e${"%CC%81".repeat(n / 12)}${"%CC%A3".repeat(n / 12)}`)],
  ["marks in a name", 40_000, (of, n) => sent(of, `e${"%CC%81".repeat(n / 12)}${"%CC%A3".repeat(n / 12)}=1`)],
  ["encoded bytes", quarter, (of, n) => written(of, "%FF".repeat(n / 3))],
  [
    "list levels",
    quarter,
    (of, n) => written(of, many(Math.floor(Math.sqrt(n)), (i) => `${"+".repeat(2 * (i % 900))}-+a%0A`).slice(0, n)),
  ],
  ["quotation levels", quarter, (of, n) => written(of, `${"%3E".repeat(n / 3)}a`)],
  ["brackets and stars", quarter, (of, n) => written(of, "%5B*_".repeat(n / 5))],
  ["dots and @", quarter, (of, n) => written(of, `${"a.".repeat(n / 2)}@`)],
  [
    "parts",
    240,
    (of, n) =>
      parts(
        of,
        many(n, (i) => part(`f${i}`, "1")),
      ),
  ],
  [
    "more parts than are taken",
    4_000,
    (of, n) =>
      parts(
        of,
        many(n, (i) => part(`f${i}`, "1")),
      ),
  ],
  [
    "lines of a part's header",
    4_000,
    (of, n) => parts(of, part("a", "1", `\r\n${many(n, (i) => `X-${i}: 1`, "\r\n")}`)),
  ],
  ["a part's long name", quarter, (of, n) => parts(of, part("a".repeat(n), "1"))],
  ["a file's long name", quarter, (of, n) => parts(of, part("file", "1", `; filename="${"%22".repeat(n / 3)}"`))],
  [
    "what looks like a boundary",
    quarter,
    (of, n) => parts(of, part("a", `\r\n--${boundary.slice(0, -1)}`.repeat(n / (boundary.length + 3)))),
  ],
  ["lines before the first part", quarter, (of, n) => parts(of, "", "\r\n".repeat(n / 2))],
  [
    "rows of a small CSV",
    6_000,
    (of, n) =>
      parts(
        of,
        part(
          "file",
          many(n, (i) => `"a;""${i}""";b;c@example.org`, "\r\n"),
          '; filename="a.csv"\r\nContent-Type: text/csv',
        ),
      ),
  ],
  [
    "a file",
    quarter,
    (of, n) => parts(of, part("file", "a".repeat(n), '; filename="a.txt"\r\nContent-Type: text/plain')),
  ],
];

/** Where papers are sent twelve times as much is taken. */
const papers: Kind<Address> = [
  "a large file",
  12 * quarter,
  (of, n) => parts(of, part("files", "a".repeat(n), '; filename="a.pdf"\r\nContent-Type: application/pdf')),
];
const takesPapers = ({ path }: Address): boolean =>
  /\/(bozze|allegati|carta|designazioni|registra|richieste)(\/|$)/.test(path);

const made = (address: Address, [kind, small, make]: Kind<Address>): CostCase => {
  const [less, more] = [make(address, small), make(address, 4 * small)];
  return { kind, address: `${less.method} ${address.name}`, small: less, large: more };
};

/** Every address with every kind of size. */
export const allCases = (addresses: readonly Address[]): CostCase[] =>
  addresses.flatMap((address) =>
    [...reading, ...writing, ...(takesPapers(address) ? [papers] : [])].map((kind) => made(address, kind)),
  );

/**
 * Every kind of size once where a form is, or a page, and once at some other address, which differs from kind to kind.
 */
export function someCases(addresses: readonly Address[]): CostCase[] {
  const forms = addresses.filter(({ form }) => form !== null);
  const open = addresses.filter(({ name }) => pages[name as keyof typeof pages][1].startsWith("portal/"));
  const at = <T>(all: readonly T[], index: number): T => all[index % all.length] as T;
  return [
    ...reading.flatMap((kind, i) => [at(open, 5 * i), at(addresses, 7 * i)].map((address) => made(address, kind))),
    ...writing.flatMap((kind, i) => [at(forms, i), at(addresses, 11 * i)].map((address) => made(address, kind))),
  ];
}
