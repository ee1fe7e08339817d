import { articled } from "../time.ts";

/** Texts of several organisations, and what comes after the filing: integrations and withdrawal. */
export const joining = {
  joins: {
    title: "Adesioni",
    lead: (title: string) =>
      `Altre organizzazioni possono aderire a «${title}»: lo leggono per intero, e se sono d’accordo il testo parte anche a nome loro.`,
    untitled: "questo testo",
    who: "Chi avete invitato",
    nobody: "Non avete ancora invitato nessuno.",
    organisation: "Organizzazione",
    state: "Stato",
    standing: {
      asked: (when: string) => `invitata ${articled("il", when)}`,
      joined: (when: string) => `aderisce ${articled("dal", when)}`,
      void: (when: string) => `decaduta ${articled("il", when)}: il testo è cambiato`,
      left: (when: string) => `ha ritirato l’adesione ${articled("il", when)}`,
      declined: (when: string) => `ha declinato ${articled("il", when)}`,
    },
    takeBack: "Ritira l’invito",
    takeBackFrom: (name: string) => `a ${name}`,
    invite: "Invita un’organizzazione",
    inviteHint: "Leggerà questo testo, e nessun’altra delle vostre bozze.",
    choose: "Scegli un’organizzazione",
    message: "Messaggio",
    messageHint: "Facoltativo. Lo riceve per e-mail insieme all’invito.",
    send: "Manda l’invito",
    done: {
      invitata: "L’invito è partito.",
      ritirato: "L’invito è ritirato: quell’organizzazione non legge più il testo.",
    },
    onlySignatories: "Invita chi firma per la vostra organizzazione.",
    late: "La fase di raccolta non è aperta: non si può più aderire.",
    warning: (count: number) =>
      count === 1 ? "Un’organizzazione aderisce a questo testo" : `${count} organizzazioni aderiscono a questo testo`,
    warningText: (names: string) =>
      `${names}. Se cambi anche solo una parola l’adesione decade: ricevono un avviso e, se sono ancora d’accordo, aderiscono di nuovo.`,
    open: "Adesioni e inviti",
    summary: "Aderiscono",
    none: "Nessuna organizzazione",
    section: "Aderire ai testi di altre organizzazioni",
    read: {
      kicker: (organisation: string) => `Un testo di ${organisation}`,
      draftLead: "Lo state leggendo com’è adesso. Se aderite e poi cambia, l’adesione decade e ve lo diciamo.",
      filedLead: (number: string, when: string) => `Inviato con il numero ${number}, arrivato ${articled("il", when)}.`,
      publicLead: "Questo testo è pubblico, e la fase di raccolta è ancora aperta: potete aderire.",
      message: "Il messaggio con l’invito",
      join: "Aderisci a questo testo",
      joinHint: (organisation: string) =>
        `Aderisci a nome di ${organisation}. Il suo nome si legge con quello di chi ha scritto il testo.`,
      joinAgain: "Aderisci al testo com’è adesso",
      leave: "Ritira l’adesione",
      leaveHint:
        "Riguarda solo la vostra organizzazione. Se il testo è già stato inviato, resta scritto che avevate aderito e quando vi siete ritirati.",
      decline: "Declina l’invito",
      joined: (when: string) => `Aderite a questo testo ${articled("dal", when)}.`,
      void: "Il testo è cambiato dopo la vostra adesione, che quindi non vale più. Rileggetelo: se siete d’accordo, aderite di nuovo.",
      left: (when: string) => `Avete ritirato l’adesione ${articled("il", when)}.`,
      declined: (when: string) =>
        `Avete declinato l’invito ${articled("il", when)}. Finché la fase è aperta potete cambiare idea.`,
      onlySignatories: "Aderisce, o declina l’invito, chi firma per la vostra organizzazione.",
      stale: "Il testo è cambiato dopo che hai aperto questa pagina. Rileggilo qui sotto, poi decidi.",
      gone: (when: string) =>
        `L’organizzazione ha ritirato questo testo ${articled("il", when)}. Restano numero, data e organizzazione.`,
      unread:
        "La vostra adesione valeva per il testo di prima. Quello nuovo lo potrete leggere, e aderire, quando sarà pubblico o se vi invitano.",
      receipt: "La ricevuta",
      done: {
        aderito: "L’adesione è registrata.",
        lasciato: "L’adesione è ritirata.",
        declinato: "L’invito è declinato.",
      },
    },
    standingShort: {
      asked: "vi aspettano",
      joined: "aderite",
      void: "da rileggere",
      left: "adesione ritirata",
      declined: "declinato",
    },
  },
  integration: {
    start: "Integra il testo",
    startHint: (when: string) =>
      `Fino ${articled("al", when)} potete inviare un testo nuovo, intero, al posto di questo. Il numero resta; questo testo resta agli atti con la sua ricevuta.`,
    goOn: "Continua l’integrazione",
    draft: (number: string) =>
      `Stai integrando il contributo ${number}: il testo che invii prende il posto di quello già inviato, che resta agli atti.`,
    revisions: "Le ricevute di questo contributo",
    first: "Primo invio",
    nth: (n: number) => `Integrazione ${n - 1}`,
    shown: "Questa ricevuta riguarda il testo più recente.",
    earlier: (n: number) =>
      n === 1
        ? "Questa è la ricevuta del primo invio: il testo è stato integrato dopo."
        : `Questa è la ricevuta dell’integrazione ${n - 1}: il testo è stato integrato ancora.`,
    arrived: (when: string) => `arrivato ${articled("il", when)}`,
    see: "Apri la ricevuta",
  },
  withdraw: {
    open: "Ritira il contributo",
    title: "Ritira il contributo",
    lead: (number: string) => `Il contributo ${number} non si leggerà più. Prima di confermare, guarda che cosa resta.`,
    goes: "Non si legge più",
    goesList: [
      "il testo, con i suoi allegati",
      "nelle pagine, nelle ricerche, nei dati da scaricare e nel documento che lo cita",
    ],
    stays: "Resta",
    staysList: [
      "il numero, la data e il nome della vostra organizzazione, con il motivo che scrivi qui",
      "la ricevuta: chi ha il testo può ancora verificarla",
      "nelle versioni già uscite, il segno che il passaggio citava un testo ritirato",
    ],
    joined: (names: string) => `Aderiscono a questo testo: ${names}. Ricevono un avviso.`,
    reason: "Motivo",
    reasonHint: "Lo legge chiunque apra la pagina del contributo.",
    confirm: "Sì, ritira il contributo",
    back: "Lascia tutto com’è",
    done: "Il contributo è ritirato.",
    onlySignatories: "Lo ritira chi firma per la vostra organizzazione.",
  },
};
