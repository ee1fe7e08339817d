import { findHeads } from "./checkpoint.ts";

/**
 * Proves that an entry of the log is in a head, to a reader who has neither database nor log. Hashes are hexadecimal.
 */
export interface InclusionFile {
  /** The index of the entry's leaf: its number in the log less one. */
  index: number;
  /** What the entry says, except who did it, in exactly the words that are hashed. */
  entry: string;
  /** The entry's own hash in the chain. */
  chained: string;
  /** From the leaf's sibling up to below the root. */
  path: string[];
  /** The signed note of the head. */
  head: string;
}

/** Proves that the tree of a head begins with the tree of the head before it. */
export interface ConsistencyFile {
  before: string;
  path: string[];
  head: string;
}

/** What somebody kept of the log: signed heads, and entries with what their holder knows of them. */
export interface Kept {
  heads: ReturnType<typeof findHeads>;
  entries: { seq: number; entry: string; chained: string }[];
}

/** Reads what somebody kept: copies of the page, of the feed or of mails, or one proof as it is downloaded. */
export function readKept(text: string): Kept {
  const proof = proofIn(text);
  if (!proof) return { heads: findHeads(text), entries: [] };
  const { index, entry, chained, before = "", head = "" } = proof;
  const known = typeof index === "number" && typeof entry === "string" && typeof chained === "string";
  return {
    heads: findHeads(`${before}\n${head}`),
    entries: known ? [{ seq: index + 1, entry, chained }] : [],
  };
}

function proofIn(text: string): Partial<InclusionFile & ConsistencyFile> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && "head" in value
      ? (value as Partial<InclusionFile & ConsistencyFile>)
      : null;
  } catch {
    return null;
  }
}
