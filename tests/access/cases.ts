import { pages } from "#app/urls.js";
import type { PageName } from "#app/core/paths.ts";
import { personas, type Persona } from "./personas.ts";
import { registerTable } from "./register-table.ts";
import { table } from "./table.ts";
import type { World } from "./world.ts";

export interface Case {
  page: PageName;
  method: string;
  sent: string;
  params: Record<string, string>;
  expected: Record<Persona, string>;
  line: string;
}

/** The tables' lines. Throws where one has neither one answer nor one a persona, or names a page that isn't there. */
export const cases: Case[] = (table + registerTable)
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [request = "", answers = ""] = line.split("|").map((part) => part.trim());
    const [page = "", asked = "", ...given] = request.split(/\s+/);
    const [method = "", ...query] = asked.split("?");
    const all = answers.split(/\s+/);
    if (!Object.hasOwn(pages, page)) throw new Error(`There is no page ${page}`);
    if (all.length !== 1 && all.length !== personas.length)
      throw new Error(`${request}: ${all.length} answers for ${personas.length} personas`);
    const expected = Object.fromEntries(personas.map((persona, i) => [persona, all[i] ?? all[0] ?? ""])) as Record<
      Persona,
      string
    >;
    return {
      page: page as PageName,
      method,
      sent: query.join("?"),
      params: Object.fromEntries(given.map((each) => each.split("=") as [string, string])),
      expected,
      line: request.replace(/\s+/g, " "),
    };
  });

const named = (world: World, value: string): string => {
  const held: unknown = (world as unknown as Record<string, unknown>)[value];
  return typeof held === "string" ? held : value;
};

/** The address of a case, in Italian. */
export function pathOf(world: World, { page, params }: Pick<Case, "page" | "params">): string {
  const usual: Record<string, string> = {
    campaign: world.campaign,
    line: "1",
    version: "1",
    format: "json",
    page: page === "guidePage" ? "organizzazioni" : "privacy",
    token: "niente",
    draft: world.draft,
    number: world.published,
    attachment: world.openFile,
    round: "2",
    section: world.section,
    mandate: world.mandate,
    organisation: world.organisation,
    batch: world.batch,
    person: world.person,
    request: world.request,
  };
  return pages[page][0].replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    return value === undefined ? (usual[name] ?? "niente") : named(world, value);
  });
}

/** What the form of a case sends. */
export function formOf(world: World, sent: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(sent))
    form.append(
      name,
      value
        .split(":")
        .map((part) => named(world, part))
        .join(":"),
    );
  return form;
}

export function answerCode(answer: Response): string {
  if (answer.status === 200) return "ok";
  if (answer.status !== 302) return String(answer.status);
  const to = answer.headers.get("location") ?? "";
  return /^(\/en)?\/accedi(\?|$)/.test(to) ? "in" : /^(\/en)?\/spazio\/scegli(\?|$)/.test(to) ? "sel" : "go";
}
