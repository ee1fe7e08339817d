/**
 * Whether `If-None-Match` names that ETag, by RFC 9110: a list of ETags, or `*` for any. The prefix `W/` doesn't
 * matter, since it is only asked whether a kept page may be shown again.
 */
export function namesEtag(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((each) => opaque(each) === opaque(etag));
}

const opaque = (etag: string): string => etag.replace(/^W\//, "");

/**
 * The best encoding of `offered` that `Accept-Encoding` takes, in our order where several are equal; `identity` where
 * none is named, or all are refused.
 */
export function bestEncoding<E extends string>(acceptEncoding: string, offered: readonly E[]): E | "identity" {
  const wanted = new Map(
    acceptEncoding
      .toLowerCase()
      .split(",")
      .map((part) => weighed(part)),
  );
  const weight = (encoding: string) => wanted.get(encoding) ?? wanted.get("*") ?? 0;
  let best: E | "identity" = "identity";
  for (const encoding of offered) if (weight(encoding) > (best === "identity" ? 0 : weight(best))) best = encoding;
  return best;
}

/** `br;q=0.5` as its name and weight; a weight that is no number counts as 0. */
function weighed(part: string): [string, number] {
  const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
  const q = parameters.find((parameter) => parameter.startsWith("q="));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return [name, weight >= 0 && weight <= 1 ? weight : 0];
}
