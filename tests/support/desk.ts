import { openAs } from "./persona.ts";

/** The office's two steps for a filed text: prepared without omissis by a planner, published by the lead. */
export async function publishText({ baseURL, campaign, number }: { baseURL: string; campaign: string; number: string }): Promise<void> {
  const planner = await openAs("planner", { baseURL });
  await planner.page.goto(`/gestione/${campaign}/arrivi/${number}`);
  await planner.page.getByRole("button", { name: "Pronto per la pubblicazione" }).click();
  await planner.page.getByText("Il testo è pronto per la pubblicazione").waitFor();
  await planner.context.close();
  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`/gestione/${campaign}/arrivi/${number}`);
  await lead.page.getByRole("button", { name: "Pubblica adesso" }).click();
  await lead.page.getByText("Il testo è pubblico").waitFor();
  await lead.context.close();
}
