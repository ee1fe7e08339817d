import { articled } from "../time.ts";

/** Naming the person behind a session of the request log: asked, allowed, shown once. */
export const namings = {
  title: "Di chi è una sigla",
  lead: "Nel log delle richieste chi ha effettuato l’accesso compare solo con una sigla, che cambia ogni giorno. Per sapere di chi è servono due persone: chi gestisce il sistema lo chiede con un motivo, chi è nell’organo di garanzia decide. Il nome si vede una volta sola.",
  limits: (days: number) =>
    `Si può chiedere finché la sessione è aperta, e al massimo per ${days} giorni: poi la chiave di quel giorno si elimina. Se la sessione è finita, o la persona ha cancellato il suo accesso, nessuno può più dire chi era.`,
  ask: {
    title: "Chiedi di chi è",
    day: "Giorno",
    dayHint: "Quello scritto nella riga del log, in ora UTC.",
    digest: "Sigla",
    digestHint: "Le 24 lettere e cifre che nella riga stanno alla voce «session».",
    reason: "Perché ti serve saperlo",
    reasonHint: "Lo legge chi decide. Non scrivere nomi: se ne sospetti uno, non serve qui.",
    submit: "Manda all’organo di garanzia",
  },
  none: "Finora nessuno ha chiesto di chi è una sigla.",
  kept: "Le domande restano qui un anno, al massimo le ultime cento. Il registro tiene che sono state fatte, e mai il nome mostrato.",
  open: "Ancora aperte",
  closed: "Chiuse",
  ofDay: (day: string) => `Log ${articled("del", day)}`,
  asked: (name: string) => `Chiesto da ${name}`,
  states: {
    waiting: "aspetta una decisione",
    allowed: "consentito, non ancora visto",
    refused: "rifiutato",
    shown: "visto",
    over: "nessuno può più essere nominato",
  },
  answered: {
    allowed: (name: string) => `Consentito da ${name}`,
    refused: (name: string) => `Rifiutato da ${name}`,
  },
  outcomes: { allowed: "consentito", refused: "rifiutato", named: "una persona", nobody: "nessuno" },
  shown: "Visto da chi l’ha chiesto",
  steps: {
    decision: "Decide l’organo di garanzia",
    name: "Chi l’ha chiesto vede il nome, una volta sola",
    pending: "da decidere",
    then: "dopo il sì",
    ready: "da ora",
  },
  overText: "La chiave di quel giorno è stata eliminata: di chi fosse la sigla non lo può più dire nessuno.",
  decide: {
    own: "L’hai chiesto tu: decide un’altra persona dell’organo di garanzia.",
    means:
      "Se consenti, chi l’ha chiesto vede nome e indirizzo e-mail una volta sola. Tu non li vedi. La risposta non si cambia.",
    allow: "Consenti",
    refuse: "Rifiuta",
  },
  reveal: {
    means:
      "Il nome si vede una volta sola, nella pagina che si apre: annota ciò che ti serve, perché non si può riaprire.",
    submit: "Mostra di chi è",
  },
  answer: {
    title: (digest: string) => `La sigla ${digest}`,
    once: "Questa è l’unica volta che si vede. Se ricarichi la pagina, non c’è più.",
    person: "Persona",
    email: "E-mail",
    page: "Apri la pagina della persona",
    key_gone:
      "Nessuno può più essere nominato: la chiave di quel giorno è stata eliminata, e senza di lei la sigla non porta a nessuno.",
    no_session:
      "Nessuno può essere nominato: nessuna sessione aperta ha questa sigla. La sessione è finita, la persona ha cancellato il suo accesso, oppure giorno e sigla non sono quelli della riga.",
    back: "Torna alle domande",
  },
  done: {
    chiesto: "La domanda è arrivata all’organo di garanzia. Un avviso ti dirà quando c’è la risposta.",
    deciso: "La risposta è registrata, e un avviso la porta a chi ha chiesto.",
  },
};
