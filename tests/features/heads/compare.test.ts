import { expect, test } from "vitest";
import { compareHeads, type Comparison, type KeptEntry } from "#app/features/heads/compare.ts";

/** The log as it is now: twelve entries, of which heads at 3, 6 and 9 were kept. */
const now = (size: number) => (size <= 12 ? `root ${size}` : null);
const good = [3, 6, 9].map((size) => ({ size, root: `root ${size}` }));
const bad = (size: number) => ({ size, root: `other ${size}` });
const nothing = { agreeing: 0, declared: [], differing: [], changed: [], firstDifferent: null };

test.each<
  [
    string,
    { size: number; root: string }[],
    { size: number; root: string; from: number }[],
    Partial<Comparison>,
    KeptEntry[]?,
  ]
>([
  ["no head says nothing", [], [], {}],
  [
    "all agree, in whatever order they were kept and how often",
    [good[2]!, good[0]!, good[1]!, good[0]!],
    [],
    { agreeing: 3 },
  ],
  [
    "one differs: the entry lies between it and the last that agrees",
    [good[0]!, bad(6), bad(9)],
    [],
    { agreeing: 1, differing: [6, 9], firstDifferent: { first: 4, last: 6 } },
  ],
  [
    "two heads one after the other name the entry",
    [{ size: 5, root: "root 5" }, bad(6)],
    [],
    { agreeing: 1, differing: [6], firstDifferent: { first: 6, last: 6 } },
  ],
  [
    "a longer log than there is",
    [...good, bad(20)],
    [],
    { agreeing: 3, differing: [20], firstDifferent: { first: 10, last: 20 } },
  ],
  [
    "a proof that agrees says the same of all entries before it",
    [good[0]!, bad(9)],
    [],
    { agreeing: 1, differing: [9], firstDifferent: { first: 8, last: 9 } },
    [{ seq: 7, agrees: true }],
  ],
  [
    "one that doesn't names its entry",
    [good[1]!, bad(9)],
    [],
    { agreeing: 1, differing: [9], changed: [7], firstDifferent: { first: 7, last: 7 } },
    [{ seq: 7, agrees: false }],
  ],
  [
    "an entry that a declared restore has lost isn't changed",
    [bad(20)],
    [{ ...bad(20), from: 9 }],
    { declared: [{ size: 20, first: 10, last: 20 }] },
    [{ seq: 10, agrees: false }],
  ],
  [
    "what differs first counts, also where a later one agrees again",
    [bad(3), good[1]!],
    [],
    { agreeing: 1, differing: [3], firstDifferent: { first: 1, last: 3 } },
  ],
  [
    "a declared restore tells which entries are lost",
    [...good, bad(20)],
    [{ ...bad(20), from: 9 }],
    { agreeing: 3, declared: [{ size: 20, first: 10, last: 20 }] },
  ],
  [
    "what is declared excuses that head alone",
    [bad(6), bad(20)],
    [{ ...bad(20), from: 9 }],
    { declared: [{ size: 20, first: 10, last: 20 }], differing: [6], firstDifferent: { first: 1, last: 6 } },
  ],
  [
    "and only with its root",
    [bad(20)],
    [{ size: 20, root: "a third", from: 9 }],
    { differing: [20], firstDifferent: { first: 1, last: 20 } },
  ],
])("%s", (_, kept, declared, wanted, entries) => {
  expect(compareHeads(kept, now, declared, entries)).toEqual({ ...nothing, ...wanted });
});
