import type { namings as it } from "../it/namings.ts";
import type { Same } from "../same.ts";

export const namings: Same<typeof it> = {
  title: "Whose a digest is",
  lead: "In the request log, whoever is signed in appears by a digest alone, which changes every day. To learn whose it is takes two people: whoever manages the system asks, with a reason, and an auditor decides. The name is shown once.",
  limits: (days) =>
    `This can be asked while the session is open, and for ${days} days at most: then that day’s key is deleted. If the session has ended, or the person has erased their account, nobody can say any more who it was.`,
  ask: {
    title: "Ask whose it is",
    day: "Day",
    dayHint: "As it stands in the line of the log, in UTC.",
    digest: "Digest",
    digestHint: "The 24 letters and digits that the line has under “session”.",
    reason: "Why you need to know",
    reasonHint: "Whoever decides reads it. Write no names: if you suspect somebody, they don’t belong here.",
    submit: "Send to the auditors",
  },
  none: "Nobody has asked yet whose a digest is.",
  kept: "Questions stay here for a year, the last hundred at most. The log keeps that they were asked, and never the name that was shown.",
  open: "Still open",
  closed: "Closed",
  ofDay: (day) => `Log of ${day}`,
  asked: (name) => `Asked by ${name}`,
  states: {
    waiting: "waits for a decision",
    allowed: "allowed, not seen yet",
    refused: "refused",
    shown: "seen",
    over: "nobody can be named any more",
  },
  answered: {
    allowed: (name) => `Allowed by ${name}`,
    refused: (name) => `Refused by ${name}`,
  },
  outcomes: { allowed: "allowed", refused: "refused", named: "a person", nobody: "nobody" },
  shown: "Seen by who asked",
  steps: {
    decision: "An auditor decides",
    name: "Who asked sees the name, once",
    pending: "to be decided",
    then: "after a yes",
    ready: "from now on",
  },
  overText: "That day’s key has been deleted: nobody can say any more whose the digest was.",
  decide: {
    own: "You asked this yourself: another auditor decides.",
    means:
      "If you allow it, who asked sees the name and the e-mail address once. You don’t see them. The answer can’t be changed.",
    allow: "Allow",
    refuse: "Refuse",
  },
  reveal: {
    means: "The name is shown once, on the page that opens: note what you need, because it can’t be opened again.",
    submit: "Show whose it is",
  },
  answer: {
    title: (digest) => `The digest ${digest}`,
    once: "This is the only time it is shown. If you load the page again, it is gone.",
    person: "Person",
    email: "E-mail",
    page: "Open the person’s page",
    key_gone:
      "Nobody can be named any more: that day’s key has been deleted, and without it the digest leads to nobody.",
    no_session:
      "Nobody can be named: no open session has this digest. The session has ended, the person has erased their account, or day and digest aren’t those of the line.",
    back: "Back to the questions",
  },
  done: {
    chiesto: "The auditors have the question. A notice will tell you when there is an answer.",
    deciso: "The answer is recorded, and a notice takes it to who asked.",
  },
};
