import { beforeAll, describe, expect, test } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { pages } from "#app/urls.js";
import { ask } from "#tests/support/server/app.ts";
import { accessWorld, type World } from "#tests/access/world.ts";
import { hostileSegments, mark } from "#tests/bad-input/attacks.ts";
import { some } from "#tests/bad-input/sample.ts";

let world: World;
beforeAll(async () => {
  ({ world } = await accessWorld());
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

const form = (pairs: Record<string, string>) => new URLSearchParams(pairs);

test("ids that aren't ids are not found, and nothing breaks", async () => {
  const wrong: string[] = [];
  const clear = async (path: string, cookie: string | undefined) => {
    const answer = await ask(path, { cookie });
    const html = await answer.text();
    if (
      answer.status >= 500 ||
      html.toLowerCase().includes(`<${mark}`) ||
      answer.headers.get("set-cookie")?.startsWith("x=")
    )
      wrong.push(`${answer.status} ${path.slice(0, 120)}`);
  };
  const parametric = Object.values(pages).filter(([path]) => path.includes(":"));
  const known: Record<string, string> = {
    campaign: world.campaign,
    draft: world.draft,
    number: world.unpublished,
    version: "1",
  };
  for (const [path, file] of parametric) {
    const persona =
      file.startsWith("space/") || path.startsWith("/spazio")
        ? "signatory"
        : path.startsWith("/sistema")
          ? "admin"
          : "lead";
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
    for (const target of names) {
      for (const hostile of some(hostileSegments, 10))
        await clear(
          path.replace(/:(\w+)/g, (_, name: string) => (name === target ? hostile : (known[name] ?? "1"))),
          world.cookies[persona],
        );
    }
  }
  for (const hostile of hostileSegments) {
    await clear(`/${hostile}`, undefined);
    await clear(`/en/${hostile}`, undefined);
    await clear(`/consultazioni?${hostile}=${hostile}`, undefined);
  }
  expect(wrong).toEqual([]);
});

test("what a list is asked for in its address may be anything", async () => {
  const wrong: string[] = [];
  const names = [
    "cerca",
    "dopo",
    "id",
    "prima",
    "azione",
    "poi",
    "fatto",
    "fase",
    "stato",
    "linea",
    "componente",
    "organizzazione",
    "kind",
    "tipo",
    "circoscrizione",
    "q",
    "index",
    "_routes",
    "capoverso",
  ];
  for (const [path, cookie] of [
    [`/consultazioni/${world.campaign}/contributi`, undefined],
    [`/consultazioni/${world.campaign}/documento/v/1`, undefined],
    ["/accedi", undefined],
    ["/spazio/bozze/nuova", world.cookies.signatory],
    [`/gestione/${world.campaign}/arrivi`, world.cookies.lead],
    [`/gestione/${world.campaign}/codifica`, world.cookies.lead],
    [`/gestione/${world.campaign}/registro`, world.cookies.lead],
    [`/gestione/${world.campaign}/documento/${world.section}`, world.cookies.lead],
    [`/gestione/${world.campaign}/non-citati`, world.cookies.lead],
    ["/sistema/persone", world.cookies.admin],
    ["/sistema/organizzazioni", world.cookies.admin],
  ] as const) {
    const shown = [
      ...(await (await ask(path, { cookie })).text()).matchAll(/<(?:input|select)[^>]* name="([^"]+)"/g),
    ].map(([, name]) => name ?? "");
    for (const name of new Set([...names, ...shown])) {
      for (const hostile of some(hostileSegments, 5)) {
        const answer = await ask(`${path}?${encodeURIComponent(name)}=${hostile}`, { cookie });
        if (answer.status >= 500 || (await answer.text()).toLowerCase().includes(`<${mark}`))
          wrong.push(`${answer.status} ${path}?${name}=${hostile.slice(0, 60)}`);
      }
    }
    // A name that every object has is no word of ours.
    const said = async (code: string) =>
      (await (await ask(`${path}?fatto=${code}`, { cookie })).text()).split("notice-success").length;
    if ((await said("constructor")) !== (await said("niente"))) wrong.push(`${path}?fatto=constructor`);
  }
  expect(wrong).toEqual([]);
});

describe("methods that nobody uses here", () => {
  test.each(["OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"])("%s does nothing and breaks nothing", async (method) => {
    for (const path of [
      "/",
      "/consultazioni",
      `/spazio/bozze/${world.draft}`,
      `/allegati/${world.draftFile}`,
      "/niente",
    ]) {
      const answer = await ask(path, {
        method,
        cookie: world.cookies.signatory,
        ...(method === "OPTIONS" ? {} : { body: form({ intent: "delete" }) }),
      });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
    }
    expect((await ask(`/spazio/bozze/${world.draft}`, { cookie: world.cookies.signatory })).status).toBe(200);
  });

  test("HEAD answers like GET, without the page", async () => {
    for (const path of ["/consultazioni", "/niente", `/allegati/${world.openFile}`, "/profilo"]) {
      const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
      await get.arrayBuffer();
      expect([path, head.status, (await head.arrayBuffer()).byteLength]).toEqual([path, get.status, 0]);
    }
  });
});

describe("requests for the data of a page", () => {
  test.each([
    "/niente.data",
    "/.data",
    "/_root.data",
    "/consultazioni.data?_routes=niente",
    "/consultazioni.data?_routes=desk/layout,deskLog",
    "/__manifest?p=/gestione",
    "/__manifest?p=%00&version=1",
    "/en.data",
    "/gestione.data",
    `/gestione/${"a".repeat(5000)}.data`,
  ])("%s breaks nothing and tells nothing", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/\b(servizi|admin|responsabile|redazione|garanzia)@/);
  });

  test("of the desk gives a visitor the way to the sign-in page, and no row", async () => {
    const answer = await ask(`/gestione/${world.campaign}/registro.data`);
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(text).toContain("/accedi");
    expect(text).not.toContain("contribution.file");
  });
});

describe("a body", () => {
  test("above two megabytes is refused before it is read, above twenty-four where papers are sent", async () => {
    let read = 0;
    const endless = (chunks: number) =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          read += 1;
          if (read > chunks) controller.close();
          else controller.enqueue(new Uint8Array(65_536).fill(97));
        },
      });
    const send = (path: string, chunks: number) => {
      read = 0;
      return ask(path, {
        method: "POST",
        cookie: world.cookies.signatory,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: endless(chunks),
      });
    };
    const small = await send("/ricevute", 2_000);
    expect(small.status).toBe(413);
    expect(await small.text()).toContain('<html lang="it"');
    expect(read).toBeLessThan(100);
    const large = await send(`/en/spazio/bozze/${world.draft}/carta`, 2_000);
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('<html lang="en"');
    expect(read).toBeLessThan(500);
  });

  test.each([
    ["JSON", "application/json", '{"email":"a"}'],
    ["XML", "text/xml", "<a/>"],
    ["no type", "", "email=a"],
    ["multipart without a boundary", "multipart/form-data", "--x\r\n\r\n"],
    [
      "multipart cut off",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nzzz',
    ],
    [
      "multipart with a strange name",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a\u0000b"; filename="../../x"\r\n\r\nzzz\r\n--x--',
    ],
    ["a type with a newline", "application/x-www-form-urlencoded; charset=utf-16", "email=a"],
    ["nothing", "application/x-www-form-urlencoded", ""],
  ])("of the wrong kind (%s) is refused in words", async (_, type, body) => {
    for (const [path, cookie] of [
      ["/accedi", undefined],
      ["/ricevute", undefined],
      [`/spazio/bozze/${world.draft}`, world.cookies.signatory],
      [`/spazio/bozze/${world.draft}/carta`, world.cookies.signatory],
      [`/spazio/bozze/${world.draft}/salva`, world.cookies.signatory],
      [`/gestione/${world.campaign}/persone/designazioni/nuova`, world.cookies.lead],
      [`/gestione/${world.campaign}/persone`, world.cookies.lead],
    ] as const) {
      const answer = await ask(path, { method: "POST", cookie, headers: type ? { "content-type": type } : {}, body });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      await answer.text();
    }
  });
});
