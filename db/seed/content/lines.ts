import type { LineSeed } from "./types.ts";

export const labourLines: LineSeed[] = [
  {
    number: 1,
    title: "La città del lavoro giusto, dignitoso, sicuro",
    shortName: "giusto, dignitoso, sicuro",
    color: "#7E0F1B",
    colorDark: "#FF9A94",
    stroke: "solid",
    description:
      "Paga, contratto, salute e tempo di chi lavora: nei cantieri, negli appalti pubblici, nelle consegne, nei negozi. Che cosa può fare una città con le regole che scrive e con i soldi che spende.",
    subThemes: [
      { code: "appalti", title: "Appalti e lavoro pagato con soldi pubblici" },
      { code: "sicurezza", title: "Salute e sicurezza" },
      { code: "contratti", title: "Paghe e contratti" },
      { code: "orari", title: "Orari e tempo di vita" },
    ],
  },
  {
    number: 2,
    title: "La città del lavoro adatto a tutte e tutti",
    shortName: "adatto a tutte e tutti",
    color: "#AE3596",
    colorDark: "#F3A3E2",
    stroke: "long_dashes",
    description:
      "Il lavoro per chi trova più porte chiuse: persone con disabilità, chi cura qualcuno, chi è arrivato da un altro Paese, chi sconta una pena, chi ha perso il posto da molto tempo.",
    subThemes: [
      { code: "disabilita", title: "Lavoro e disabilità" },
      { code: "cura", title: "Lavoro e cura" },
      { code: "ripartire", title: "Ripartire: cantieri, inserimenti, misure alternative" },
      { code: "arrivi", title: "Chi arriva da altri Paesi" },
    ],
  },
  {
    number: 3,
    title: "La città del saper fare",
    shortName: "saper fare",
    color: "#85640F",
    colorDark: "#E9C46A",
    stroke: "double",
    description:
      "Officine, laboratori, botteghe e scuole tecniche: come si impara un mestiere, come passa da una mano all’altra, dove trova posto chi produce.",
    subThemes: [
      { code: "apprendistato", title: "Apprendistato" },
      { code: "laboratori", title: "Scuole tecniche e laboratori" },
      { code: "mestieri", title: "Mestieri, botteghe, passaggio d’impresa" },
    ],
  },
  {
    number: 4,
    title: "La città che attrae",
    shortName: "attrae",
    color: "#0A766C",
    colorDark: "#6FD6C6",
    stroke: "dash_dot",
    description:
      "Che cosa convince un’impresa, una persona, un investimento a venire e a restare: spazi, strade, merci, negozi, energia, regole che si capiscono.",
    subThemes: [
      { code: "spazi", title: "Aree ed ex fabbriche" },
      { code: "merci", title: "Merci, ZTL e consegne" },
      { code: "commercio", title: "Negozi e orari di apertura" },
      { code: "energia", title: "Energia e impresa sociale" },
    ],
  },
  {
    number: 5,
    title: "La città del capitale umano",
    shortName: "capitale umano",
    color: "#122C66",
    colorDark: "#A9C4FF",
    stroke: "dots",
    description:
      "Orientarsi a quattordici anni, imparare ancora a cinquanta, trovare uno sportello che ascolta, conoscere i dati del lavoro prima di decidere.",
    subThemes: [
      { code: "orientamento", title: "Orientamento e scuola" },
      { code: "competenze", title: "Formazione lungo la vita" },
      { code: "poli", title: "Poli e sportelli per il lavoro" },
      { code: "dati", title: "Dati e conoscenza del lavoro" },
    ],
  },
];
