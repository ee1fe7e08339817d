import { describe, expect, test } from "vitest";
import { format, insert, isLink, link, nextItem, type Edit, type Selection } from "#app/browser/format-text.ts";

/** «[» and «]» stand for the selection, in what goes in and in what comes out. */
function at(marked: string): Selection {
  const start = marked.indexOf("[");
  const end = marked.indexOf("]") - 1;
  return { value: marked.replace("[", "").replace("]", ""), start, end };
}
function after({ value }: Selection, edit: Edit): string {
  const text = value.slice(0, edit.from) + edit.text + value.slice(edit.to);
  return `${text.slice(0, edit.start)}[${text.slice(edit.start, edit.end)}]${text.slice(edit.end)}`;
}

describe("a formatting button", () => {
  test.each([
    ["bold", "un [testo] qui", "un **[testo]** qui"],
    ["bold", "un **[testo]** qui", "un [testo] qui"],
    ["italic", "un [testo] qui", "un *[testo]* qui"],
    ["italic", "un **[testo]** qui", "un ***[testo]*** qui"],
    ["bold", "un[ testo ]qui", "un **[testo]** qui"],
    ["bold", "qui []", "qui **[]**"],
    ["heading", "uno\n\n[due]", "uno\n\n## due[]"],
    ["list", "[uno\ndue]", "[- uno\n- due]"],
    ["list", "[- uno\n- due]", "[uno\ndue]"],
    ["numbered", "[- uno\n- due]", "[1. uno\n2. due]"],
    ["list", "prima\n[uno\ndue]", "prima\n\n[- uno\n- due]"],
    ["quote", "[uno\n\ndue]", "[> uno\n\n> due]"],
  ] as const)("%s on %j gives %j", (what, before, expected) => {
    const selection = at(before);
    expect(after(selection, format(selection, what))).toBe(expected);
  });
});

test("Enter goes on with a list, counts on, and ends it on an empty item", () => {
  const enter = (marked: string) => {
    const edit = nextItem(at(marked));
    return edit && after(at(marked), edit);
  };
  expect(enter("- uno[]")).toBe("- uno\n- []");
  expect(enter("9. nove[]")).toBe("9. nove\n10. []");
  expect(enter("- uno\n- []")).toBe("- uno\n[]");
  expect(enter("testo[]")).toBeNull();
});

test("links take only addresses that the text may hold", () => {
  expect(
    ["https://example.org", "mailto:a@example.org", "javascript:alert(1)", "example.org", "https://a b"].map(isLink),
  ).toEqual([true, true, false, false, false]);
  const selection = at("vedi [qui]".replace("[qui]", "[qui]"));
  expect(after(selection, link(selection, "https://example.org/a(b)"))).toBe(
    "vedi [qui](https://example.org/a%28b%29)[]",
  );
});

test("pasted paragraphs get the empty lines they need", () => {
  const selection = at("prima[]dopo");
  expect(after(selection, insert(selection, "uno\n\ndue"))).toBe("prima\n\nuno\n\ndue\n\n[]dopo");
});
