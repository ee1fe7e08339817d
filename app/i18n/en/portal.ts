import type { portal as it } from "../it/portal.ts";
import type { Same } from "../same.ts";

export const portal: Same<typeof it> = {
  yourSpace: "Your space",
  desk: "Management",
  nav: { campaigns: "Consultations", how: "How it works", receipts: "Verify a receipt" },
  home: {
    title: "See what becomes of what people tell the city",
    lead: "The city asks, organisations write, the office puts it all in order: from the first text to the last action, every passage can be followed.",
    now: "Now",
    doRound: (title, when) => `“${title}” is open for contributions until ${when}.`,
    doRead: (title) => `Read the contributions and the document of “${title}”.`,
    open: "Open the consultation",
    write: "Write for your organisation",
    threads: (title) => `The threads of “${title}”`,
    threadsLead:
      "Each line of action is a thread: it leads from the texts of those who write to the paragraphs of the document.",
    campaigns: "The consultations",
    all: "All consultations",
    empty: "No consultation is open yet. When one opens, this is where it starts.",
    how: "How it works",
    steps: [
      {
        title: "The mandate",
        text: "The council decides to hear the city on a subject. Its act stands at the top of the page.",
      },
      {
        title: "The gathering",
        text: "People representing an organisation write its text and get a number and a receipt.",
      },
      {
        title: "The document",
        text: "The office classifies the passages and writes a document: every paragraph shows who says so, and who objects.",
      },
      {
        title: "The actions",
        text: "The document leads to actions with an owner and a date. Every organisation sees where its text went.",
      },
    ],
    guide: "Read the guide",
    answers: "Who answers",
    answersText: "Every consultation has an office that answers.",
    noOffice: "The office is named on the page of each consultation.",
  },
  guide: {
    title: "Guide",
    lead: "How to take part, step by step.",
    updated: (day) => `Updated on ${day}`,
    contents: "On this page",
    forWhom: "For whom",
  },
  siteMap: {
    title: "Site map",
    service: "The service",
    campaigns: "Consultations",
    guide: "Guide",
    notes: "Notes",
    reserved: "Restricted areas",
    home: "Home page",
    campaignPage: "The consultation",
    line: (code, name) => `Line ${code}: ${name}`,
    contributions: "Contributions",
    document: "Document",
    participants: "Who takes part",
  },
};
