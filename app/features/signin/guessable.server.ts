import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { settings } from "#app/core/settings.server.ts";
import type { Body } from "#app/features/places/consulting-bodies.server.ts";
import { ownWords, plainLetters } from "./own-words.ts";

/** The guesses that a password must withstand: with our argon2id hashes, about ten years of one processor. */
const enough = 1e10;
/**
 * Characters that are judged. The work grows with their number, and a password whose beginning is hard to guess is hard
 * as a whole.
 */
const judged = 32;
/** How many letters may be taken for others, as in «p4ssw0rd». */
const substitutions = 10;

let made: Promise<ZxcvbnFactory> | undefined;

/**
 * The lists of common passwords, words and names take some megabytes, so they are read when the first password is
 * judged.
 */
async function estimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Estimator }, common, italian] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-it"),
  ]);
  return new Estimator({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...italian.dictionary },
    l33tMaxSubstitutions: substitutions,
    maxLength: judged,
  });
}

/**
 * Whether a password is among the first that somebody would try: a common one, or made of common words, of the site's
 * and the body's names, or of the person's own. Source: NIST SP 800-63B, section 5.1.1.2.
 */
export async function isGuessable(
  password: string,
  person: { name: string; email: string },
  body: Pick<Body, "name" | "site"> | null,
): Promise<boolean> {
  const [local = ""] = person.email.split("@");
  const hosts = [body?.site ?? "", settings().origin].flatMap((url) =>
    URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : [],
  );
  const words = ownWords([
    "Tavolo Comune",
    ...Object.values(body?.name ?? {}),
    ...hosts,
    person.name,
    person.email,
    local,
  ]);
  return (await (made ??= estimator())).check(plainLetters(password), words).guesses < enough;
}
