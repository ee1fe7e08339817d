import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { withKeptParts } from "#app/http/kept-parts.server.ts";
import { KeeperContext, KeptPart } from "#app/ui/kept-part.tsx";

let rendered = 0;
function Words({ text }: { text: string }) {
  rendered += 1;
  return <p title={text}>{text}</p>;
}
const page = (parts: { of: string; as: string | null; text: string }[]) => (
  <main>
    <h1>Prima</h1>
    {parts.map(({ of, as, text }) => (
      <section key={of}>
        <KeptPart of={of} as={as}>
          <Words text={text} />
          <Words text="ancora" />
        </KeptPart>
      </section>
    ))}
    <p>Dopo</p>
  </main>
);
const kept = (...parts: { of: string; as: string | null; text: string }[]) =>
  withKeptParts((keeper) =>
    renderToString(<KeeperContext.Provider value={keeper}>{page(parts)}</KeeperContext.Provider>),
  );

test("a part is rendered once, and the page is the same byte for byte", () => {
  const parts = [
    { of: "uno", as: "a", text: "$& <b>«è»</b> $1" },
    { of: "due", as: "a", text: "altro" },
  ];
  const whole = renderToString(page(parts));
  rendered = 0;
  expect([kept(...parts), kept(...parts), kept(...parts)]).toEqual([whole, whole, whole]);
  expect(rendered).toBe(4);
});

test("what it is made from names it: something else takes its place, and nothing brings the old words back", () => {
  const of = "coperto";
  expect(kept({ of, as: "before", text: "segreto" })).toContain("segreto");
  expect(kept({ of, as: "after", text: "coperto" })).not.toContain("segreto");
  rendered = 0;
  expect(kept({ of, as: "before", text: "segreto" })).toContain("segreto");
  expect(rendered).toBe(2);
});

test("what isn't worth keeping is rendered each time, and nothing is kept outside of a page for visitors", () => {
  const part = { of: "tre", as: null, text: "mai" };
  rendered = 0;
  kept(part);
  kept(part);
  renderToString(page([{ of: "uno", as: "a", text: "un altro testo" }]));
  expect(rendered).toBe(6);
});
