import { describe, expect, test } from "vitest";
import { codePoints, leaves, proseFromParts, type ProsePart } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { unreadable } from "#app/features/preparation/contrast.ts";
import { demoContent } from "#db/seed/content/index.ts";
import type { BenchCode, ContributionSeed } from "#db/seed/content/types.ts";

const { campaigns, organisations, people, contributions, document } = demoContent;
const published = contributions.filter(({ state }) => state === "published");
const excerpts = contributions.flatMap((text) => text.excerpts.map((excerpt) => ({ ...excerpt, text })));
const cited = document.paragraphs.flatMap((paragraph) => paragraph.cites.map((cite) => ({ ...cite, paragraph })));
const now = "2026-11-21T12:00:00Z";

const campaignOf = (code: string) => campaigns.find((campaign) => campaign.code === code);
const roundOf = (text: ContributionSeed) => campaignOf(text.campaign)?.rounds.find(({ key }) => key === text.round);
const bodyOf = (key: string) => organisations.find((body) => body.key === key);
const repeated = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);
const words = (text: string) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The text as a reader has it: the round's questions above their answers. */
function proseOf(text: ContributionSeed, questions = true) {
  const parts: ProsePart[] = (roundOf(text)?.questions ?? []).flatMap(({ key, text: heading }) => {
    const answer = text.answers?.[key];
    return answer === undefined ? [] : [{ prose: parseProse(answer), ...(questions && { heading, office: true }) }];
  });
  return proseFromParts([...parts, ...(text.body === undefined ? [] : [{ prose: parseProse(text.body) }])]);
}

/** How often the words stand in the text, each time inside one paragraph, list item or heading. */
const occurrences = (text: ContributionSeed, quote: string) =>
  leaves(proseOf(text)).reduce(
    (sum, leaf) =>
      sum +
      (leaf.runs
        .map((run) => run.text)
        .join("")
        .split(quote).length -
        1),
    0,
  );

/** Every piece of Italian that the demo shows. */
const strings = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : value !== null && typeof value === "object"
      ? Object.values(value).flatMap(strings)
      : [];
const everyString = strings(demoContent);

describe("the texts", () => {
  test("are as many as the consultation needs, from every bench, in every state", () => {
    const inRound = (key: string) => published.filter(({ round }) => round === key).length;
    expect(inRound("round-1")).toBeGreaterThanOrEqual(20);
    expect(inRound("round-2")).toBeGreaterThanOrEqual(5);
    expect(inRound("vdq-round-1")).toBeGreaterThanOrEqual(2);
    expect(new Set(published.map(({ organisation }) => bodyOf(organisation)?.bench)).size).toBe(6);
    expect(new Set(contributions.map(({ state }) => state))).toEqual(
      new Set(["published", "filed", "ready", "refused"]),
    );
    expect(new Set(contributions.map(({ kind }) => kind))).toEqual(new Set(["analysis", "demand", "contribution"]));
  });

  test.each(contributions.map((text) => [text.key, text] as const))(
    "%s has 150 to 450 words, and lines, round and questions that exist",
    (_, text) => {
      const campaign = campaignOf(text.campaign);
      const round = roundOf(text);
      expect(words(proseOf(text, false).plain)).toBeGreaterThanOrEqual(150);
      expect(words(proseOf(text, false).plain)).toBeLessThanOrEqual(450);
      expect(text.lines.filter((line) => !campaign?.lines.some(({ number }) => number === line))).toEqual([]);
      expect(
        Object.keys(text.answers ?? {}).filter((key) => !round?.questions.some((question) => question.key === key)),
      ).toEqual([]);
      expect(round?.kinds).toContain(text.kind);
      expect((text.answers === undefined) !== (text.body === undefined)).toBe(true);
    },
  );

  test.each(contributions.map((text) => [text.key, text] as const))(
    "%s was filed within its term, by the one signatory of that day, and published after it",
    (_, text) => {
      const round = roundOf(text);
      const day = text.filedAt.slice(0, 10);
      const signatories = people
        .flatMap(({ mandates }) => mandates)
        .filter(
          (mandate) =>
            mandate.organisation === text.organisation &&
            mandate.capacity === "signatory" &&
            mandate.campaigns.includes(text.campaign) &&
            mandate.validFrom <= day &&
            (mandate.validTo === null || day <= mandate.validTo),
        );
      expect(signatories).toHaveLength(1);
      expect(
        text.filedAt >= (round?.opensAt ?? "~") && text.filedAt < (round?.closesAt ?? "") && text.filedAt <= now,
      ).toBe(true);
      expect(text.publishedAt !== null).toBe(text.state === "published");
      expect(text.refusedReason !== undefined).toBe(text.state === "refused");
      if (text.publishedAt === null) expect(text.excerpts).toEqual([]);
      else if (round?.mode === "sealed") expect(text.publishedAt).toBe(round.publishedAt);
      else expect(text.publishedAt > text.filedAt && text.publishedAt <= now).toBe(true);
    },
  );

  test("hold headings, lists, a table, a footnote and an omissis", () => {
    const types = new Set(contributions.flatMap((text) => proseOf(text, false).blocks.map(({ type }) => type)));
    expect([...types]).toEqual(expect.arrayContaining(["heading", "list", "table", "footnote", "paragraph"]));
    expect(contributions.flatMap(({ redactions }) => redactions ?? [])).toHaveLength(1);
  });
});

describe("the excerpts", () => {
  test.each(excerpts.map((excerpt) => [excerpt.key, excerpt] as const))(
    "%s stands once in its text, inside one paragraph",
    (_, { text, quote }) => {
      expect(occurrences(text, quote)).toBe(1);
      expect(proseOf(text).plain.split(quote)).toHaveLength(2);
    },
  );

  test("quote nothing that is left out of the public text", () => {
    for (const text of contributions) {
      for (const { quote } of text.redactions ?? []) {
        expect(occurrences(text, quote)).toBe(1);
        expect(text.excerpts.filter((excerpt) => excerpt.quote.includes(quote))).toEqual([]);
      }
    }
  });

  test("have lines and sub-themes of their campaigns", () => {
    const wrong = excerpts.filter(({ text, lines, alsoLines = [], subTheme }) => {
      const own = campaignOf(text.campaign)?.lines.filter(({ number }) => lines.includes(number)) ?? [];
      const others = alsoLines.filter(
        ({ campaign, line }) =>
          campaign === text.campaign || !campaignOf(campaign)?.lines.some(({ number }) => number === line),
      );
      const themed =
        subTheme === undefined || own.some(({ subThemes }) => subThemes.some(({ code }) => code === subTheme));
      return own.length === 0 || own.length !== new Set(lines).size || others.length > 0 || !themed;
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test("are at least 150, and every line hears every kind and at least four benches", () => {
    expect(excerpts.length).toBeGreaterThanOrEqual(150);
    for (const { number } of campaignOf("TCL")?.lines ?? []) {
      const of = excerpts.filter(({ text, lines }) => text.campaign === "TCL" && lines.includes(number));
      expect(new Set(of.map(({ kind }) => kind)).size).toBe(4);
      expect(new Set(of.map(({ text }) => bodyOf(text.organisation)?.bench)).size).toBeGreaterThanOrEqual(4);
    }
  });
});

describe("the draft document", () => {
  test.each(document.paragraphs.map((paragraph) => [paragraph.key, paragraph] as const))(
    "%s has 40 to 90 words, its section, and sources or the mark of linking text",
    (_, paragraph) => {
      const section = document.sections.find(({ key }) => key === paragraph.section);
      expect(section?.line).toBe(paragraph.line);
      expect(words(parseProse(paragraph.text).plain)).toBeGreaterThanOrEqual(40);
      expect(words(parseProse(paragraph.text).plain)).toBeLessThanOrEqual(90);
      expect(paragraph.linking === true).toBe(paragraph.cites.length === 0);
      expect(repeated(paragraph.cites.map(({ excerpt }) => excerpt))).toEqual([]);
    },
  );

  test("cites only excerpts that were public before it and are coded to the paragraph's line", () => {
    const wrong = cited.filter(({ excerpt, paragraph }) => {
      const source = excerpts.find(({ key }) => key === excerpt);
      return (
        !source?.lines.some((line) => line === paragraph.line) ||
        source.text.campaign !== "TCL" ||
        (source.text.publishedAt ?? "~") >= document.publishedAt
      );
    });
    expect(wrong.map(({ excerpt }) => excerpt)).toEqual([]);
  });

  test("shows dissent and conditions on at least ten paragraphs", () => {
    const dissent = (role: string) =>
      new Set(cited.filter((cite) => cite.role === role).map(({ paragraph }) => paragraph.key));
    expect(dissent("opposes").size).toBeGreaterThanOrEqual(10);
    expect(dissent("qualifies").size).toBeGreaterThanOrEqual(10);
  });

  test("has at least 44 paragraphs in every section of every line, and hears all six benches", () => {
    expect(document.paragraphs.length).toBeGreaterThanOrEqual(44);
    expect(document.sections.filter(({ key }) => !document.paragraphs.some(({ section }) => section === key))).toEqual(
      [],
    );
    const benches = new Set<BenchCode | undefined>(
      cited.map(({ excerpt }) => bodyOf(excerpts.find(({ key }) => key === excerpt)?.text.organisation ?? "")?.bench),
    );
    expect(benches.size).toBe(6);
  });

  test("leaves some published texts uncited, and says in brief how many texts and actions there are", () => {
    const used = new Set(cited.map(({ excerpt }) => excerpts.find(({ key }) => key === excerpt)?.text.key));
    expect(published.filter(({ key }) => !used.has(key)).length).toBeGreaterThanOrEqual(3);
    const first = published.filter(({ round }) => round === "round-1");
    expect(new Set(first.map(({ organisation }) => organisation)).size).toBe(26);
    expect(document.paragraphs.filter(({ section }) => section.endsWith("-actions"))).toHaveLength(21);
    expect(document.inBrief).toMatch(/^Ventisei organizzazioni[^]*ventuno azioni/u);
  });
});

describe("people and organisations", () => {
  test("have keys, names and addresses of their own, all marked as fictional", () => {
    for (const keys of [organisations, people, contributions, excerpts, document.paragraphs, document.sections])
      expect(repeated(keys.map(({ key }) => key))).toEqual([]);
    expect(
      repeated(organisations.flatMap(({ names }) => names.flatMap(({ name, shortName }) => [name, shortName]))),
    ).toEqual([]);
    expect(
      organisations.flatMap(({ names }) => names).filter(({ name }) => !/\(dimostrativ[ao]\)$/u.test(name)),
    ).toEqual([]);
    expect(people.filter(({ email }) => !email.endsWith("@example.org"))).toEqual([]);
    expect(repeated(people.flatMap(({ email, name }) => [email, name]))).toEqual([]);
  });

  test("are at least twenty bodies on six benches, in all eight districts, one renamed in 2026, two in one confederation", () => {
    expect(organisations.length).toBeGreaterThanOrEqual(20);
    expect(new Set(organisations.map(({ bench }) => bench)).size).toBe(6);
    expect(new Set(organisations.map(({ kind }) => kind)).size).toBe(8);
    expect(new Set(organisations.map(({ district }) => district))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
    expect(organisations.filter(({ names }) => names[1]?.validFrom.startsWith("2026"))).toHaveLength(1);
    expect(organisations.filter(({ affiliatedTo }) => affiliatedTo !== null && bodyOf(affiliatedTo))).toHaveLength(2);
  });

  test("cover every role, and one person acts for two bodies", () => {
    expect(new Set(people.flatMap(({ roles }) => roles.map(({ role }) => role)))).toEqual(
      new Set(["lead", "planner", "auditor"]),
    );
    expect(people.some(({ system }) => system === "admin")).toBe(true);
    expect(people.some(({ mandates }) => new Set(mandates.map(({ organisation }) => organisation)).size === 2)).toBe(
      true,
    );
    expect(people.flatMap(({ mandates }) => mandates).filter(({ organisation }) => !bodyOf(organisation))).toEqual([]);
  });
});

describe("the words", () => {
  const real =
    /\b(CGIL|CISL|UIL|UGL|USB|CUB|FIOM|FIM|UILM|FISASCAT|FILCAMS|Confindustria|Unindustria|AMMA|API Torino|CNA|Confartigianato|Casartigiani|Confcommercio|Ascom|Confesercenti|Confcooperative|Legacoop|AGCI|Ance|Collegio Costruttori|Federmeccanica|Coldiretti|Politecnico|Stellantis|Fiat|Mirafiori|Glovo|Deliveroo|Just Eat|Amazon|Caritas|Compagnia di San Paolo|CRT|Fondazione Agnelli)\b/u;

  test("name no real union, employers' body or enterprise", () => {
    expect(everyString.filter((text) => real.test(text))).toEqual([]);
  });

  test("have typographic apostrophes and Italian quotation marks", () => {
    expect(everyString.filter((text) => /['"“”]/u.test(text))).toEqual([]);
  });

  test.each([
    ...campaigns.map(({ title, inBrief }) => [title, inBrief] as const),
    [document.title, document.inBrief] as const,
  ])("«%s» is told in brief in at most 1,000 characters", (_, inBrief) => {
    expect(codePoints(inBrief)).toBeLessThanOrEqual(1000);
    expect(codePoints(inBrief)).toBeGreaterThan(300);
  });

  test.each(campaigns.flatMap(({ lines }) => lines.map((line) => [line.shortName, line] as const)))(
    "the colours of «%s» can be read",
    (_, line) => {
      expect(unreadable(line)).toEqual({});
      expect(line.subThemes.length).toBeGreaterThanOrEqual(2);
    },
  );
});
