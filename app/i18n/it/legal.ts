import { articled } from "../time.ts";

export const legal = {
  template: "Modello da completare",
  templateText:
    "Questo testo è un modello: l’ente che usa il servizio lo completa e lo approva prima di aprire una consultazione vera. Le parti da completare sono tra parentesi quadre.",
  updated: (day: string) => `Aggiornato ${articled("il", day)}`,
  others: "Le altre note",
};
