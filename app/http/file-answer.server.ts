import { downloadHeaders } from "./headers.server.ts";

interface StoredFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** A strong ETag, in its quotation marks: the same bytes have the same one. */
  etag: string;
  cacheControl: string;
}

/**
 * A stored file as a download, whole or the part that is asked for, so that one cut off goes on where it stopped. One
 * range only (RFC 9110, 14.2): more than one, or a unit that isn't bytes, gets the whole file; 416 where it begins
 * behind the end.
 */
export function fileAnswer(request: Request, { name, mediaType, bytes, etag, cacheControl }: StoredFile): Response {
  const size = bytes.byteLength;
  const headers = {
    ...downloadHeaders(name, mediaType, size),
    etag,
    "accept-ranges": "bytes",
    "cache-control": cacheControl,
  };
  const range = rangeOf(request, etag, size);
  if (range === null) return new Response(bytes as BodyInit, { headers });
  // The reader must get these very bytes: nothing on the way may compress them.
  const asTheyAre = { ...headers, "cache-control": `${cacheControl}, no-transform` };
  if (range === "none") {
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${size}`, "cache-control": "no-store" },
    });
  }
  const [first, last] = range;
  return new Response(bytes.subarray(first, last + 1) as BodyInit, {
    status: 206,
    headers: {
      ...asTheyAre,
      "content-range": `bytes ${first}-${last}/${size}`,
      "content-length": String(last - first + 1),
    },
  });
}

/**
 * The first and the last byte asked for; null where the whole file is to be given, `none` where it has no such part.
 */
export function rangeOf(request: Request, etag: string, size: number): [number, number] | "none" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range")?.trim() ?? "");
  if (!asked || request.method !== "GET") return null;
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== etag) return null;
  const [from = "", to = ""] = asked.slice(1);
  if (from === "" && to === "") return null;
  if (from === "") return Number(to) > 0 && size > 0 ? [Math.max(0, size - Number(to)), size - 1] : "none";
  if (to !== "" && Number(to) < Number(from)) return null;
  return Number(from) < size ? [Number(from), Math.min(to === "" ? size : Number(to), size - 1)] : "none";
}
