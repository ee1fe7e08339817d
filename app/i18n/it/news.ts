import { longTime } from "../time.ts";

type Facts = Record<string, string | number | null>;
const at = (value: string | number | null | undefined) => longTime(new Date(value ?? 0), "it");

/** Each kind: the subject line, and the text that follows it in the inbox and in the mail. */
export const news = {
  open: "Apri:",
  kinds: {
    filed: {
      subject: (f: Facts) => `${f["organisation"]}: inviato il contributo ${f["number"]}`,
      text: (f: Facts) => `Il contributo ${f["number"]}, «${f["title"]}», è stato inviato a nome di ${f["organisation"]}. È arrivato ${at(f["receivedAt"])}. Se l’organizzazione non lo riconosce come proprio, dalla pagina della ricevuta può dichiararlo.`,
    },
  },
};
