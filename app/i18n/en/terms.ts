import type { Same } from "../same.ts";
import type { terms as source } from "../it/terms.ts";

const texts = (count: number) => (count === 1 ? "1 text" : `${count} texts`);
const organisations = (count: number) => (count === 1 ? "1 organisation" : `${count} organisations`);

export const terms: Same<typeof source> = {
  changes: {
    extended: (day: string, before: string, after: string) =>
      `Extended on ${day}: it would have closed on ${before}, now on ${after}.`,
    shortened: (day: string, before: string, after: string) =>
      `Brought forward on ${day}: it would have closed on ${before}, now on ${after}.`,
    reopened: (day: string, before: string, after: string) =>
      `Reopened on ${day}: it had closed on ${before}, now closes on ${after}.`,
    moved: (day: string, before: string, after: string) =>
      `Dates changed on ${day}, before it opened: it would have closed on ${before}, now on ${after}.`,
    resumed: (day: string, before: string, after: string) =>
      `Moved on ${day}, when the consultation resumed, by as long as it was suspended: it would have closed on ${before}, now on ${after}.`,
    concluded: (day: string, before: string, _after: string) =>
      `Closed on ${day} with the conclusion of the consultation: the term was ${before}.`,
  },
  reopensOn: (when: string) => `Texts are taken again from ${when}.`,
  reason: (reason: string) => `Reason: ${reason}`,
  act: (act: string) => `Act: ${act}.`,
  firstTerm: (from: string, to: string) => `First term announced: from ${from} to ${to}.`,
  publishedBefore: (count: number) =>
    `When the term changed, ${texts(count)} of this round ${count === 1 ? "was" : "were"} already public: whoever wrote afterwards could read ${count === 1 ? "it" : "them"}.`,
  stoppedSince: (when: string) =>
    `The term has stood still since ${when}: when the consultation resumes it moves by as long as the suspension lasted.`,
  punctuality: {
    label: "In time?",
    yes: "In time",
    no: "Out of time",
    term: "It arrived while the round was open.",
    later_term: (change: string) =>
      `It arrived after the closing of that day, but a term decided later covers it. ${change}`,
    closed: (when: string) => `It arrived after the closing, which was on ${when}.`,
    not_yet: (when: string) => `It arrived before the opening on ${when}.`,
  },
  form: {
    title: "Term",
    standing: "The term that holds",
    extend: "Extend the term, or bring the closing forward",
    reopen: "Reopen the round",
    correct: "Correct the term",
    correctHint: "The consultation isn’t public yet: the term is simply corrected.",
    extendHint: "Whoever has filed stays in time. A new closing can’t lie in the past; reminders start again.",
    reopenHint:
      "If you leave the opening as it was, texts that arrived after the closing become in time. If you give a new opening, only what arrives from then on counts.",
    reopenPublished: (count: number) =>
      `${texts(count)} of this round ${count === 1 ? "is" : "are"} already public: whoever writes in the reopened round can read ${count === 1 ? "it" : "them"}, and the public page will say so.`,
    sealedStays:
      "The round is sealed: with the new term too, texts not yet published stay sealed until the new closing.",
    opensAt: "Opens",
    closesAt: "Closes",
    reason: "Reason",
    reasonHint: "Shown on the public page and in the message to the organisations.",
    act: "Act",
    actHint:
      "Body or office that decided, number and date, as one cites it: “determinazione dirigenziale n. 214 del 3 maggio 2026”.",
    save: "Set the new term",
    saveReopen: "Reopen with this term",
    told: "The organisations that may write in this round learn of it at once, by e-mail and in the product.",
  },
  state: {
    title: "State of the consultation",
    lead: "Suspend, resume, conclude: each step has a reason that everybody can read.",
    nav: "State",
    draft: "The consultation is being prepared: it is opened from the settings.",
    open: "The consultation is open.",
    suspended: (when: string) => `The consultation has been suspended since ${when}.`,
    concluded: (when: string) => `The consultation was concluded on ${when}.`,
    suspend: "Suspend the consultation",
    suspendText:
      "While it is suspended organisations read but don’t write: every page says why. The office goes on working on the texts that arrived.",
    terms: "Terms of the rounds",
    termsStop: "They stand still",
    termsStopHint: "When the consultation resumes they move by as long as it was suspended, for everybody to see.",
    termsRun: "They run on",
    termsRunHint: "A round may close during the suspension.",
    reason: "Reason",
    reasonHint: "Shown on the public pages and beside every form that can’t be used.",
    act: "Act",
    actHint: "Body or office that decided, number and date, if there is one.",
    resume: "Resume the consultation",
    resumeStopped: "Terms of rounds that haven’t closed move by as long as the suspension lasted.",
    resumeRan: "Terms have run on: they stay as announced.",
    conclude: "Conclude the consultation",
    concludeText:
      "Afterwards nothing is written any more; pages stay at their addresses. A page first shows what will happen.",
    concludeOpen: "See what will happen, then decide",
    steps: "Steps taken so far",
    archive: "The archive",
    archiveText:
      "For the body’s preservation system, whoever manages the system runs this command; “verify” checks what it wrote.",
  },
  steps: {
    suspended: "Consultation suspended",
    resumed: "Consultation resumed",
    concluded: "Consultation concluded",
    termsStop: "Terms stand still.",
    termsRun: "Terms run on.",
  },
  standing: {
    suspended: "Consultation suspended",
    suspendedDesk: "Organisations can’t write; the office can work on the texts that arrived.",
    suspendedSpace: "You can read everything, but nothing can be written for now: what you have saved stays.",
    stopped: "The term stands still while the suspension lasts",
    concluded: "Consultation concluded",
    concludedDesk:
      "Everything can be read, nothing is written any more. What the law asks for, roles and the log remain possible.",
    concludedSpace: (day: string) =>
      `Nothing is written any more. Drafts that weren’t filed can be read, copied and deleted until ${day}, then they are erased.`,
  },
  conclude: {
    title: "Concluding the consultation",
    lead: "Read what will happen: there is no way back.",
    what: "What will happen",
    pagesStay: "Public pages, acts and files stay at their addresses.",
    noWriting:
      "Nobody writes any more, neither organisations nor the office: every address that writes refuses and says why.",
    rounds: (count: number) =>
      count === 0
        ? "No round is open."
        : count === 1
          ? "1 round that is still open closes at once."
          : `${count} rounds that are still open close at once.`,
    futureRounds: (count: number) =>
      count === 1 ? "1 announced round will not open." : `${count} announced rounds will not open.`,
    waiting: (count: number) =>
      `${texts(count)} that arrived ${count === 1 ? "is" : "are"} neither public nor refused: after the conclusion ${count === 1 ? "it" : "they"} can’t be published any more.`,
    waitingLink: "See the texts that wait first",
    mandates: (mandates: number, bodies: number) =>
      mandates === 0
        ? "No mandate is in force."
        : `${mandates === 1 ? "1 mandate ends" : `${mandates} mandates end`} today, of ${organisations(bodies)}.`,
    drafts: (count: number, day: string) =>
      count === 0
        ? "There are no drafts."
        : `${count === 1 ? "1 draft that wasn’t filed can" : `${count} drafts that weren’t filed can`} still be read and copied; on ${day} ${count === 1 ? "it is" : "they are"} erased. Whoever writes is told at once.`,
    told: "Organisations learn of it at once, by e-mail and in the product.",
    sure: "I have read what will happen, and the consultation is concluded",
    confirm: "Conclude the consultation",
    back: "Back to the state",
  },
  public: {
    suspended: (day: string) => `Suspended since ${day}: nothing can be written for now.`,
    concluded: (day: string) => `Concluded on ${day}: its pages stay here.`,
  },
};
