import type { heads as it } from "../it/heads.ts";
import type { Same } from "../same.ts";

const lines = (size: number | string) => (size === 1 || size === "1" ? "the first row" : `the first ${size} rows`);

export const heads: Same<typeof it> = {
  title: "Register of heads",
  lead: "When something is written in the log of acts, within a day we publish a fingerprint of the whole log, its head. Whoever keeps a copy can notice if anything was changed or taken out.",
  follow: "Follow the heads (Atom)",
  none: "There is no head yet: the first one comes within a day of the first row of the log.",
  list: "The heads",
  ofDay: (day) => `Head of ${day}`,
  made: (when) => `Head of ${when}`,
  covers: (size, when) => `Covers ${lines(size)} of the log. Made on ${when}.`,
  versions: "It is the first to cover:",
  version: (number, edition) => `version ${number}${edition > 1 ? `, edition ${edition}` : ""}`,
  keyChange: {
    rotated: "From here on a new key signs: the change was planned, and the key before it has signed too.",
    lost: "From here on a new key signs: the one before it was lost.",
    stolen: "From here on a new key signs: the one before it may be in other hands.",
  },
  note: "Download the head",
  noteOf: (title) => `Download the head: ${title}`,
  consistency: "Proof of continuity",
  consistencyOf: (title) => `Proof of continuity: ${title}`,
  stamp: (when) => `Time-stamp of ${when}`,
  stampOf: (when, title) => `Time-stamp of ${when}: ${title}`,
  waitsForStamp: "Waits for its time-stamp.",
  restored: {
    title: "Declared restore",
    text: "The database was taken back to an earlier moment, for example from a backup. The heads below had been published and are covered no longer: the rows named were lost.",
    row: (when, head, first, last) =>
      `${when}: the head of the first ${head} rows is no longer covered; ${first === last ? `row ${last} is lost` : `rows ${first} to ${last} are lost`}.`,
  },
  means: {
    title: "What it shows, and what it doesn’t",
    what: "In the log every filing, publication, withdrawal and version is a row. The head depends on all the rows written up to that moment: if even one changes, it no longer fits.",
    bound:
      "Whoever holds both the key and the database could write everything anew and sign it again. Only copies kept by others bind them: that is why the heads leave this house.",
    stamp:
      "An authority’s time-stamp says that the head was there at a certain hour. A time-stamped head is neither a signature on the content nor an entry in the official register of documents (protocollo).",
    erased:
      "Whoever asks for their data to be erased has them erased, and a text that was taken down stays down: the rows hold codes only, and the heads stay valid.",
  },
  keep: {
    title: "Keep a copy",
    text: "Save or print this page, follow the feed or, if you have an account, ask in your profile to have them by e-mail. One head now and then is enough: it covers all that came before it too.",
  },
  check: {
    title: "How to check",
    text: "Download the proof of continuity of a head and the checking program, a page of code without other parts that runs on Node 20.19 or later. It says whether the log of that day really begins with that of the head before.",
    script: "Download the checking program",
    house: "Whoever runs the system, or oversees it, can compare the copies that were kept with the whole log:",
    stamp:
      "To check a time-stamp you need the head, the time-stamp and the authority’s certificate, which its site offers:",
  },
  keys: {
    title: "The keys that sign them",
    text: "Heads have the form of C2SP checkpoints, signed with Ed25519: whoever has programs that read them can use these keys.",
    row: (seq, when) => `In use from row ${seq}, written on ${when}`,
    why: {
      first: "The first key.",
      rotated: "A planned change.",
      lost: "The key before it was lost.",
      stolen: "The key before it may be in other hands.",
    },
    lastGood: (size) => `The last head to be trusted before the change is that of the first ${size} rows.`,
  },
  receipt: {
    title: "The receipt in the register of heads",
    index: "Row of the log",
    head: "Head that covers it",
    headOf: (title, size) => `${title}, of the first ${size} rows`,
    soon: "The next day’s head covers it: from then on you find the proof to download here.",
    text: "With the proof you can show that this filing was in the log when the head came out, even if one day you didn’t find it here any more. Download it with the checking program, and keep both with the receipt.",
    proof: "Download the proof",
    script: "Download the checking program",
    how: "It needs Node 20.19 or later. The second file is optional: a copy of heads that you have kept, for example a mail, or the page of the register as you saved it.",
    register: "Go to the register of heads",
  },
  ofVersion: "Head in the register",
  ofVersionSoon: "Comes with the next head",
  choice: {
    title: "Heads of the log",
    text: "Once a day, when the log has grown, you can have its head by e-mail. Keeping it is enough to notice if anything is changed.",
    label: "Send me the heads by e-mail",
    always: "You have them in any case, because you are an auditor.",
    save: "Save",
  },
  mail: {
    subject: (day) => `Head of the log of ${day}`,
    text: (size, notes, link) =>
      `this is the head of the whole log of acts, which has ${size} rows today. Keep this message: if a row were changed or taken out, the head would fit no longer, and whoever has a copy can show it.

${notes}
The register of heads, with how to check them:
${link}
`,
  },
};
