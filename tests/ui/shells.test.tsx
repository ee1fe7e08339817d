import { describe, expect, test } from "vitest";
import { PublicShell } from "#app/ui/frame/public-shell.tsx";
import type { Site } from "#app/ui/frame/site.ts";
import { WorkShell } from "#app/ui/frame/work-shell.tsx";
import { markup } from "./render.tsx";

const site: Site = {
  homeHref: "/",
  bodyName: "Città di Torino",
  bodyHref: "https://example.org/",
  nav: [{ label: "Consultazioni", href: "/consultazioni", current: true }],
  otherLanguage: { lang: "en", href: "/en/consultazioni" },
  person: null,
  signInHref: "/accedi",
  footer: {
    privacy: "/p",
    legal: "/l",
    accessibility: "/a",
    siteMap: "/m",
    guide: "/g",
    contacts: "/c",
    sourceCode: "/s",
  },
};
const person = { name: "Ada", items: [], signOutAction: "/esci" };

describe("a public page", () => {
  const html = markup(<PublicShell site={site}>testo</PublicShell>);

  test("begins with links that skip to places that exist", () => {
    const [first = "", second = ""] = [...html.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id);
    expect([first, second]).toEqual(["main", "footer"]);
    for (const id of [first, second]) expect(html).toMatch(new RegExp(`<(main|footer)[^>]*id="${id}"`));
  });

  test("ends with the links that the law asks for", () => {
    for (const href of ["/p", "/l", "/a", "/m", "/g", "/c", "/s"])
      expect(html.slice(html.indexOf("<footer"))).toContain(`href="${href}"`);
  });

  test("leads to the same page in the other language, in that language's own name", () => {
    expect(html).toContain('<a href="/en/consultazioni" lang="en" hrefLang="en">English</a>');
  });

  test("says where one is, and says of demonstration data what they are", () => {
    expect(html).toContain('<a href="/consultazioni" aria-current="page">');
    expect(html).not.toContain("Dati dimostrativi");
    expect(markup(<PublicShell site={{ ...site, demo: true }}>testo</PublicShell>)).toContain("Dati dimostrativi");
  });

  test("signs out by a form, never by a link that a page could fetch", () => {
    expect(markup(<PublicShell site={{ ...site, person }}>testo</PublicShell>)).toContain(
      '<form method="post" action="/esci"><button type="submit">',
    );
  });
});

test("a page of work always says for whom one acts, and how to change", () => {
  const space = { kicker: "Organizzazione", title: "Unione", href: "/spazio" };
  const html = markup(
    <WorkShell
      site={{ ...site, person }}
      space={space}
      sections={[]}
      actingFor={{ name: "Unione", role: "firmataria", changeHref: "/cambia" }}
    >
      testo
    </WorkShell>,
  );
  expect(html).toMatch(/Agisci per<\/span> <strong>Unione<\/strong><span>, firmataria<\/span> <a href="\/cambia">/);
});
