import { expect, test } from "vitest";
import { nextDigest } from "#app/features/news/digest.ts";
import { noticeWords } from "#app/features/news/notice.ts";
import { textIn } from "#app/i18n/text.ts";

test.each([
  ["early in the morning, of the same day", "2026-05-04T03:00:00Z", "2026-05-04T05:00:00Z"],
  ["at seven itself, of the day after", "2026-05-04T05:00:00Z", "2026-05-05T05:00:00Z"],
  ["in the evening, of the day after", "2026-05-04T21:59:00Z", "2026-05-05T05:00:00Z"],
  ["after midnight in Rome and before it in Greenwich, of Rome's day", "2026-05-04T22:30:00Z", "2026-05-05T05:00:00Z"],
  ["in winter, an hour later by Greenwich", "2026-01-04T12:00:00Z", "2026-01-05T06:00:00Z"],
  ["on the eve of summer time, of the shorter day", "2026-03-28T12:00:00Z", "2026-03-29T05:00:00Z"],
  ["on the eve of winter time, of the longer day", "2026-10-24T12:00:00Z", "2026-10-25T06:00:00Z"],
])("the daily mail after a happening %s is that of seven o'clock in Rome", (_, now, digest) => {
  expect(nextDigest(new Date(now)).toISOString()).toBe(new Date(digest).toISOString());
});

test("every kind of notice has words in both languages, and one that this version doesn't know has none", () => {
  for (const lang of ["it", "en"] as const) {
    const { news } = textIn(lang);
    for (const kind of Object.keys(news.kinds)) {
      const words = noticeWords(news, {
        kind,
        facts: {
          at: "2026-05-04T10:00:00Z",
          receivedAt: "2026-05-04T10:00:00Z",
          closesAt: "2026-05-04T10:00:00Z",
          opensAt: "2026-05-04T10:00:00Z",
          before: "2026-05-04T10:00:00Z",
          from: "2026-05-04",
          to: "2026-05-05",
          last: "2026-05-05",
          until: "2026-05-05",
        },
      });
      expect(words?.subject.length, kind).toBeGreaterThan(0);
      expect(words?.text.length, kind).toBeGreaterThan(0);
    }
    expect(noticeWords(news, { kind: "toString", facts: {} })).toBeNull();
  }
});
