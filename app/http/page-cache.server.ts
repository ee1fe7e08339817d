import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { changesSoFar, newsSoFar } from "#app/core/changes.server.ts";
import { bestEncoding, namesEtag } from "./etag.ts";
import { sha256 } from "#app/core/hash.server.ts";

interface Entry {
  key: string;
  made: number;
  expires: number;
  size: number;
  etags: Record<Encoding, string>;
  /** Compressed when a reader first asks for that encoding. */
  bodies: { identity: Uint8Array } & Partial<Record<Encoding, Uint8Array>>;
  headers: Partial<Record<Encoding, Record<string, string>>>;
  /** The headers that the answers in all encodings share. */
  common: Record<string, string>;
}
type Encoding = "identity" | "gzip" | "br";

/**
 * The next commit may change a public page, so a reader's browser asks for it anew each time, even where it keeps a
 * copy.
 */
export const publicPage = {
  "cache-control": "public, max-age=0, must-revalidate",
  vary: "Accept-Encoding, Cookie",
} as const;

/** Milliseconds for which a page may be shown after it was made, while it can't be made anew. */
const showable = 5 * 60_000;
const maxBytes = 64 * 1024 * 1024;
const maxEntry = 2 * 1024 * 1024;

const entries = new Map<string, Entry>();
let bytes = 0;
let generation = newsSoFar();
let changes = changesSoFar();
const counted = { hits: 0, made: 0 };

/** A commit drops every page. This is simpler than knowing which pages it changed, and never wrong. */
function dropStale(): void {
  if (generation === newsSoFar()) return;
  generation = newsSoFar();
  if (changes === changesSoFar()) {
    // Touch with the database was lost: a page may be out of date, but it is the best there is if the database doesn't
    // come back.
    for (const entry of entries.values()) entry.expires = 0;
    return;
  }
  changes = changesSoFar();
  entries.clear();
  bytes = 0;
}

/** Read it before a page's queries start: a page during whose making something was committed is not kept. */
export const cacheGeneration = newsSoFar;

/**
 * Since the start: how often a page was given without rendering, and how many pages were rendered and kept; and the
 * bytes that kept pages take now.
 */
export function pagesKept(): { hits: number; made: number; bytes: number } {
  dropStale();
  return { ...counted, bytes };
}

/**
 * The kept answer, or null. It is synchronous because the server's adapter is fast only for a Response that is made
 * without waiting. `key` is path and query.
 */
export function cachedPage(
  key: string,
  acceptEncoding: string,
  ifNoneMatch: string | undefined,
  now: number,
): Response | null {
  dropStale();
  const entry = entries.get(key);
  if (!entry || entry.expires <= now) return null;
  counted.hits += 1;
  return answerOf(entry, acceptEncoding, ifNoneMatch);
}

function answerOf(entry: Entry, acceptEncoding: string, ifNoneMatch: string | undefined): Response {
  const encoding: Encoding = bestEncoding(acceptEncoding, ["br", "gzip"]);
  const etag = entry.etags[encoding];
  if (namesEtag(ifNoneMatch, etag)) return new Response(null, { status: 304, headers: { ...publicPage, etag } });
  const body = (entry.bodies[encoding] ??= compressed(entry, encoding));
  const headers = (entry.headers[encoding] ??= {
    ...entry.common,
    ...publicPage,
    etag,
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    "content-length": String(body.byteLength),
  });
  return new Response(body as BodyInit, { status: 200, headers });
}

function compressed(entry: Entry, encoding: Encoding): Uint8Array {
  const { identity } = entry.bodies;
  const body =
    encoding === "gzip"
      ? gzipSync(identity)
      : brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  entry.size += body.byteLength;
  // A page that was dropped meanwhile takes no room.
  if (entries.get(entry.key) === entry) bytes += body.byteLength;
  makeRoom();
  return body;
}

/** Drops the oldest pages until there is room. */
function makeRoom(): void {
  for (const [first, entry] of entries) {
    if (bytes <= maxBytes) break;
    entries.delete(first);
    bytes -= entry.size;
  }
}

/** A page that may be out of date by now, but is not older than five minutes. */
export function olderPage(key: string, now: number): { html: string; contentType: string; made: number } | null {
  dropStale();
  const entry = entries.get(key);
  if (!entry || now - entry.made > showable) return null;
  return {
    html: new TextDecoder().decode(entry.bodies.identity),
    contentType: entry.common["content-type"] ?? "",
    made: entry.made,
  };
}

/** Gives the answer to the request that made the page. */
export type Kept = (acceptEncoding: string, ifNoneMatch: string | undefined) => Response;

/**
 * Keeps a finished page until the next full minute at most: terms of rounds are to the minute, so no page shows a term
 * that is over. Null where it is not kept, because it is too large or something was written meanwhile.
 */
export function keepPage(
  key: string,
  body: Uint8Array,
  common: Record<string, string>,
  madeIn: number,
  now: number,
): Kept | null {
  dropStale();
  if (madeIn !== generation || body.byteLength > maxEntry) return null;
  const hash = sha256(body).slice(0, 27);
  // One ETag for each encoding: different bytes may not share a strong ETag, or a cache on the way gives one reader the
  // bytes meant for another.
  const etags = { identity: `"${hash}"`, gzip: `"${hash}-gzip"`, br: `"${hash}-br"` };
  const expires = (Math.floor(now / 60_000) + 1) * 60_000;
  const entry: Entry = {
    key,
    made: now,
    expires,
    size: body.byteLength,
    etags,
    bodies: { identity: body },
    headers: {},
    common,
  };
  const old = entries.get(key);
  if (old) bytes -= old.size;
  entries.delete(key);
  entries.set(key, entry);
  bytes += entry.size;
  counted.made += 1;
  makeRoom();
  return (acceptEncoding, ifNoneMatch) => answerOf(entry, acceptEncoding, ifNoneMatch);
}
