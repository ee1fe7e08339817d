import type { Same } from "../same.ts";
import type { files as it } from "../it/files.ts";

const names = (values: readonly string[], count: number): string =>
  count > values.length ? `${values.join(", ")} and ${count - values.length} more` : values.join(", ");
const some = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);
const shown = (values: readonly string[]): string => (values.length > 0 ? `: “${values.join("”, “")}”` : "");

type Values = readonly string[];

export const files: Same<typeof it> = {
  title: "Attachments",
  closedTitle: "This file can’t be opened",
  lead: "Each attachment is decided on its own: it is published as it is, it is kept back with a reason, or a file with omissis is published in its place. The original is kept as it arrived, and the organisation reads what was decided.",
  link: "Decide on the attachments",
  summary: (attachments: number, open: number): string =>
    `${some(attachments, "One attachment", "attachments")}${open === 0 ? "" : open === 1 ? ", one to decide" : `, ${open} to decide`}.`,
  summaryHint: "An attachment that nobody has decided on is not published.",
  none: "This contribution has no attachments.",
  signed: { p7m: "signed file (.p7m)", pdf: "signed PDF" },
  signedHint: "It is kept and downloaded byte for byte. Whether the signature is valid is not checked here.",
  scan: { unchecked: "not scanned", clean: "scanned: no virus", infected: "contains a virus" },
  scanHint: "The virus scan has not run yet, or is not set up.",
  states: {
    undecided: "to decide",
    released: "is published with the text",
    public: "public",
    withheld: "kept back",
    replaced: "is published with omissis",
    public_replaced: "public with omissis",
    taken_down: "taken down",
    infected: "contains a virus",
    sealed: "sealed",
  },
  because: "Reason",
  instead: "In its place",
  original: "Original",
  openOriginal: "Open the original",
  openOmissis: "Open the file with omissis",
  openingLogged: "Opening the original is written in the log.",
  tellingLogged:
    "The text has omissis: reading here what the original says besides its content is written in the log too.",
  sealedText: "The content is unlawful: nobody can open the file. Its name, its day and its hash remain.",
  infectedText:
    "The file can’t be opened or published. If it is needed, ask the organisation for a clean copy, or keep it back.",
  takenDownText: "A file with omissis can be uploaded here already: it is published when the attachment is put back.",
  tellingOf: (name: string) => `What “${name}” says besides its content`,
  personal: "Names and hidden parts",
  personalText: "Whoever downloads the file can also read:",
  nothing: "We found neither names nor hidden parts among the file’s properties.",
  rest: "The other properties",
  unread: {
    too_large:
      "This file’s properties can’t be read: it is too large or too complex. Open it and look before publishing.",
    took_too_long: "Reading the properties took too long and was stopped. Open the file and look before publishing.",
    encrypted:
      "The file is protected by a password: its properties can’t be read, and nobody who downloads it can open it.",
    broken: "This file’s properties can’t be read: it seems damaged. Open it and look before publishing.",
    not_supported: "We can’t read the properties of this type of file. Open it and look before publishing.",
  },
  facts: {
    author: (v: Values, n: number) => `contains the name of whoever wrote it: ${names(v, n)}`,
    last_editor: (v: Values, n: number) => `contains the name of the last person to save it: ${names(v, n)}`,
    manager: (v: Values, n: number) => `contains the name of who is responsible for it: ${names(v, n)}`,
    company: (v: Values, n: number) => `organisation: ${names(v, n)}`,
    printed_by: (v: Values, n: number) => `contains the name of who printed it: ${names(v, n)}`,
    signers: (v: Values, n: number) => `the signature carries the name of: ${names(v, n)}`,
    place: (v: Values) => `contains the place where the picture was taken: ${v.join("; ")}`,
    owner: (v: Values, n: number) => `contains the name of its owner or rights holder: ${names(v, n)}`,
    serial: (v: Values, n: number) => `contains the camera’s serial number: ${names(v, n)}`,
    comment_authors: (v: Values, n: number) => `the comments are by: ${names(v, n)}`,
    change_authors: (v: Values, n: number) => `the tracked changes are by: ${names(v, n)}`,
    annotation_authors: (v: Values, n: number) => `the notes are by: ${names(v, n)}`,
    comments: (_: Values, n: number) => some(n, "contains a comment", "comments"),
    changes: (_: Values, n: number) =>
      some(
        n,
        "contains a tracked change: the earlier text can be read",
        "tracked changes: the earlier text can be read",
      ),
    hidden_text: (v: Values, n: number) =>
      `${some(n, "contains one piece of hidden text", "pieces of hidden text")}${shown(v)}`,
    annotations: (v: Values, n: number) => `${some(n, "contains a note", "notes")}${shown(v)}`,
    form_values: (v: Values, n: number) => `${some(n, "contains a filled-in field", "filled-in fields")}${shown(v)}`,
    embedded: (v: Values, n: number) => `${some(n, "contains another file", "other files inside")}${shown(v)}`,
    description: (v: Values) => `description${shown(v)}`,
    keywords: (v: Values) => `keywords: ${v.join(", ")}`,
    own_properties: (v: Values) => `added properties: ${v.join(", ")}`,
    title: (v: Values) => `title${shown(v)}`,
    program: (v: Values) => `made with: ${v.join(", ")}`,
    camera: (v: Values) => `camera: ${v.join(", ")}`,
    taken_at: (v: Values) => `picture taken: ${v.join(", ")}`,
    contains: (v: Values) => `inside the signed envelope: ${v.join(", ")}`,
  },
  release: "Publish as it is, with the text",
  releaseOriginal: "Publish the original instead",
  releaseNow: "Publish as it is, at once",
  withholdOpen: "Keep back",
  withholdReason: "Why it is not published",
  withholdHint: "The organisation that sent it reads this. Don’t write here what is to be covered.",
  withhold: "Keep back",
  replaceOpen: "Replace with a file with omissis",
  replaceFile: "The file with omissis",
  replaceHint:
    "PDF, DOCX, ODT, PNG, JPEG or .p7m, up to 10 MB. The public downloads this one, with “con omissis” in its name; once uploaded, what it says besides its content is shown above.",
  replace: "Put it in its place",
  leadOnly: "The text is public already: what becomes public at once is for the lead to decide.",
  done: {
    release: "Decided: the attachment is published as it is.",
    withhold: "Decided: the attachment is kept back.",
    replace: "Done: the file with omissis is published in place of the attachment.",
  },
  back: "Back to the contribution",
  publicWithOmissis: "with omissis",
  keptBack: (n: number) => (n === 1 ? "One attachment is kept back." : `${n} attachments are kept back.`),
  own: {
    undecided: "the office has yet to decide whether to publish it",
    released: "published as it is, together with the text",
    public: "public, as it is",
    withheld: (reason: string) => `kept back: ${reason}`,
    replaced: "published with omissis",
    public_replaced: "public with omissis",
    taken_down: "taken down",
    infected: "contains a virus: nobody can open it and it is not published",
    sealed: "sealed: nobody can open it",
    seeOmissis: "see the file that is published",
  },
};
