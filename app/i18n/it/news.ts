import { articled, longDay, longTime } from "../time.ts";
import { publishing } from "./publishing.ts";
import { benches } from "./words.ts";

type Facts = Record<string, string | number | null>;
const at = (value: string | number | null | undefined) => longTime(new Date(value ?? 0), "it");
const day = (value: string | number | null | undefined) => longDay(String(value ?? ""), "it");
const bench = (code: string | number | null | undefined): string =>
  (benches as Record<string, string>)[String(code)] ?? "nessuna componente";

/** Codes of reasons, as `third_party,confidential`, in words. */
const reasons = (codes: string | number | null | undefined): string =>
  String(codes ?? "")
    .split(",")
    .map((code) => (publishing.reasons as Record<string, string>)[code] ?? code)
    .join("; ");

const ways = { pec: "per PEC", email: "per e-mail", paper: "su carta", room: "consegnato in sala" };
const received = (channel: string | number | null | undefined): string =>
  (ways as Record<string, string>)[String(channel)] ?? "";

/** Each kind: the subject line, and the text that follows it in the inbox and in the mail. */
export const news = {
  open: "Apri:",
  unknown: "È successo qualcosa che ti riguarda.",
  digest: (n: number) => (n === 1 ? "Una novità sulle tue consultazioni" : `${n} novità sulle tue consultazioni`),
  kinds: {
    bulk: {
      subject: (f: Facts) => String(f["subject"]),
      text: (f: Facts) => `${f["words"]}\n\nQuesto avviso va a chi partecipa alla consultazione «${f["campaign"]}».`,
    },
    entered_for_you: {
      subject: (f: Facts) => `${f["organisation"]}: registrato il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `L’ufficio ha registrato a nome di ${f["organisation"]} un testo arrivato ${received(f["channel"])}, ricevuto ${articled("il", at(f["receivedAt"]))}.\n\nConsultazione: «${f["campaign"]}»\nTitolo: ${f["title"]}\nNumero: ${f["number"]}\nImpronta SHA-256: ${f["sha256"]}\nSale: ${f["salt"]}\n\nQuesta è la ricevuta: con impronta e sale si verifica nella pagina «Ricevute» che il testo conservato è questo. Non sostituisce la registrazione di protocollo. Se il testo non è dell’organizzazione, o la registrazione è sbagliata, scrivi all’ufficio che cura la consultazione.`,
    },
    entry_annulled: {
      subject: (f: Facts) => `${f["organisation"]}: annullata la registrazione ${f["number"]}`,
      text: (f: Facts) =>
        `La registrazione ${f["number"]}, fatta dall’ufficio a nome di ${f["organisation"]}, è annullata. Il numero non sarà più usato.\n\nMotivo: ${f["reason"]}`,
    },
    imported_for_you: {
      subject: (f: Facts) =>
        `${f["organisation"]}: ${Number(f["texts"]) === 1 ? "registrato un contributo" : `registrati ${f["texts"]} contributi`}`,
      text: (f: Facts) =>
        `L’ufficio ha importato nella consultazione «${f["campaign"]}» ${Number(f["texts"]) === 1 ? `un testo di ${f["organisation"]}, con il numero ${f["first"]}` : `${f["texts"]} testi di ${f["organisation"]}, a partire dal numero ${f["first"]}`}. Chi rappresenta l’organizzazione trova nel suo spazio ogni testo con la ricevuta.`,
    },
    import_undone: {
      subject: (f: Facts) => `${f["organisation"]}: annullata un’importazione di contributi`,
      text: (f: Facts) =>
        `L’ufficio ha annullato l’importazione con cui aveva registrato nella consultazione «${f["campaign"]}» ${Number(f["texts"]) === 1 ? `un testo di ${f["organisation"]}` : `${f["texts"]} testi di ${f["organisation"]}`}. I numeri dati non saranno più usati.`,
    },
    appointed: {
      subject: (f: Facts) => `Puoi scrivere a nome di ${f["organisation"]}`,
      text: (f: Facts) =>
        `${f["organisation"]} ti ha indicato per ${f["capacity"] === "signatory" ? "firmare" : "scrivere"} a suo nome nella consultazione «${f["campaign"]}»: ${f["capacity"] === "signatory" ? "puoi scrivere i contributi e inviarli" : "puoi preparare le bozze, che poi invia chi firma"}. La designazione vale ${articled("dal", day(f["from"]))}${f["to"] ? ` ${articled("al", day(f["to"]))} compreso` : ""}.`,
    },
    revoked: {
      subject: (f: Facts) => `Non scrivi più a nome di ${f["organisation"]}`,
      text: (f: Facts) =>
        `La tua designazione per ${f["organisation"]} nella consultazione «${f["campaign"]}» è stata revocata.\n\nMotivo: ${f["reason"]}\n\nI testi inviati finora restano come sono. Se ti sembra un errore, scrivi all’ufficio che cura la consultazione.`,
    },
    mandate_ends_soon: {
      subject: (f: Facts) => `${f["organisation"]}: una designazione ${f["over"] ? "è finita" : "sta per finire"}`,
      text: (f: Facts) =>
        `Una designazione ${f["capacity"] === "signatory" ? "a firmare" : "a scrivere"} per ${f["organisation"]}, nella consultazione «${f["campaign"]}», ${f["over"] ? `è finita ${articled("il", day(f["last"]))}` : `vale ancora fino ${articled("al", day(f["last"]))} compreso`}. Se deve continuare, l’organizzazione ne chiede una nuova all’ufficio. Bozze e ricevute restano a chi rappresenta l’organizzazione.`,
    },
    no_holder_left: {
      subject: (f: Facts) =>
        `${f["organisation"]}: ${f["left"] === "nobody" ? "nessuno la rappresenta più" : "nessuno può più firmare"}`,
      text: (f: Facts) =>
        `Nella consultazione «${f["campaign"]}» ${f["left"] === "nobody" ? `nessuno rappresenta più ${f["organisation"]}` : `nessuno può più inviare contributi a nome di ${f["organisation"]}`}.${Number(f["drafts"]) > 0 ? ` ${Number(f["drafts"]) === 1 ? "Una bozza aspetta" : `${f["drafts"]} bozze aspettano`} chi la rappresenterà.` : ""} Quando arriva la lettera con cui designa qualcuno, registra la designazione.`,
    },
    invitation_answered: {
      subject: (f: Facts) => `${f["organisation"]}: la risposta all’invito`,
      text: (f: Facts) =>
        `${f["answer"] === "accepted" ? `${f["organisation"]} ha accettato l’invito a «${f["campaign"]}».` : f["answer"] === "declined" ? `${f["organisation"]} ha declinato l’invito a «${f["campaign"]}».` : f["answer"] === "passed_on" ? `${f["organisation"]} ha passato l’invito a «${f["campaign"]}» a ${f["through"]}: se va ascoltata, invitala.` : `Per ${f["organisation"]}, in «${f["campaign"]}», parla ${f["through"]}.`}${f["reason"] ? `\n\nMotivo: ${f["reason"]}` : ""}`,
    },
    participation_asked: {
      subject: (f: Facts) => `${f["organisation"]} chiede di partecipare`,
      text: (f: Facts) =>
        `${f["organisation"]} chiede di partecipare a «${f["campaign"]}». Chi chiede aspetta una risposta: l’ammissione, o il motivo di un no.`,
    },
    bench_contested: {
      subject: (f: Facts) => `${f["organisation"]} contesta la propria componente`,
      text: (f: Facts) =>
        `Nella consultazione «${f["campaign"]}» ${f["organisation"]} siede tra: ${bench(f["bench"])}. Chiede di sedere tra: ${bench(f["wanted"])}. Il motivo è nella pagina delle persone: la risposta spetta a chi ha la responsabilità della consultazione.`,
    },
    bench_answered: {
      subject: (f: Facts) => `${f["organisation"]}: la risposta sulla componente`,
      text: (f: Facts) =>
        `${f["accepted"] ? `Da oggi, nella consultazione «${f["campaign"]}», ${f["organisation"]} siede tra: ${bench(f["wanted"])}. I contributi già inviati restano con la componente del loro giorno.` : `Nella consultazione «${f["campaign"]}» la componente di ${f["organisation"]} resta com’era.`}${f["answer"] ? `\n\nRisposta: ${f["answer"]}` : ""}`,
    },
    succeeded: {
      subject: (f: Facts) => `${f["organisation"]} diventa un’altra organizzazione`,
      text: (f: Facts) =>
        `${f["organisation"]} diventa un’altra organizzazione ${articled("dal", day(f["from"]))}. ${f["over"] ? "La tua designazione" : "Fino al giorno prima la tua designazione resta valida, poi"} per la consultazione «${f["campaign"]}» finisce: chi scriverà lo decide l’organizzazione che succede. I contributi inviati restano a nome di ${f["organisation"]}.`,
    },
    disowned: {
      subject: (f: Facts) => `${f["organisation"]} disconosce il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `${f["organisation"]} ha dichiarato che il contributo ${f["number"]}, «${f["title"]}», non è suo. Resta al suo indirizzo con questa indicazione e non si può più citare.\n\nMotivo: ${f["reason"]}`,
    },
    disowning_recalled: {
      subject: (f: Facts) => `Il contributo ${f["number"]} è di nuovo di ${f["organisation"]}`,
      text: (f: Facts) =>
        `Il disconoscimento del contributo ${f["number"]}, «${f["title"]}», è stato ritirato dall’ufficio: il testo è di nuovo di ${f["organisation"]} e si può citare.\n\nMotivo: ${f["reason"]}`,
    },
    join_invited: {
      subject: (f: Facts) => `${f["organisation"]} vi invita ad aderire a un testo`,
      text: (f: Facts) =>
        `${f["organisation"]} sta scrivendo${f["title"] ? ` «${f["title"]}»` : " un testo"} e vi invita ad aderire. Potete leggerlo per intero; aderisce, o declina l’invito, chi firma per la vostra organizzazione.${f["message"] ? `\n\n${f["message"]}` : ""}`,
    },
    joined: {
      subject: (f: Facts) =>
        `${f["organisation"]} aderisce${f["number"] ? ` al contributo ${f["number"]}` : " al vostro testo"}`,
      text: (f: Facts) =>
        `${f["organisation"]} ha aderito a «${f["title"]}».${f["number"] ? "" : " L’adesione vale per il testo com’è adesso: se lo cambiate decade."}`,
    },
    join_voided: {
      subject: (f: Facts) =>
        `La vostra adesione${f["number"] ? ` al contributo ${f["number"]}` : ""} non vale più: il testo è cambiato`,
      text: (f: Facts) =>
        `Il testo «${f["title"]}», a cui avevate aderito, ${f["number"] ? "è stato integrato" : "è cambiato"}: l’adesione valeva per le parole di prima. Se siete d’accordo anche con il testo nuovo, aderite di nuovo.`,
    },
    join_withdrawn: {
      subject: (f: Facts) =>
        `${f["organisation"]} ha ritirato l’adesione${f["number"] ? ` al contributo ${f["number"]}` : ""}`,
      text: (f: Facts) => `${f["organisation"]} non aderisce più a «${f["title"]}». Le altre adesioni restano.`,
    },
    filed_with_you: {
      subject: (f: Facts) => `Contributo ${f["number"]}: inviato con la vostra adesione`,
      text: (f: Facts) =>
        `Il testo a cui avete aderito, «${f["title"]}», è stato inviato da ${f["organisation"]} ed è arrivato ${articled("il", at(f["receivedAt"]))} con il numero ${f["number"]}. La ricevuta, con il testo per intero, è nella pagina dell’adesione.`,
    },
    integrated: {
      subject: (f: Facts) => `${f["organisation"]}: integrato il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `Il contributo ${f["number"]} è stato integrato: vale il testo nuovo, «${f["title"]}», arrivato ${articled("il", at(f["receivedAt"]))}. Il testo di prima resta agli atti, con la sua ricevuta. Un testo già pubblicato resta com’è finché non esce quello nuovo.`,
    },
    withdrawn: {
      subject: (f: Facts) => `${f["organisation"]}: ritirato il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `${f["organisation"]} ha ritirato il contributo ${f["number"]}${f["title"] ? `, «${f["title"]}»` : ""}. Il testo non si legge più; restano numero, data e organizzazione.\n\nMotivo: ${f["reason"]}`,
    },
    filed: {
      subject: (f: Facts) => `${f["organisation"]}: inviato il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `Il contributo ${f["number"]}, «${f["title"]}», è stato inviato a nome di ${f["organisation"]}. È arrivato ${articled("il", at(f["receivedAt"]))}. Se l’organizzazione non lo riconosce come proprio, dalla pagina della ricevuta può dichiararlo.`,
    },
    term_extended: {
      subject: (f: Facts) => `${f["campaign"]}: prorogata la fase «${f["round"]}»`,
      text: (f: Facts) =>
        `La fase di raccolta «${f["round"]}» chiudeva ${articled("il", at(f["before"]))} ed è stata prorogata: ora si può scrivere fino ${articled("al", at(f["closesAt"]))}. Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    term_shortened: {
      subject: (f: Facts) => `${f["campaign"]}: la fase «${f["round"]}» chiude prima`,
      text: (f: Facts) =>
        `La fase di raccolta «${f["round"]}» doveva chiudere ${articled("il", at(f["before"]))}: ora chiude ${articled("il", at(f["closesAt"]))}. Quello che è già arrivato resta in tempo. Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    term_moved: {
      subject: (f: Facts) => `${f["campaign"]}: nuove date per la fase «${f["round"]}»`,
      text: (f: Facts) =>
        `La fase di raccolta «${f["round"]}» ora apre ${articled("il", at(f["opensAt"]))} e chiude ${articled("il", at(f["closesAt"]))}. Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    round_reopened: {
      subject: (f: Facts) => `${f["campaign"]}: riaperta la fase «${f["round"]}»`,
      text: (f: Facts) =>
        `La fase di raccolta «${f["round"]}», che aveva chiuso ${articled("il", at(f["before"]))}, riapre: si può scrivere ${articled("dal", at(f["opensAt"]))} ${articled("al", at(f["closesAt"]))}.${f["published"] ? " Alcuni testi di questa fase sono già pubblici." : ""} Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    reminder: {
      subject: (f: Facts) => `${f["campaign"]}: la fase «${f["round"]}» chiude ${articled("il", at(f["closesAt"]))}`,
      text: (f: Facts) =>
        `${f["organisation"]} non ha ancora inviato un testo per la fase «${f["round"]}», che chiude ${articled("il", at(f["closesAt"]))}.${f["drafts"] === 0 ? " Se volete scrivere, c’è ancora tempo." : f["drafts"] === 1 ? " C’è una bozza aperta: finché non si invia, l’ufficio non la vede." : ` Ci sono ${f["drafts"]} bozze aperte: finché non si inviano, l’ufficio non le vede.`}`,
    },
    campaign_suspended: {
      subject: (f: Facts) => `${f["campaign"]}: consultazione sospesa`,
      text: (f: Facts) =>
        `La consultazione «${f["campaign"]}» è sospesa: per ora si legge e non si scrive. ${f["stopped"] ? "I termini sono fermi: alla ripresa si spostano della durata della sospensione." : "I termini continuano a correre."} Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    campaign_resumed: {
      subject: (f: Facts) => `${f["campaign"]}: la consultazione riprende`,
      text: (f: Facts) =>
        `La consultazione «${f["campaign"]}» riprende: si può di nuovo scrivere.${f["closesAt"] ? ` La fase «${f["round"]}» chiude ${articled("il", at(f["closesAt"]))}.` : ""} Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    campaign_concluded: {
      subject: (f: Facts) => `${f["campaign"]}: consultazione conclusa`,
      text: (f: Facts) =>
        `La consultazione «${f["campaign"]}» è conclusa. Le sue pagine restano ai loro indirizzi, ma non si scrive più, e le designazioni di ${f["organisation"]} finiscono oggi.${f["drafts"] === 0 ? "" : ` ${f["drafts"] === 1 ? "C’è una bozza non inviata: la" : `Ci sono ${f["drafts"]} bozze non inviate: le`} potete leggere e copiare fino ${articled("al", longDay(String(f["until"]), "it"))}, poi si ${f["drafts"] === 1 ? "cancella" : "cancellano"}.`} Il motivo: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    file_decided: {
      subject: (f: Facts) =>
        `Contributo ${f["number"]}: ${f["how"] === "withheld" ? "un allegato resta riservato" : f["how"] === "replaced" ? "un allegato esce con gli omissis" : "un allegato è rilasciato"}`,
      text: (f: Facts) =>
        f["how"] === "withheld"
          ? `L’allegato «${f["name"]}» del contributo ${f["number"]} non sarà pubblico.\n\nMotivo: ${f["reason"]}\n\nL’ufficio lo conserva com’è arrivato.`
          : f["how"] === "replaced"
            ? `Al posto dell’allegato «${f["name"]}» del contributo ${f["number"]} l’ufficio pubblica «${f["instead"]}», in cui alcune parti sono coperte. L’originale resta conservato com’è arrivato e non si pubblica. Nella pagina del contributo potete leggere che cosa esce.`
            : `L’allegato «${f["name"]}» del contributo ${f["number"]} si pubblica com’è, insieme al testo.`,
    },
    file_infected: {
      subject: (f: Facts) => `${f["number"] ? `Contributo ${f["number"]}` : "Una bozza"}: un file contiene un virus`,
      text: (f: Facts) =>
        `Il controllo ha trovato un virus nel file «${f["name"]}»${f["number"] ? ` del contributo ${f["number"]}` : " di una bozza"}. Nessuno può aprirlo e non si pubblica; il testo e gli altri file restano come sono. Se il file serve, mandatene una copia pulita.`,
    },
    letter_infected: {
      subject: (f: Facts) => `${f["organisation"]}: la lettera di designazione contiene un virus`,
      text: (f: Facts) =>
        `Il controllo ha trovato un virus nella lettera con cui ${f["organisation"]} ha designato chi agisce per lei nella consultazione «${f["campaign"]}». Nessuno può aprirla; la designazione resta valida. Se la lettera serve agli atti, chiedetene una copia pulita.`,
    },
    published: {
      subject: (f: Facts) => `Pubblicato il contributo ${f["number"]}`,
      text: (f: Facts) =>
        `Il contributo ${f["number"]}, «${f["title"]}», è pubblico: chiunque può leggerlo, e dalla sua pagina si vedrà dove è finito ciò che dice.`,
    },
    refused: {
      subject: (f: Facts) => `Il contributo ${f["number"]} non sarà pubblicato`,
      text: (f: Facts) =>
        `L’ufficio ha deciso di non pubblicare il contributo ${f["number"]}.\n\nMotivo: ${f["reason"]}\n\nIl testo inviato e la ricevuta restano nello spazio dell’organizzazione.`,
    },
    redacted: {
      subject: (f: Facts) =>
        Number(f["omissis"]) === 0
          ? `${f["number"]}: un passaggio che avevate chiesto di non pubblicare resta leggibile`
          : `${f["number"]}: alcune parti saranno coperte da omissis`,
      text: (f: Facts) =>
        [
          Number(f["omissis"]) === 0
            ? ""
            : `Nel testo pubblico del contributo ${f["number"]} l’ufficio copre ${Number(f["omissis"]) === 1 ? "una parte" : `${f["omissis"]} parti`} con omissis${f["reasons"] ? ` (${reasons(f["reasons"])})` : ""}. L’originale resta custodito com’è.`,
          Number(f["left"] ?? 0) === 0
            ? ""
            : `${Number(f["left"]) === 1 ? "Un passaggio che avevate chiesto di non pubblicare resta leggibile" : `${f["left"]} passaggi che avevate chiesto di non pubblicare restano leggibili`} nel contributo ${f["number"]}: l’ufficio ha scritto perché.`,
          "Nello spazio dell’organizzazione vedete quali parole sono coperte e per quale motivo; se qualcosa vi sembra sbagliato, da lì potete scrivere all’ufficio.",
        ]
          .filter(Boolean)
          .join("\n\n"),
    },
    omissis_contested: {
      subject: (f: Facts) => `${f["number"]}: un’osservazione su un omissis`,
      text: (f: Facts) =>
        `L’organizzazione che ha inviato il contributo ${f["number"]} ha scritto un’osservazione su un omissis. La pubblicazione non aspetta, ma la risposta sì: la trovate tra le contestazioni.`,
    },
    omissis_answered: {
      subject: (f: Facts) => `${f["number"]}: la risposta sull’omissis`,
      text: (f: Facts) =>
        `${f["upheld"] === 1 ? "L’ufficio ha accolto la vostra osservazione: quelle parole non sono più coperte." : "L’ufficio ha risposto alla vostra osservazione: l’omissis resta."}\n\n${f["answer"]}`,
    },
    sealed: {
      subject: (f: Facts) => `${f["number"]}: sigillato come contenuto illecito`,
      text: (f: Facts) =>
        `${f["what"] === "attachment" ? `Un file del contributo ${f["number"]}` : `Il contributo ${f["number"]}`} è stato sigillato come contenuto illecito: nessuno può più aprirlo. Restano il numero, le date e l’impronta. Se pensate a un errore, scrivete all’ufficio.`,
    },
    taken_down: {
      subject: (f: Facts) => `${f["number"]}: tolto dalla pubblicazione`,
      text: (f: Facts) =>
        `${f["what"] === "attachment" ? `Un allegato del contributo ${f["number"]}` : `Il contributo ${f["number"]}`} non è più pubblico. Restano pubblici il numero, la data e il motivo; l’originale resta custodito com’è.\n\nMotivo: ${f["reason"]}`,
    },
    put_back: {
      subject: (f: Facts) => `${f["number"]}: di nuovo pubblico`,
      text: (f: Facts) =>
        `${f["what"] === "attachment" ? `Un allegato del contributo ${f["number"]}` : `Il contributo ${f["number"]}`} è di nuovo pubblico.\n\nMotivo: ${f["reason"]}`,
    },
    version_published: {
      subject: (f: Facts) => `«${f["campaign"]}»: è uscita la versione ${f["number"]} del documento`,
      text: (f: Facts) =>
        `È pubblica la versione ${f["number"]} di «${f["title"]}». ${Number(f["citations"]) === 0 ? "Non cita ancora parole vostre: la pagina di ogni contributo dice perché e dove guardare." : Number(f["citations"]) === 1 ? "Cita un vostro passaggio." : `Cita ${f["citations"]} vostri passaggi.`}`,
    },
    reported: {
      subject: (f: Facts) => `Una segnalazione su ${f["subject"]}`,
      text: (f: Facts) =>
        `È arrivata una segnalazione su un testo pubblico (${f["subject"]}). Le parole di chi segnala si leggono solo nella pagina delle segnalazioni; da lì si può togliere subito il testo dalla pubblicazione.`,
    },
    cited_before: {
      subject: (f: Facts) => `«${f["campaign"]}»: guardate dove siete citati, prima della pubblicazione`,
      text: (f: Facts) =>
        `L’ufficio propone per la pubblicazione «${f["title"]}». ${Number(f["citations"]) === 1 ? "Un capoverso usa parole vostre" : `Le vostre parole vi compaiono ${f["citations"]} volte`}: nella pagina «Dove siete citati» trovate ogni capoverso con la vostra frase. Chi firma per l’organizzazione può contestare un uso; finché l’ufficio non risponde, la contestazione si legge accanto alla citazione.`,
    },
    citation_contested: {
      subject: (f: Facts) => `${f["organisation"]} contesta l’uso di una citazione`,
      text: (f: Facts) =>
        `${f["organisation"]} contesta come il documento usa le parole del contributo ${f["number"]}. Finché l’ufficio non risponde, la contestazione si legge accanto alla citazione.`,
    },
    contest_answered: {
      subject: () => "La risposta dell’ufficio sull’uso di una vostra citazione",
      text: (f: Facts) => `L’ufficio ha risposto alla vostra contestazione.\n\n${f["answer"]}`,
    },
    naming_asked: {
      subject: () => "Una domanda su chi è nel log delle richieste aspetta la tua decisione",
      text: () =>
        "Chi gestisce il sistema chiede di chi è una sigla nel log delle richieste, e ha scritto perché. Consentirlo o rifiutarlo spetta all’organo di garanzia: finché nessuno risponde, il nome non si vede.",
    },
    naming_answered: {
      subject: () => "L’organo di garanzia ha risposto sulla sigla che hai chiesto",
      text: () =>
        "Nella pagina trovi la risposta. Se è un sì, il nome si vede una volta sola: aprilo quando puoi annotare ciò che ti serve.",
    },
  },
};
