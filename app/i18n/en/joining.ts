import type { joining as it } from "../it/joining.ts";
import type { Same } from "../same.ts";

export const joining: Same<typeof it> = {
  joins: {
    title: "Organisations joining",
    lead: (title: string) =>
      `Other organisations can join “${title}”: they read all of it, and if they agree the text is filed in their name too.`,
    untitled: "this text",
    who: "Whom you have invited",
    nobody: "You have not invited anybody yet.",
    organisation: "Organisation",
    state: "State",
    standing: {
      asked: (when: string) => `invited on ${when}`,
      joined: (when: string) => `joins since ${when}`,
      void: (when: string) => `ended on ${when}: the text has changed`,
      left: (when: string) => `took back its joining on ${when}`,
      declined: (when: string) => `declined on ${when}`,
    },
    takeBack: "Take the invitation back",
    takeBackFrom: (name: string) => `of ${name}`,
    invite: "Invite an organisation",
    inviteHint: "It will read this text, and no other draft of yours.",
    choose: "Choose an organisation",
    message: "Message",
    messageHint: "Optional. It arrives by e-mail with the invitation.",
    send: "Send the invitation",
    done: {
      invitata: "The invitation is on its way.",
      ritirato: "The invitation is taken back: that organisation no longer reads the text.",
    },
    onlySignatories: "Whoever signs for your organisation invites others.",
    late: "The round is not open: nobody can join any more.",
    warning: (count: number) =>
      count === 1 ? "One organisation joins this text" : `${count} organisations join this text`,
    warningText: (names: string) =>
      `${names}. If you change a single word the joining ends: they are told and, if they still agree, join again.`,
    open: "Who joins, and invitations",
    summary: "Joined by",
    none: "No organisation",
    section: "Join texts of other organisations",
    read: {
      kicker: (organisation: string) => `A text of ${organisation}`,
      draftLead: "You are reading it as it is now. If you join and it changes, the joining ends and we tell you.",
      filedLead: (number: string, when: string) => `Filed under number ${number}, arrived on ${when}.`,
      publicLead: "This text is public and its round is still open: you can join it.",
      message: "The message that came with the invitation",
      join: "Join this text",
      joinHint: (organisation: string) =>
        `You join in the name of ${organisation}. Its name is read with that of whoever wrote the text.`,
      joinAgain: "Join the text as it is now",
      leave: "Take back the joining",
      leaveHint:
        "It concerns your organisation only. Where the text has been filed, it stays written that you had joined and when you left.",
      decline: "Decline the invitation",
      joined: (when: string) => `You have joined this text since ${when}.`,
      void: "The text has changed since you joined it, so that no longer holds. Read it again: if you agree, join again.",
      left: (when: string) => `You took back your joining on ${when}.`,
      declined: (when: string) =>
        `You declined the invitation on ${when}. While the round is open you can change your mind.`,
      onlySignatories: "Whoever signs for your organisation joins, or declines the invitation.",
      stale: "The text has changed since you opened this page. Read it below, then decide.",
      gone: (when: string) => `The organisation withdrew this text on ${when}. Number, date and organisation stay.`,
      unread:
        "You had joined the earlier text. You can read the new one, and join it, once it is public or if you are invited.",
      receipt: "The receipt",
      done: {
        aderito: "Your organisation has joined.",
        lasciato: "The joining is taken back.",
        declinato: "The invitation is declined.",
      },
    },
    standingShort: {
      asked: "waiting for you",
      joined: "you join",
      void: "to read again",
      left: "taken back",
      declined: "declined",
    },
  },
  integration: {
    start: "Integrate the text",
    startHint: (when: string) =>
      `Until ${when} you can file a new, whole text in place of this one. The number stays; this text stays on file with its receipt.`,
    goOn: "Go on with the integration",
    draft: (number: string) =>
      `You are integrating contribution ${number}: the text that you file takes the place of the one already filed, which stays on file.`,
    revisions: "The receipts of this contribution",
    first: "First filing",
    nth: (n: number) => `Integration ${n - 1}`,
    shown: "This receipt is of the newest text.",
    earlier: (n: number) =>
      n === 1
        ? "This is the receipt of the first filing: the text was integrated later."
        : `This is the receipt of integration ${n - 1}: the text was integrated again.`,
    arrived: (when: string) => `arrived on ${when}`,
    see: "Open the receipt",
  },
  withdraw: {
    open: "Withdraw the contribution",
    title: "Withdraw the contribution",
    lead: (number: string) => `Contribution ${number} will no longer be read. Before you confirm, see what stays.`,
    goes: "No longer read",
    goesList: [
      "the text, with its attachments",
      "on pages, in searches, in data to download and in the document that cites it",
    ],
    stays: "What stays",
    staysList: [
      "the number, the date and your organisation’s name, with the reason that you write here",
      "the receipt: whoever has the text can still verify it",
      "in versions already published, the mark that the passage cited a withdrawn text",
    ],
    joined: (names: string) => `This text is joined by: ${names}. They are told.`,
    reason: "Reason",
    reasonHint: "Everybody who opens the contribution’s page reads it.",
    confirm: "Yes, withdraw the contribution",
    back: "Leave everything as it is",
    done: "The contribution is withdrawn.",
    onlySignatories: "Whoever signs for your organisation withdraws it.",
  },
};
