import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";

export interface PublicAnswer {
  path: string;
  status: number;
  text: string;
}
/** Who answers: a server that listens, or the app within this process. */
export interface Site {
  origin: string;
  get: (path: string) => Promise<Response>;
}

const listening = (origin: string): Site => ({ origin, get: (path) => fetch(origin + path) });

/** What these addresses answer, unpacked; links are not followed. */
export const bytesOf = (origin: string, paths: readonly string[]): Promise<PublicAnswer[]> =>
  Promise.all(paths.map(async (path) => (await read(listening(origin), path)).answer));

/**
 * Everything that somebody without an account can have: each address that a public page links to on its own server,
 * from both home pages, with what DOCX, ODT and PDF files say once they are unpacked. Downloads are asked for once; a
 * page that isn't there is an answer too. With `data` also what the scripts of a page that hydrates ask for.
 */
export async function publicBytes(at: string | Site, also: readonly string[] = [], { data = false } = {}) {
  const site = typeof at === "string" ? listening(at) : at;
  const waiting = ["/", "/en", "/robots.txt", ...also];
  const seen = new Set(waiting);
  const answers: PublicAnswer[] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { answer, links } = await read(site, path);
    answers.push(answer);
    for (const next of links) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
    if (data && answer.isPage) answers.push((await read(site, dataOf(path))).answer);
  }
  return answers;
}

/** Where Remix has what a page's loaders gave. */
const dataOf = (path: string): string =>
  path.replace(/^[^?]*/, (page) => (page === "/" ? "/_root.data" : `${page}.data`));

interface Read {
  answer: PublicAnswer & { isPage: boolean };
  links: string[];
}

async function read({ origin, get }: Site, path: string): Promise<Read> {
  const answer = await get(path);
  const url = new URL(answer.url || origin + path);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const body = await unpacked(bytes, type);
  const isPage = type.includes("html");
  const leads = answer.headers.get("location");
  const text = `${url.pathname}${url.search}\n${head}\n${body}`;
  const links = isPage || type.includes("atom") ? linksIn(body, url) : [];
  return {
    answer: { path, status: answer.status, text, isPage },
    links: [...links, ...(leads ? linksIn(`href="${leads}"`, url) : [])],
  };
}

/** What a file says to whoever opens it, by its media type. */
export async function unpacked(bytes: Buffer, type: string): Promise<string> {
  if (type.includes("zip") || type.includes("officedocument") || type.includes("opendocument")) return unzipped(bytes);
  return type.includes("pdf") ? pdfText(bytes) : bytes.toString("utf8");
}

/**
 * Paths on the same server, without what only moves on the page. A form's question counts as one page: filters multiply
 * for ever.
 */
function linksIn(html: string, at: URL): string[] {
  const found = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(
    ([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), at),
  );
  return found
    .filter(({ origin, pathname }) => origin === at.origin && !/\.(?:js|css|woff2|svg|png|webp|ico)$/.test(pathname))
    .map(({ pathname, search }) =>
      /\/contributi$/.test(pathname) && !/[?&]dopo=/.test(search) ? pathname : pathname + search,
    );
}

const unzipped = (zip: Buffer): string =>
  Object.entries(unzipSync(zip))
    .map(([name, data]) => `${name}\n${strFromU8(data)}`)
    .join("\n");

/** What a reader's program takes out of a PDF: its metadata, its outline and the addresses of its links too. */
async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  const links: unknown[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) links.push(await (await pdf.getPage(page)).getAnnotations());
  return [
    text,
    JSON.stringify(await pdf.getMetadata()),
    JSON.stringify(await pdf.getOutline()),
    JSON.stringify(links),
  ].join("\n");
}

/** Where one of these words stands, however it was broken over lines or escaped for HTML. */
export function whereFound(answers: readonly PublicAnswer[], words: readonly string[]): string[] {
  const plain = (text: string) =>
    text
      .replace(/\u00ad/g, "")
      .replace(/-\n/g, "")
      .replace(/&#x27;|&#39;/g, "'")
      .replace(/\s+/g, " ")
      .toLowerCase();
  const wanted = words.map((word) => [word, plain(word)] as const);
  return answers.flatMap(({ path, text }) => {
    const body = plain(text);
    return wanted.filter(([, word]) => body.includes(word)).map(([word]) => `${path}: ${word}`);
  });
}

/** Every e-mail address in them that isn't one of these. */
export function otherAddresses(answers: readonly PublicAnswer[], known: readonly string[]): string[] {
  return answers.flatMap(({ path, text }) =>
    [...new Set(text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [])]
      .filter((address) => !known.includes(address.toLowerCase()))
      .map((address) => `${path}: ${address}`),
  );
}
