import type { inbox as it } from "../it/inbox.ts";
import type { Same } from "../same.ts";

export const inbox: Same<typeof it> = {
  title: "News",
  lead: "What happened to your contributions and to the consultations you take part in, newest first.",
  none: "No news yet. Here you will find the receipts, publications, answers and terms that concern you.",
  unread: (n: number) => (n === 1 ? "one to read" : `${n} to read`),
  fresh: "To read",
  open: "Open",
  openOf: (subject: string) => `Open: ${subject}`,
  markRead: "Mark as read",
  done: { lette: "Marked as read.", posta: "We have noted how you want your mail." },
  preference: {
    title: "By e-mail",
    label: "How do you want your news?",
    modes: {
      at_once: "One mail for each, as it happens",
      daily: "One mail a day, at 7",
      product_only: "No mail: I read them here",
    },
    hint: "Receipts of contributions and links for signing in always come by mail.",
    save: "Save the choice",
  },
  feed: {
    link: "Follow the news (Atom)",
    title: (campaign: string) => `${campaign}: news`,
    contribution: (number: string, organisation: string, title: string) => `${organisation}: “${title}” (${number})`,
    version: (number: number, edition: number) =>
      `Document, version ${number}${edition > 1 ? `, edition ${edition}` : ""}`,
    term: (round: string, opens: string, closes: string) => `Round “${round}”: ${opens} – ${closes}`,
    step: {
      suspended: "Consultation suspended",
      resumed: "The consultation goes on",
      concluded: "Consultation concluded",
    },
  },
  bulk: {
    title: "Messages to organisations",
    lead: "A message to those who take part in the consultation: in the product and by e-mail. You see who gets it before it goes.",
    none: "No message sent so far.",
    write: "Write a message",
    subject: "Subject",
    words: "Text",
    who: "To whom",
    audiences: {
      holders: "To those who represent the organisations, and to the organisations’ own addresses",
      silent: "Only to those who represent organisations that have not yet filed a text",
      signatories: "Only to signatories",
    },
    benches: "Benches",
    benchesHint: "None chosen: all of them.",
    preview: "See who gets it",
    previewTitle: "Before it goes",
    count: (people: number, bodies: number) =>
      `${people === 1 ? "One person" : `${people} people`} of ${bodies === 1 ? "one organisation" : `${bodies} organisations`}`,
    bodies: "Organisations that get it",
    nobody: "With this choice nobody gets it.",
    send: "Send the message",
    change: "Change",
    sent: "The message is on its way.",
    caption: "Messages sent",
    when: "Sent",
    recipients: "People",
    failures: "Addresses that do not receive",
    failuresLead: "The mail server refuses them for good. Ask the organisation for another address.",
    failed: (who: string, day: string) => `${who}, since ${day}`,
  },
};
