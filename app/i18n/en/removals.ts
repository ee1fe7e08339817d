import type { removals as source } from "../it/removals.ts";
import type { Same } from "../same.ts";

export const removals: Same<typeof source> = {
  kinds: { contribution: "Contribution", attachment: "Attachment", paragraph: "Paragraph", version: "Version" },
  named: {
    contribution: (number) => `Contribution ${number}`,
    attachment: (number, part) => `Attachment ${part && `“${part}” `}of contribution ${number}`,
    paragraph: (number, part) => `Paragraph ${part} of version ${number}`,
    version: (number) => `Version ${number}`,
  },
  takeDown: {
    link: "Take down now",
    linkOf: (what) => `Take down now: ${what}`,
    title: "Take off publication now",
    lead: "It holds from the next request, on every page, in every file to download, in search and in open data. Number, date and reason stay public. The original is kept, and verification still succeeds.",
    reason: "Reason, which everybody will read",
    reasonHint:
      "Why it can no longer be read. Without names, and without repeating what is taken down: “It held data of a third person”, for example.",
    everywhere: (versions) => `Take the same paragraph out of ${versions} too`,
    versionShort: (number) => `version ${number}`,
    button: "Take down now",
    cancel: "Leave it as it is",
    already: (day, reason) => `It has been off publication since ${day}. Reason: ${reason}`,
    notPublic: "Nobody can read it already: there is nothing to take down.",
    after:
      "Afterwards it can be put back, or just the words that should not have been there can be covered by omissis.",
  },
  list: {
    title: "Removals",
    lead: "Everything that was taken off publication, with the reason that the public reads.",
    none: "Nothing has ever been taken down.",
    noneNext:
      "A contribution is taken down from its page among the arrivals, a version or one of its paragraphs from the page of the version.",
    done: "Taken off publication. From now on it can be read nowhere.",
    restored: "Public again.",
    takenAt: (day) => `taken down on ${day}`,
    backAt: (day) => `put back on ${day}`,
    publicReason: "Public reason",
    backReason: "Reason for its return",
    restore: "Put back in public",
    restoreReason: "Why it becomes public again",
    restoreHint: "The organisation reads it, and whoever looks at the list of removals.",
    onlyLead: "Only the lead of the consultation puts things back.",
    toRedact: "Cover by omissis",
    toReissue: "Reissue with omissis",
    down: "not public",
    back: "public again",
  },
  versions: {
    title: "Published versions",
    lead: "Every version stays at its address with its number. A mistake is mended here: a paragraph is taken down, a version reissued with omissis or marked as withdrawn.",
    none: "No version has been published yet.",
    openOf: (number) => `Manage version ${number}`,
    one: (number) => `Version ${number}: mending`,
    toPublic: "Public page",
    editions: "Editions and hashes",
    edition: (n, day) => `Edition ${n}, ${day}`,
    withdraw: "Withdraw for a material error",
    withdrawText:
      "When the whole version is wrong: a part is missing, the wrong file was published. It stays readable at its address, marked as withdrawn; its number is never used again.",
    reissue: "Reissue with omissis",
    reissueText:
      "When a paragraph or a quotation holds a name that should not be there. The same number and the same words but the covered ones; the hashes of both editions stay visible.",
    whole: "Take the whole version down",
    wholeText: "When it may not stay readable for another minute. It can be put back.",
    paragraphs: "Paragraphs",
    paragraph: (n) => `Paragraph ${n}`,
    removed: (day, reason) => `removed on ${day}: ${reason}`,
    withdrawTitle: (number) => `Withdraw version ${number}`,
    withdrawLead:
      "Before you confirm: whoever opens the version will read on top that it was withdrawn for a material error, with date and reason. Mails that announce it and have not left yet will not leave. Its number will never be used again.",
    withdrawReason: "Reason, which everybody will read",
    withdrawReasonHint: "What was wrong. Without names of people.",
    withdrawButton: "Mark as withdrawn",
    withdrawnAlready: "This version is withdrawn already.",
  },
  reissue: {
    title: (number) => `Reissue version ${number} with omissis`,
    lead: "Words are covered, and nothing else: every text stays as it was, with “[omissis]” in place of what is covered. The new edition has the same number; the covered words can be read nowhere any more.",
    words: "Words to cover",
    wordsHint:
      "A line for each passage, written as it stands in the document; case does not matter. These lines are not kept. Leave it empty if covering the quotations already covered in their contributions is enough.",
    reason: "Reason, which everybody will read",
    reasonHint: "Without names: “Protection of a third person”, for example.",
    draft: "Cover the same words in the working text too, from which the next version is made",
    preview: "Show what changes",
    changes: "What changes",
    nothing: "With these words nothing changes: they are not in the document, and no quotation is covered by omissis.",
    quotations: (n) =>
      n === 1
        ? "1 quotation covered in its contribution becomes “[omissis]”."
        : `${n} quotations covered in their contributions become “[omissis]”.`,
    beside: (n) =>
      n === 1
        ? "A link or a note says the covered words without showing them: the link loses its address, the note gets another label."
        : `${n} links or notes say the covered words without showing them: the links lose their addresses, the notes get other labels.`,
    stillQuoted:
      "The same words can still be read in quotations of these contributions. Cover them there first: the quotation follows by itself.",
    places: {
      title: "Title of the document",
      inBrief: "In brief",
      section: "Title of a section",
      paragraph: "Paragraph",
    },
    button: "Reissue under the same number",
    done: "The new edition is public.",
    takenDown:
      "Paragraphs that were taken down stay down: when the new edition is right, put them back from the list of removals.",
  },
  redact: {
    link: "Cover by omissis",
    title: "Cover words that are already public",
    lead: "The new public text can be read from the next request. Excerpts that the omissis do not touch stay where they are; the words of the others can be read nowhere any more.",
    button: "Publish the text with these omissis",
    done: "The new public text is online.",
    covered: (n) =>
      n === 0
        ? "No quotation is covered."
        : n === 1
          ? "1 excerpt is covered by the omissis."
          : `${n} excerpts are covered by the omissis.`,
    reissue: (versions) =>
      `Their words can no longer be read in the document. If a paragraph repeats them, reissue with omissis: ${versions}.`,
  },
  covered: "covered by omissis",
  coveredWords: "These words were covered by omissis after publication.",
  attachmentRemoved: (day, reason) => `attachment removed from publication on ${day}: ${reason}`,
  paragraphRemoved: (day, reason) => `paragraph removed from publication on ${day}: ${reason}`,
  versionRemoved: "This version is no longer public",
  versionRemovedText: (day, reason) => `It was taken off publication on ${day}. Reason: ${reason}`,
  manage: "Manage this version",
  report: {
    link: "Report a problem",
    linkOf: (what) => `Report a problem: ${what}`,
    title: "Report a problem in a public text",
    lead: "Whoever runs the consultation reads every report. What you write here does not become public.",
    cause: "What is it about?",
    causes: {
      personal_data: "It holds somebody’s data that should not be there",
      unlawful: "It is offensive, or against the law",
      error: "It holds a mistake",
      other: "Something else",
    },
    words: "What did you notice, and where?",
    wordsHint:
      "A few lines are enough. If it is about a name, say in which sentence it stands: no need to write it again.",
    replyEmail: "Your e-mail, if you want an answer",
    replyHint: "It serves to answer you, and nothing else.",
    trap: "Leave this field empty",
    button: "Send the report",
    privacy: "Only the office that runs the consultation reads the report.",
    thanks: "Thank you. Your report has reached the office that runs the consultation.",
    back: "Back to the text",
  },
  reports: {
    title: "Reports",
    lead: "What readers have noticed. The words of reports are internal.",
    none: "No reports.",
    noneNext: "They come from the link “Report a problem” of public texts.",
    states: { open: "to be looked at", acted: "acted upon", dismissed: "no further action" },
    answer: "Answer",
    answerHint: (wanted) =>
      wanted ? "It is mailed to who reported." : "Who reported left no address: it stays as a note.",
    decide: "Decide",
    acted: "Acted upon",
    dismissed: "No further action",
    done: "Report decided.",
    gone: "text no longer there",
  },
  reportMail: {
    subject: "The answer to your report",
    text: (answer) =>
      `Thank you for your report. This is the answer of the office that runs the consultation.\n\n${answer}\n`,
  },
  citations: {
    title: "Where you are cited",
    lead: "Before publication: every paragraph of the proposed document that uses your words.",
    none: "At the moment no proposed document uses words of yours.",
    proposed: (title, day) => `“${title}”, proposed on ${day}.`,
    toPublic: "Once a version is public, the page of each contribution shows what became of it.",
    role: "Used",
    contest: "Contest this use",
    words: "What is wrong with it",
    wordsHint:
      "Until the office answers, these words stand beside the citation, in the published version too. Without names of people.",
    button: "Send the objection",
    done: "The objection has reached the office. It stands beside the citation until the office answers.",
    said: (day) => `You contested this use on ${day}:`,
    answered: (day) => `The office’s answer, ${day}:`,
    waits: "Waiting for an answer.",
    onlySignatory: "Who signs for the organisation may contest.",
  },
  objections: {
    title: "Objections",
    lead: "What cited organisations have to say about the use of their words. Until there is an answer the objection stands beside the citation.",
    none: "No objections.",
    toParagraph: "Go to the paragraph",
    answer: "Answer to the organisation",
    answerHint:
      "Who represents the organisation reads it. With the answer the objection is no longer shown beside the citation.",
    button: "Answer",
    done: "Answer sent.",
    answeredOn: (day) => `Answer of ${day}`,
    unanswered: (n) =>
      n === 1
        ? "1 objection waits for an answer: published like this, the version shows it."
        : `${n} objections wait for an answer: published like this, the version shows them.`,
    public: (words) => `The organisation contests this use: “${words}”`,
  },
  propose: {
    before: "The cited organisations see their citations first, and may contest their use.",
    leadTitle: "First, show the citations to the organisations",
    leadButton: "Show the citations to the organisations",
  },
};
