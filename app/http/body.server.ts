/** A form with more fields or parts than this is none of ours: our largest has some three hundred. */
export const mostFields = 1_000;

/**
 * Characters: the longest boundary that RFC 2046, 5.1.1 allows. Looking for a longer one costs too much: in a body made
 * of parts of it, the time is the product of both lengths.
 */
const longestBoundary = 70;

const typeOf = (request: Request): string => request.headers.get("content-type") ?? "";
export const isMultipart = (request: Request): boolean => /^multipart\/form-data\b/i.test(typeOf(request));

/**
 * What a form sent, read once and whole; its length was limited before. Its fields are counted before it is parsed,
 * because parsing costs much more. Errors: `too_large`; `invalid` for a body that is no form, or only half of one.
 */
export async function readForm(request: Request): Promise<FormData | "too_large" | "invalid"> {
  const counted = separatorIn(request);
  if (!counted) return "invalid";
  const bytes = Buffer.from(await request.arrayBuffer());
  if (isMoreThan(counted.most, bytes, counted.separator)) return "too_large";
  return new Response(bytes, { headers: { "content-type": typeOf(request) } })
    .formData()
    .catch((): "invalid" => "invalid");
}

/** The bytes that stand between two fields, and how often they may stand there; null for what is no form. */
function separatorIn(request: Request): { separator: string; most: number } | null {
  if (/^application\/x-www-form-urlencoded\b/i.test(typeOf(request))) return { separator: "&", most: mostFields - 1 };
  if (!isMultipart(request)) return null;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s";]+))/i.exec(typeOf(request)) ?? [];
  const boundary = quoted ?? plain ?? "";
  // Before each part, and after the last.
  return boundary === "" || boundary.length > longestBoundary
    ? null
    : { separator: `--${boundary}`, most: mostFields + 1 };
}

function isMoreThan(most: number, bytes: Buffer, separator: string): boolean {
  let left = most;
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, at + separator.length))
    if (left-- === 0) return true;
  return false;
}
