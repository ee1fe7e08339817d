import { expect, test } from "vitest";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { markup } from "./render.tsx";

test.each([
  ["Ricevuta TCL-2025-0042", '<h1>Ricevuta <span class="whole">TCL-2025-0042</span></h1>'],
  [
    "TCL-2025-0042 e PRG2-2026-10001",
    '<h1><span class="whole">TCL-2025-0042</span> e <span class="whole">PRG2-2026-10001</span></h1>',
  ],
  ["Fase 2025-2026, pre-intesa", "<h1>Fase 2025-2026, pre-intesa</h1>"],
])("a number in a title stays on one line: %s", (title, html) => {
  expect(markup(<PageHeader title={title} />).replaceAll("<!-- -->", "")).toContain(html);
});
