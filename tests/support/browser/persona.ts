import type { Page } from "playwright-core";
import { openPage, type OpenedPage, type PageOptions } from "./browser.ts";

/** Of the demo: who each role is. Their one password is printed by `npm start`. */
export const personas = {
  lead: "responsabile@example.org",
  planner: "redazione@example.org",
  auditor: "garanzia@example.org",
  admin: "admin@example.org",
  signatory: "servizi@example.org",
  drafter: "servizi.bozze@example.org",
  several: "metallo@example.org",
  /** Signs for a body that others ask to join their texts. */
  asked: "podora@example.org",
} as const;

export type Persona = keyof typeof personas;
export const demoPassword = "cinque-fili-al-tavolo";

/** Signs in as people do, by the form; ends on the page that this leads to. */
export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto("/accedi");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator("main").getByRole("button", { name: "Accedi" }).click();
  await page.waitForURL((url) => url.pathname !== "/accedi");
}

/** A page of a context of its own, signed in. */
export async function openFor(email: string, options: PageOptions & { baseURL: string }): Promise<OpenedPage> {
  const opened = await openPage(options);
  await signIn(opened.page, email);
  return opened;
}

export const openAs = (persona: Persona, options: PageOptions & { baseURL: string }): Promise<OpenedPage> =>
  openFor(personas[persona], options);
