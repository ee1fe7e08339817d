/** @type {import("./item.js").Items} */
export const encoding = {
  "1.1.1": {
    what: "input is decoded once, before it is judged",
    held: [
      ["tests/core/form.test.ts", "is made in one place"],
      ["tests/core/form.test.ts", "is read in one place, so that no form escapes the limits"],
    ],
  },
  "1.1.2": {
    what: "text is encoded last, where it is written",
    held: [
      ["tests/ui/prose-view.test.tsx", "markup in the text stays text"],
      ["tests/features/formats/formats.test.ts", "hostile text makes no element and no attribute in HTML"],
    ],
  },
  "1.2.1": {
    what: "HTML, XML and headers are encoded for their place",
    held: [
      ["tests/journeys/attacks.journey.ts", "is published as the words that it is"],
      ["tests/features/docx-odt/office.test.ts", "carries hostile text whole"],
    ],
  },
  "1.2.2": {
    what: "addresses are built from checked parts, of safe schemes only",
    held: [["tests/architecture/links.test.ts", "no link leads where a stored text says, but through our own check"]],
  },
  "1.2.3": {
    what: "data within scripts can't end or change them",
    held: [
      [
        "tests/journeys/attacks.journey.ts",
        "is a draft, a preview, a summary and a receipt like any other: shown, not run",
      ],
    ],
  },
  "1.2.4": {
    what: "queries get values as parameters",
    held: [
      ["tests/bad-input/forms.db.test.ts", "hostile texts"],
      ["tests/features/publishing/public-list.db.test.ts", "%s is no error"],
    ],
  },
  "1.2.5": {
    what: "no command line is made of input",
    held: [
      [
        "tests/architecture/dangerous.test.ts",
        "processes are started in three places, always by a list of arguments, never by a shell",
      ],
    ],
  },
  "1.2.6": { what: "LDAP", na: "nothing asks a directory service" },
  "1.2.7": { what: "XPath", na: "no XPath is used; XML is read as a stream of elements" },
  "1.2.8": { what: "LaTeX", na: "no LaTeX is used; Typst gets texts as data" },
  "1.2.9": {
    what: "text within a regular expression is escaped",
    open: "done where it occurs (blot.ts, reissue.ts), but no test would find a new place that forgets it",
  },
  "1.3.1": {
    what: "HTML from editors is cleaned",
    held: [
      ["tests/features/papers/paper-hostile.test.ts", "pasted HTML of %s ends in an answer"],
      ["tests/ui/styles.test.ts", "stored text never becomes markup"],
    ],
  },
  "1.3.2": {
    what: "no text is run as a program",
    held: [["tests/architecture/dangerous.test.ts", "no text is run as a program"]],
  },
  "1.3.3": {
    what: "what goes to a delicate place is reduced to what is safe there",
    held: [
      [
        "tests/features/texts/attachment.test.ts",
        "no name, however hostile, keeps a path, a control or a hidden character, or grows beyond 120 characters",
      ],
      [
        "tests/features/intake/dry-run.db.test.ts",
        "NUL and controls never reach the database, formulas stay text, and lists of lines have their own signs",
      ],
    ],
  },
  "1.3.4": {
    what: "SVG of others",
    held: [["tests/journeys/attacks.journey.ts", "an image with scripts in it is refused, whatever it is called"]],
  },
  "1.3.5": {
    what: "Markdown can bring neither markup nor scripts",
    held: [
      ["tests/features/formats/formats.test.ts", "hostile text makes no element in Markdown"],
      ["tests/ui/prose-view.test.tsx", "markup in the text stays text"],
    ],
  },
  "1.3.6": {
    what: "the server goes to no address that somebody sent",
    held: [
      [
        "tests/architecture/dangerous.test.ts",
        "the server asks nobody on the network but the database and what its settings name",
      ],
    ],
  },
  "1.3.7": {
    what: "no template is made of input",
    held: [
      ["tests/features/pdf/pdf.test.ts", "no text becomes code, and what no font can draw is written by its code"],
    ],
  },
  "1.3.8": { what: "JNDI", na: "the program is no Java and asks no naming service" },
  "1.3.9": { what: "memcache", na: "pages are kept in the process itself" },
  "1.3.10": { what: "format strings", na: "messages are functions; none is chosen or made by what somebody sent" },
  "1.3.11": {
    what: "mails get no header or command by their content",
    held: [["tests/core/mail.db.test.ts", "line ends in a subject or an address add neither a header nor a reader"]],
  },
  "1.4.1": { what: "memory", na: "TypeScript alone is written here; memory is the runtime's" },
  "1.4.2": {
    what: "numbers stay within their columns",
    held: [["tests/core/validation.test.ts", "the count %s fits an integer column: %s"]],
  },
  "1.4.3": { what: "freeing memory", na: "the runtime collects what nobody refers to" },
  "1.5.1": {
    what: "XML is read without entities of its own",
    held: [["tests/features/papers/paper-hostile.test.ts", "%s is refused with its reason"]],
  },
  "1.5.2": {
    what: "what is read back into objects fits a schema",
    held: [
      ["tests/core/jobs.db.test.ts", "whose payload %s is given up at once, with a code"],
      ["tests/features/backups/backup.db.test.ts", "of a file %s writes nothing"],
    ],
  },
};
