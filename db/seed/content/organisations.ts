import type { BenchCode, OrganisationKind, OrganisationSeed } from "./types.ts";

type Short = [
  key: string,
  name: string,
  shortName: string,
  district: number,
  description: string,
  affiliatedTo?: string,
];

function bodies(bench: BenchCode, kind: OrganisationKind, rows: Short[]): OrganisationSeed[] {
  return rows.map(([key, name, shortName, district, description, affiliatedTo]) => ({
    key,
    kind,
    bench,
    names: [{ name, shortName, validFrom: "2020-01-01" }],
    description,
    district,
    affiliatedTo: affiliatedTo ?? null,
  }));
}

const deliveryUnion: OrganisationSeed = {
  key: "consegne",
  kind: "trade_union",
  bench: "unions",
  names: [
    {
      name: "Coordinamento Ciclofattorini Torino Nord (dimostrativo)",
      shortName: "Ciclofattorini Torino Nord",
      validFrom: "2021-09-01",
    },
    {
      name: "Sindacato Consegne e Magazzini (dimostrativo)",
      shortName: "Consegne e Magazzini",
      validFrom: "2026-03-01",
    },
  ],
  description:
    "Nato tra chi consegna in bicicletta, dal marzo 2026 organizza anche chi lavora nei magazzini e cambia nome.",
  district: 6,
  affiliatedTo: null,
};

export const organisations: OrganisationSeed[] = [
  ...bodies("institutions", "institution", [
    [
      "casa-quartiere",
      "Azienda Casa e Quartiere Taurasia (dimostrativa)",
      "Casa e Quartiere Taurasia",
      6,
      "Gestisce alloggi e locali pubblici al piano terra in un quartiere immaginario.",
    ],
    [
      "scali-mercati",
      "Ente Scali e Mercati di Pianura (dimostrativo)",
      "Scali e Mercati di Pianura",
      5,
      "Amministra un mercato all’ingrosso e uno scalo merci che non esistono.",
    ],
    [
      "prevenzione",
      "Istituto Prevenzione Sette Caschi (dimostrativo)",
      "Istituto Sette Caschi",
      3,
      "Fa formazione e assistenza sulla sicurezza nei luoghi di lavoro.",
    ],
    [
      "corona",
      "Consorzio intercomunale Corona Immaginata (dimostrativo)",
      "Consorzio Corona Immaginata",
      4,
      "Riunisce comuni inventati della cintura, con un ufficio in città.",
    ],
  ]),
  ...bodies("institutions", "chamber", [
    [
      "camera-mestieri",
      "Camera dei Mestieri di Taurasia (dimostrativa)",
      "Camera dei Mestieri",
      1,
      "Tiene un registro immaginario di imprese e mestieri.",
    ],
  ]),
  ...bodies("unions", "trade_union", [
    [
      "quattro-fiumi",
      "Confederazione Quattro Fiumi (dimostrativa)",
      "Quattro Fiumi",
      7,
      "Confederazione sindacale inventata; prende il nome dai quattro corsi d’acqua della città.",
    ],
    [
      "qf-metallo",
      "Quattro Fiumi Metallo e Mobilità (dimostrativa)",
      "Quattro Fiumi Metallo",
      2,
      "Categoria delle officine, dell’auto e dei trasporti.",
      "quattro-fiumi",
    ],
    [
      "qf-servizi",
      "Quattro Fiumi Servizi e Appalti (dimostrativa)",
      "Quattro Fiumi Servizi",
      7,
      "Categoria di pulizie, mense, vigilanza, commercio e servizi in appalto.",
      "quattro-fiumi",
    ],
    [
      "po-dora",
      "Unione Lavoro Po e Dora (dimostrativa)",
      "Unione Po e Dora",
      8,
      "Sindacato inventato di più categorie, con radici nella contrattazione di territorio.",
    ],
  ]),
  deliveryUnion,
  ...bodies("employers", "employers_organisation", [
    [
      "fabbriche",
      "Unione Fabbriche e Officine Taurasia (dimostrativa)",
      "Unione Fabbriche Taurasia",
      1,
      "Associa imprese manifatturiere immaginarie, medie e grandi.",
    ],
    [
      "botteghe",
      "Botteghe e Laboratori Riuniti (dimostrativa)",
      "Botteghe Riunite",
      7,
      "Associa laboratori artigiani e piccole imprese.",
    ],
    [
      "portici",
      "Associazione Negozi Sotto i Portici (dimostrativa)",
      "Negozi Sotto i Portici",
      1,
      "Associa negozi, bar e banchi di mercato.",
    ],
    [
      "mattoni",
      "Federazione Cantieri Mattone Blu (dimostrativa)",
      "Cantieri Mattone Blu",
      5,
      "Associa imprese di costruzione e di restauro.",
    ],
    [
      "mutua",
      "Rete Mutua Cooperative Taurasia (dimostrativa)",
      "Rete Mutua",
      8,
      "Associa cooperative di lavoro e sociali inventate.",
    ],
  ]),
  ...bodies("training", "training_research", [
    [
      "lima-tornio",
      "Centro di formazione La Lima e il Tornio (dimostrativo)",
      "La Lima e il Tornio",
      5,
      "Corsi di mestiere per ragazze, ragazzi e persone adulte.",
    ],
    [
      "sette-banchi",
      "Rete Scuole Tecniche Sette Banchi (dimostrativa)",
      "Scuole Sette Banchi",
      2,
      "Sette istituti superiori immaginari, tecnici e professionali.",
    ],
    ["ellisse", "Centro studi Ellisse (dimostrativo)", "Centro Ellisse", 1, "Ricerca sul lavoro e sulla città."],
    [
      "cento-lingue",
      "Scuola serale Cento Lingue (dimostrativa)",
      "Cento Lingue",
      7,
      "Italiano e licenza media per persone adulte, la sera.",
    ],
  ]),
  ...bodies("third_sector", "third_sector", [
    [
      "argilla",
      "Cooperativa sociale Filo d’Argilla (dimostrativa)",
      "Filo d’Argilla",
      5,
      "Inserimento al lavoro nella manutenzione del verde e nella ceramica.",
    ],
    [
      "tempo-doppio",
      "Associazione Tempo Doppio (dimostrativa)",
      "Tempo Doppio",
      4,
      "Gruppo di chi lavora e intanto cura figli, genitori, persone care.",
    ],
    [
      "gradino",
      "Associazione Gradino Zero (dimostrativa)",
      "Gradino Zero",
      8,
      "Persone con disabilità che si occupano di lavoro e di accesso.",
    ],
    [
      "porta-terza",
      "Associazione Porta Terza (dimostrativa)",
      "Porta Terza",
      5,
      "Accompagna al lavoro chi sconta una pena fuori dal carcere.",
    ],
    [
      "valigie",
      "Associazione Mille Valigie (dimostrativa)",
      "Mille Valigie",
      6,
      "Aiuta chi è arrivato da altri Paesi a far valere titoli e mestieri.",
    ],
    [
      "capannoni",
      "Comitato Capannoni Aperti (dimostrativo)",
      "Capannoni Aperti",
      6,
      "Abitanti e gruppi culturali che studiano che cosa fare delle fabbriche vuote.",
    ],
  ]),
  ...bodies("enterprises", "enterprise", [
    [
      "trefoglie",
      "Meccanica Trefoglie srl (dimostrativa)",
      "Meccanica Trefoglie",
      2,
      "Officina di stampi e lavorazioni di precisione.",
    ],
    [
      "zefiro",
      "Corriere a pedali Zefiro, società cooperativa (dimostrativa)",
      "Zefiro",
      8,
      "Consegne in bicicletta e cargo bike con personale dipendente.",
    ],
    ["nuvola", "Nuvola Bassa Software srl (dimostrativa)", "Nuvola Bassa", 3, "Programmi per magazzini e turni."],
  ]),
  ...bodies("enterprises", "profession", [
    [
      "periti",
      "Consulta Periti e Progettisti Taurini (dimostrativa)",
      "Consulta Periti Taurini",
      1,
      "Professioni tecniche di cantiere, impianti e bonifiche.",
    ],
  ]),
];
