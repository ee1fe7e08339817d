import type { CampaignCode, MandateSeed, PersonSeed } from "./types.ts";

function mandate(
  organisation: string,
  capacity: MandateSeed["capacity"],
  campaigns: CampaignCode[] = ["TCL"],
  validFrom = "2025-04-01",
  validTo: string | null = null,
): MandateSeed {
  return { organisation, capacity, campaigns, validFrom, validTo };
}

function delegate(key: string, name: string, about: string, mandates: MandateSeed[]): PersonSeed {
  return { key, name, email: `${key}@example.org`, about, system: null, roles: [], mandates };
}

const office: PersonSeed[] = [
  {
    key: "admin",
    name: "Oreste Valdiserra",
    email: "admin@example.org",
    about: "Gestione del sistema: organizzazioni, persone, impostazioni.",
    system: "admin",
    roles: [],
    mandates: [],
  },
  {
    key: "responsabile",
    name: "Livia Montecroce",
    email: "responsabile@example.org",
    about: "Responsabile della consultazione: termini, pubblicazioni, versioni del documento.",
    system: null,
    roles: [
      { campaign: "TCL", role: "lead" },
      { campaign: "VDQ", role: "lead" },
    ],
    mandates: [],
  },
  {
    key: "redazione",
    name: "Tommaso Ferrolungo",
    email: "redazione@example.org",
    about: "Gruppo di redazione: legge, classifica, scrive la bozza.",
    system: null,
    roles: [
      { campaign: "TCL", role: "planner" },
      { campaign: "VDQ", role: "planner" },
    ],
    mandates: [],
  },
  {
    key: "redazione2",
    name: "Samira Belcolle",
    email: "redazione2@example.org",
    about: "Gruppo di redazione: seconda lettrice degli stessi testi.",
    system: null,
    roles: [{ campaign: "TCL", role: "planner" }],
    mandates: [],
  },
  {
    key: "garanzia",
    name: "Nives Altariva",
    email: "garanzia@example.org",
    about: "Organo di garanzia: legge tutto ciò che è stato inviato e il registro, non cambia nulla.",
    system: null,
    roles: [
      { campaign: "TCL", role: "auditor" },
      { campaign: "VDQ", role: "auditor" },
    ],
    mandates: [],
  },
];

const delegates: PersonSeed[] = [
  delegate("servizi", "Graziella Fontespina", "Firma per Quattro Fiumi Servizi e Appalti.", [
    mandate("qf-servizi", "signatory"),
  ]),
  delegate("servizi.bozze", "Ibrahim Roccaviva", "Scrive per Quattro Fiumi Servizi e Appalti; non può inviare.", [
    mandate("qf-servizi", "drafter"),
  ]),
  delegate(
    "metallo",
    "Renzo Casalbora",
    "Firma per Quattro Fiumi Metallo e per la sua confederazione: sceglie per chi agisce.",
    [mandate("qf-metallo", "signatory"), mandate("quattro-fiumi", "signatory")],
  ),
  delegate("podora", "Wanda Quaranti", "Firma per l’Unione Lavoro Po e Dora.", [mandate("po-dora", "signatory")]),
  delegate("consegne", "Youssef Terranera", "Firma per il Sindacato Consegne e Magazzini.", [
    mandate("consegne", "signatory"),
  ]),
  delegate("fabbriche", "Emanuela Sassoforte", "Firma per l’Unione Fabbriche e Officine.", [
    mandate("fabbriche", "signatory"),
  ]),
  delegate("fabbriche.bozze", "Davide Olmoverde", "Scrive per l’Unione Fabbriche e Officine; non può inviare.", [
    mandate("fabbriche", "drafter"),
  ]),
  delegate("botteghe", "Piera Granditorre", "Firma per Botteghe e Laboratori Riuniti.", [
    mandate("botteghe", "signatory", ["TCL", "VDQ"]),
  ]),
  delegate("portici", "Aldo Seminara Bricco", "Firma per Negozi Sotto i Portici.", [mandate("portici", "signatory")]),
  delegate("mattoni", "Katia Pontesanto", "Firma per la Federazione Cantieri Mattone Blu.", [
    mandate("mattoni", "signatory"),
  ]),
  delegate(
    "mutua",
    "Fulvio Acquadolce",
    "Firma per la Rete Mutua Cooperative e per Filo d’Argilla: sceglie per chi agisce.",
    [mandate("mutua", "signatory"), mandate("argilla", "signatory")],
  ),
  delegate("casa", "Iolanda Prevedello", "Firma per l’Azienda Casa e Quartiere.", [
    mandate("casa-quartiere", "signatory"),
  ]),
  delegate("scali", "Corrado Vallescura", "Firma per l’Ente Scali e Mercati, nelle due campagne.", [
    mandate("scali-mercati", "signatory", ["TCL", "VDQ"]),
  ]),
  delegate("prevenzione", "Mirella Stradanova", "Firma per l’Istituto Sette Caschi.", [
    mandate("prevenzione", "signatory"),
  ]),
  delegate("corona", "Sandro Piandelbosco", "Firma per il Consorzio Corona Immaginata.", [
    mandate("corona", "signatory"),
  ]),
  delegate("camera", "Ottavia Rivabella", "Firma per la Camera dei Mestieri.", [
    mandate("camera-mestieri", "signatory"),
  ]),
  delegate("lima", "Bruno Chiavelunga", "Firma per La Lima e il Tornio.", [mandate("lima-tornio", "signatory")]),
  delegate("banchi", "Teresa Colfiorito Neri", "Firma per le Scuole Sette Banchi.", [
    mandate("sette-banchi", "signatory"),
  ]),
  delegate("ellisse", "Agnese Lungovento", "Firma per il Centro studi Ellisse.", [mandate("ellisse", "signatory")]),
  delegate("lingue", "Marisol Ventipiano", "Firma per la Scuola serale Cento Lingue.", [
    mandate("cento-lingue", "signatory"),
  ]),
  delegate("tempo", "Carlotta Duesorelle", "Firma per Tempo Doppio.", [mandate("tempo-doppio", "signatory")]),
  delegate("gradino", "Michele Scalabassa", "Firma per Gradino Zero.", [
    mandate("gradino", "signatory", ["TCL", "VDQ"]),
  ]),
  delegate("porta", "Ester Chiusaforte", "Firma per Porta Terza.", [
    mandate("porta-terza", "signatory", ["TCL"], "2026-07-01"),
  ]),
  delegate("valigie", "Amina Portolungo", "Firma per Mille Valigie.", [mandate("valigie", "signatory")]),
  delegate("capannoni", "Nicola Tettofermo", "Firma per Capannoni Aperti, nelle due campagne.", [
    mandate("capannoni", "signatory", ["TCL", "VDQ"]),
  ]),
  delegate("trefoglie", "Silvana Trefoglie", "Firma per Meccanica Trefoglie.", [mandate("trefoglie", "signatory")]),
  delegate("zefiro", "Luca Ventomaggio", "Firma per la cooperativa Zefiro.", [mandate("zefiro", "signatory")]),
  delegate("nuvola", "Rita Cirrocumulo", "Firma per Nuvola Bassa Software.", [mandate("nuvola", "signatory")]),
  delegate("periti", "Osvaldo Squadranti", "Firma per la Consulta Periti, nelle due campagne.", [
    mandate("periti", "signatory", ["TCL", "VDQ"]),
  ]),
  delegate("porta.ieri", "Giacinto Altrovento", "Ha firmato per Porta Terza fino al 2026: la designazione è finita.", [
    mandate("porta-terza", "signatory", ["TCL"], "2025-04-01", "2026-06-30"),
  ]),
];

export const people: PersonSeed[] = [...office, ...delegates];
