/** @type {import("./item.js").Items} */
export const files = {
  "5.1.1": {
    what: "which files are taken is written down",
    open: "pages say types and sizes beside each field; unpacked sizes stand in the code alone",
  },
  "5.2.1": {
    what: "files are no larger than can be worked on",
    held: [
      [
        "tests/http/hostile-requests.db.test.ts",
        "above two megabytes is refused before it is read, above twenty-four where papers are sent",
      ],
      ["tests/features/attachments/attachment.db.test.ts", "the eleventh file and a request over 20 MB are refused"],
    ],
  },
  "5.2.2": {
    what: "content and name of a file agree",
    held: [
      [
        "tests/features/attachments/attachment.db.test.ts",
        "the bytes say what a file is, and its name is cleaned to fit",
      ],
      ["tests/core/sniff.test.ts", "%s is told by its content"],
    ],
  },
  "5.2.3": {
    what: "packed files are measured before they are unpacked",
    held: [["tests/features/papers/paper-hostile.test.ts", "%s is refused with its reason"]],
  },
  "5.3.1": {
    what: "no uploaded file is run by the server",
    held: [
      ["tests/http/answers.db.test.ts", "files say that nothing in them runs, and go to the disk"],
      ["CONTRIBUTING.md", "11. Files are stored in the database."],
    ],
  },
  "5.3.2": {
    what: "no path is made of a sent name",
    held: [
      [
        "tests/features/texts/attachment.test.ts",
        "no name, however hostile, keeps a path, a control or a hidden character, or grows beyond 120 characters",
      ],
      ["CONTRIBUTING.md", "11. Files are stored in the database."],
    ],
  },
  "5.4.1": {
    what: "downloads have a name of ours",
    held: [
      [
        "tests/journeys/attacks.journey.ts",
        "what is accepted comes back as a download and nothing else, under its own name",
      ],
    ],
  },
  "5.4.2": {
    what: "names in headers are encoded",
    held: [
      [
        "tests/journeys/attacks.journey.ts",
        "what is accepted comes back as a download and nothing else, under its own name",
      ],
    ],
  },
  "5.4.3": {
    what: "files are looked through for malware",
    held: [
      [
        "tests/features/files/scans.db.test.ts",
        "an infected one opens for nobody, whoever asks, and says why only to who could have had it",
      ],
      ["tests/features/files/holders.test.ts", "whatever can hold a file is told when malware is found in it"],
    ],
  },
};
