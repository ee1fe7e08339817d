import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";

export interface PublicAnswer { path: string; status: number; text: string }

/** What these addresses answer, unpacked; links are not followed. */
export const bytesOf = (origin: string, paths: readonly string[]): Promise<PublicAnswer[]> => Promise.all(paths.map(async (path) => (await read(origin, path)).answer));

/**
 * Everything that somebody without an account can have: each address that a public page links to on its own server, from both home pages,
 * with what DOCX, ODT and PDF files say once they are unpacked. Downloads are asked for once; a page that isn't there is an answer too.
 */
export async function publicBytes(origin: string, also: readonly string[] = []): Promise<PublicAnswer[]> {
  const waiting = ["/", "/en", "/robots.txt", ...also];
  const seen = new Set(waiting);
  const answers: PublicAnswer[] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { answer, links } = await read(origin, path);
    answers.push(answer);
    for (const next of links) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return answers;
}

async function read(origin: string, path: string): Promise<{ answer: PublicAnswer; links: string[] }> {
  const answer = await fetch(origin + path);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const body = type.includes("zip") || type.includes("officedocument") || type.includes("opendocument") ? unzipped(bytes) : type.includes("pdf") ? await pdfText(bytes) : bytes.toString("utf8");
  return {
    answer: { path, status: answer.status, text: `${answer.url.slice(origin.length)}\n${head}\n${body}` },
    links: type.includes("html") || type.includes("atom") ? linksIn(body, new URL(answer.url)) : [],
  };
}

/** Paths on the same server, without what only moves on the page. A form's question counts as one page: filters multiply for ever. */
function linksIn(html: string, at: URL): string[] {
  const found = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), at));
  return found.filter(({ origin, pathname }) => origin === at.origin && !/\.(?:js|css|woff2|svg|png|webp|ico)$/.test(pathname)).map(({ pathname, search }) => (/\/contributi$/.test(pathname) && !/[?&]dopo=/.test(search) ? pathname : pathname + search));
}

const unzipped = (zip: Buffer): string => Object.entries(unzipSync(zip)).map(([name, data]) => `${name}\n${strFromU8(data)}`).join("\n");

/** What a reader's program takes out of a PDF, its metadata too. */
async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: true });
  return `${text}\n${JSON.stringify(await pdf.getMetadata())}`;
}

/** Where one of these words stands, however it was broken over lines or escaped for HTML. */
export function whereFound(answers: readonly PublicAnswer[], words: readonly string[]): string[] {
  const plain = (text: string) => text.replace(/\u00ad/g, "").replace(/-\n/g, "").replace(/&#x27;|&#39;/g, "'").replace(/\s+/g, " ").toLowerCase();
  const wanted = words.map((word) => [word, plain(word)] as const);
  return answers.flatMap(({ path, text }) => {
    const body = plain(text);
    return wanted.filter(([, word]) => body.includes(word)).map(([word]) => `${path}: ${word}`);
  });
}

/** Every e-mail address in them that isn't one of these. */
export function otherAddresses(answers: readonly PublicAnswer[], known: readonly string[]): string[] {
  return answers.flatMap(({ path, text }) => [...new Set(text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [])].filter((address) => !known.includes(address.toLowerCase())).map((address) => `${path}: ${address}`));
}
