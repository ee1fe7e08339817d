import type { redacting as it } from "../it/redacting.ts";
import type { Same } from "../same.ts";

export const redacting: Same<typeof it> = {
  confidential: {
    title: "Confidential passages",
    short: "Confidential passages",
    lead: "Mark the words that you ask not to be made public. The office decides: it covers them with an omissis, or leaves them readable and tells you why, before publication.",
    decides: "The office decides, before publication.",
    text: "The text as it is sent",
    choose: "What you ask not to publish",
    how: "Tick one or more consecutive sentences, or select the words in the text, then press “Mark as confidential”. The office and whoever joins the text read them all the same.",
    mark: "Mark as confidential",
    marked: "Marked passages",
    none: "No passage is marked: you ask for all of it to be published.",
    unmark: "Remove",
    gone: "these words are no longer in the text",
    nothing: "Tick at least one sentence, or select the words in the text.",
    saved: "Passage marked.",
    removed: "The passage is no longer marked.",
    lostTitle: "The text has changed",
    lost: "A marked passage is no longer found in the text. Mark the new words if needed, and remove the old ones from the list: until then it can’t be sent.",
    empty: "There is no text to mark yet: write the draft first.",
    back: "Go to the summary",
    count: (n) =>
      n === 0
        ? "No passage is marked as confidential."
        : n === 1
          ? "One passage is marked: you ask not to publish it."
          : `${n} passages are marked: you ask not to publish them.`,
    open: "Mark confidential passages",
    change: "Change the marked passages",
    underlined: "In the text above they are underlined with dots.",
    heard: { begins: "[beginning of the confidential passage]", ends: "[end of the confidential passage]" },
  },
  requests: {
    title: "Requests for confidentiality",
    lead: "The organisation asks not to publish these passages. Cover them with an omissis or write why they stay readable: the text isn’t published without a decision.",
    standings: { taken: "covered", left: "stays readable", open: "to decide" },
    take: "Cover with an omissis",
    leave: "Leave readable, with the reason",
    again: "Change the reason",
    leaveNow: "Leave readable",
    reason: "Why it stays readable",
    reasonHint: "The organisation reads it. Don’t repeat the passage’s words.",
    because: "Reason:",
  },
  own: {
    title: "What the public doesn’t read",
    short: "Omissis",
    lead: "This is your text as the office prepares it for the public: in place of the covered words one will read “[omissis]”, with the reason. The original and the receipt stay as they were.",
    notYet: "The office has not prepared this text for publication yet.",
    publicTitle: "The title under which the text is public",
    covered: (n) => (n === 0 ? "No omissis" : `${n} omissis`),
    left: (n) =>
      n === 1
        ? "One passage that you asked not to publish stays readable"
        : `${n} passages that you asked not to publish stay readable`,
    answer: "Why:",
    objections: "Your objections",
    said: (day) => `Sent on ${day}`,
    upheld: (day) => `Upheld on ${day}: the omissis is gone.`,
    dismissed: (day) => `Not upheld on ${day}.`,
    waits: "waiting for an answer",
    object: "Does an omissis seem wrong to you?",
    objectHow: "Tell the office: it answers here and by e-mail. Publication doesn’t wait for the answer.",
    which: "Which omissis",
    words: "What is wrong",
    wordsHint: "Don’t repeat the covered words.",
    button: "Send the objection",
    done: "The objection has reached the office.",
    onlySignatories: "Objections to omissis are sent by whoever signs for the organisation.",
    text: "The text that you sent",
    textHow: "Dark and underlined: the words that the public doesn’t read.",
    heard: { begins: "[beginning of the covered words]", ends: "[end of the covered words]" },
    open: "See what is covered and why",
    summary: (covered, left) =>
      [
        covered === 1
          ? "One passage is covered by an omissis."
          : covered > 1
            ? `${covered} passages are covered by omissis.`
            : "",
        left === 1
          ? "One passage that you asked not to publish stays readable."
          : left > 1
            ? `${left} passages that you asked not to publish stay readable.`
            : "",
      ]
        .filter(Boolean)
        .join(" "),
  },
  objections: {
    citations: "To citations",
    title: "To omissis",
    lead: "What organisations have to say about the omissis in their texts. Publication doesn’t wait for the answer.",
    none: "No objection to an omissis.",
    nth: (n, of) => (n === 0 ? "omissis of an earlier text" : `omissis ${n} of ${of}`),
    waiting: (n) =>
      n === 1
        ? "The organisation objects to an omissis of this text."
        : `The organisation has written ${n} objections to omissis of this text.`,
    toThem: "Go to the objections",
    outcome: "Outcome",
    upheld: "Upheld: the omissis is removed at once",
    dismissed: "Not upheld: the omissis stays",
    onlyLead: "This text is public already: uncovering its words is up to whoever is responsible for the consultation.",
    answer: "Answer to the organisation",
    answerHint: "The organisation’s delegates read it. Don’t repeat the covered words.",
    button: "Answer",
    wasUpheld: (day) => `Upheld on ${day}`,
    wasDismissed: (day) => `Not upheld on ${day}`,
  },
  seal: {
    title: "Seal as unlawful content",
    short: "Seal",
    lead: "For what the law forbids showing: from here on nobody can open it.",
    label: "Sealed: nobody can open it",
    own: "This text was sealed as unlawful content. The number, the dates, the hash and the salt stay; its words and files open no more, not even for you or the office. If you think that this is a mistake, write to the office.",
    titleOf: (number) => `${number} (sealed)`,
    since: (day) => `Sealed on ${day}`,
    what: "Nobody can open words, title and files: neither the office, nor the oversight body, nor system management, nor whoever sent the text. Number, dates and hash stay, and the verification goes on holding.",
    reasonIs: "Reason:",
    open: "Seal as unlawful content…",
    forGood: "There is no way back",
    follows: [
      "The text or file leaves every page, export and search by the next request.",
      "Nobody opens it any more, not even whoever sent it; no page can take the seal off.",
      "The number, the dates, the hash and this reason stay; the original stays in the database and in backups, for the judicial authority only.",
      "The organisation is told.",
    ],
    whatLabel: "What is sealed",
    wholeText: "The text with all its files",
    wholeTextHint: "Title, words, attachments, scans and the paper it was taken from.",
    onlyFile: (name) => `Only the file “${name}”`,
    fileSealed: (name) => `The file “${name}” is sealed already.`,
    reason: "Reason",
    reasonHint: "The office and the oversight body read it; it stays in the log. Don’t repeat the content.",
    sure: "I understand: the seal can’t be taken off.",
    sureShort: "Confirmation",
    button: "Seal",
    cancel: "Leave as it is",
    fileDone: "The file is sealed: nobody can open it any more.",
  },
};
