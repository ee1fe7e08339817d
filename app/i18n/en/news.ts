import type { Same } from "../same.ts";
import type { news as source } from "../it/news.ts";
import { longDay, longTime } from "../time.ts";
import { publishing } from "./publishing.ts";
import { benches } from "./words.ts";

type Facts = Record<string, string | number | null>;
const at = (value: string | number | null | undefined) => longTime(new Date(value ?? 0), "en");
const day = (value: string | number | null | undefined) => longDay(String(value ?? ""), "en");
const bench = (code: string | number | null | undefined): string =>
  (benches as Record<string, string>)[String(code)] ?? "no bench";

/** Codes of reasons, as `third_party,confidential`, in words. */
const reasons = (codes: string | number | null | undefined): string =>
  String(codes ?? "")
    .split(",")
    .map((code) => (publishing.reasons as Record<string, string>)[code] ?? code)
    .join("; ");

const ways = { pec: "by PEC", email: "by e-mail", paper: "on paper", room: "in the room" };
const received = (channel: string | number | null | undefined): string =>
  (ways as Record<string, string>)[String(channel)] ?? "";

export const news: Same<typeof source> = {
  open: "Open:",
  unknown: "Something happened that concerns you.",
  digest: (n: number) =>
    n === 1 ? "One piece of news on your consultations" : `${n} pieces of news on your consultations`,
  kinds: {
    bulk: {
      subject: (f: Facts) => String(f["subject"]),
      text: (f: Facts) =>
        `${f["words"]}\n\nThis message goes to those who take part in the consultation “${f["campaign"]}”.`,
    },
    entered_for_you: {
      subject: (f: Facts) => `${f["organisation"]}: contribution ${f["number"]} entered`,
      text: (f: Facts) =>
        `The office has entered a text for ${f["organisation"]} that arrived ${received(f["channel"])}, received on ${at(f["receivedAt"])}.\n\nConsultation: “${f["campaign"]}”\nTitle: ${f["title"]}\nNumber: ${f["number"]}\nSHA-256: ${f["sha256"]}\nSalt: ${f["salt"]}\n\nThis is the receipt: with hash and salt the page “Receipts” verifies that the text kept is this one. It does not replace the protocol register. If the text is not the organisation’s, or the entry is wrong, write to the office of the consultation.`,
    },
    entry_annulled: {
      subject: (f: Facts) => `${f["organisation"]}: entry ${f["number"]} annulled`,
      text: (f: Facts) =>
        `Entry ${f["number"]}, which the office had made for ${f["organisation"]}, is annulled. The number will not be used again.\n\nReason: ${f["reason"]}`,
    },
    imported_for_you: {
      subject: (f: Facts) =>
        `${f["organisation"]}: ${Number(f["texts"]) === 1 ? "a contribution entered" : `${f["texts"]} contributions entered`}`,
      text: (f: Facts) =>
        `The office has imported into the consultation “${f["campaign"]}” ${Number(f["texts"]) === 1 ? `a text of ${f["organisation"]}, under number ${f["first"]}` : `${f["texts"]} texts of ${f["organisation"]}, from number ${f["first"]} on`}. Whoever represents the organisation finds each text with its receipt in its space.`,
    },
    import_undone: {
      subject: (f: Facts) => `${f["organisation"]}: an import of contributions undone`,
      text: (f: Facts) =>
        `The office has undone the import by which it had entered ${Number(f["texts"]) === 1 ? `a text of ${f["organisation"]}` : `${f["texts"]} texts of ${f["organisation"]}`} in the consultation “${f["campaign"]}”. The numbers given will not be used again.`,
    },
    appointed: {
      subject: (f: Facts) => `You may write for ${f["organisation"]}`,
      text: (f: Facts) =>
        `${f["organisation"]} has named you to ${f["capacity"] === "signatory" ? "sign" : "write"} for it in the consultation “${f["campaign"]}”: you may ${f["capacity"] === "signatory" ? "write contributions and file them" : "prepare drafts, which a signatory then files"}. The mandate holds from ${day(f["from"])}${f["to"] ? ` to ${day(f["to"])}, that day included` : ""}.`,
    },
    revoked: {
      subject: (f: Facts) => `You no longer write for ${f["organisation"]}`,
      text: (f: Facts) =>
        `Your mandate for ${f["organisation"]} in the consultation “${f["campaign"]}” has been revoked.\n\nReason: ${f["reason"]}\n\nWhat was filed so far stays as it is. If this looks like a mistake, write to the office that runs the consultation.`,
    },
    mandate_ends_soon: {
      subject: (f: Facts) => `${f["organisation"]}: a mandate ${f["over"] ? "has ended" : "is about to end"}`,
      text: (f: Facts) =>
        `A mandate to ${f["capacity"] === "signatory" ? "sign" : "write"} for ${f["organisation"]}, in the consultation “${f["campaign"]}”, ${f["over"] ? `ended on ${day(f["last"])}` : `holds until ${day(f["last"])}, that day included`}. If it is to go on, the organisation asks the office for a new one. Drafts and receipts stay with those who represent the organisation.`,
    },
    no_holder_left: {
      subject: (f: Facts) =>
        `${f["organisation"]}: ${f["left"] === "nobody" ? "nobody represents it any more" : "nobody can sign any more"}`,
      text: (f: Facts) =>
        `In the consultation “${f["campaign"]}” ${f["left"] === "nobody" ? `nobody represents ${f["organisation"]} any more` : `nobody can file contributions for ${f["organisation"]} any more`}.${Number(f["drafts"]) > 0 ? ` ${Number(f["drafts"]) === 1 ? "One draft waits" : `${f["drafts"]} drafts wait`} for whoever will represent it.` : ""} Once its letter of mandate has arrived, register the mandate.`,
    },
    invitation_answered: {
      subject: (f: Facts) => `${f["organisation"]}: its answer to the invitation`,
      text: (f: Facts) =>
        `${f["answer"] === "accepted" ? `${f["organisation"]} has accepted the invitation to “${f["campaign"]}”.` : f["answer"] === "declined" ? `${f["organisation"]} has declined the invitation to “${f["campaign"]}”.` : f["answer"] === "passed_on" ? `${f["organisation"]} has passed the invitation to “${f["campaign"]}” on to ${f["through"]}: if it should be heard, invite it.` : `In “${f["campaign"]}” ${f["through"]} speaks for ${f["organisation"]}.`}${f["reason"] ? `\n\nWhy: ${f["reason"]}` : ""}`,
    },
    participation_asked: {
      subject: (f: Facts) => `${f["organisation"]} asks to take part`,
      text: (f: Facts) =>
        `${f["organisation"]} asks to take part in “${f["campaign"]}”. Whoever asks waits for an answer: admission, or the reason for a no.`,
    },
    bench_contested: {
      subject: (f: Facts) => `${f["organisation"]} contests its bench`,
      text: (f: Facts) =>
        `In the consultation “${f["campaign"]}” ${f["organisation"]} sits among: ${bench(f["bench"])}. It asks to sit among: ${bench(f["wanted"])}. Its reason is on the page of people; the answer is up to the lead of the consultation.`,
    },
    bench_answered: {
      subject: (f: Facts) => `${f["organisation"]}: the answer about its bench`,
      text: (f: Facts) =>
        `${f["accepted"] ? `From today, in the consultation “${f["campaign"]}”, ${f["organisation"]} sits among: ${bench(f["wanted"])}. Contributions already filed keep the bench of their day.` : `In the consultation “${f["campaign"]}” the bench of ${f["organisation"]} stays as it was.`}${f["answer"] ? `\n\nAnswer: ${f["answer"]}` : ""}`,
    },
    succeeded: {
      subject: (f: Facts) => `${f["organisation"]} becomes another organisation`,
      text: (f: Facts) =>
        `${f["organisation"]} becomes another organisation on ${day(f["from"])}. ${f["over"] ? "Your mandate" : "Until the day before your mandate holds, then it"} for the consultation “${f["campaign"]}” ends: who writes is up to the organisation that follows. Contributions already filed stay under the name of ${f["organisation"]}.`,
    },
    disowned: {
      subject: (f: Facts) => `${f["organisation"]} disowns contribution ${f["number"]}`,
      text: (f: Facts) =>
        `${f["organisation"]} has declared that contribution ${f["number"]}, “${f["title"]}”, is not its own. It stays at its address with this note and can no longer be cited.\n\nReason: ${f["reason"]}`,
    },
    disowning_recalled: {
      subject: (f: Facts) => `Contribution ${f["number"]} is ${f["organisation"]}’s again`,
      text: (f: Facts) =>
        `The office has taken back the disowning of contribution ${f["number"]}, “${f["title"]}”: the text is ${f["organisation"]}’s again and can be cited.\n\nReason: ${f["reason"]}`,
    },
    join_invited: {
      subject: (f: Facts) => `${f["organisation"]} invites you to join a text`,
      text: (f: Facts) =>
        `${f["organisation"]} is writing${f["title"] ? ` “${f["title"]}”` : " a text"} and invites you to join it. You can read all of it; whoever signs for your organisation joins, or declines.${f["message"] ? `\n\n${f["message"]}` : ""}`,
    },
    joined: {
      subject: (f: Facts) => `${f["organisation"]} joins ${f["number"] ? `contribution ${f["number"]}` : "your text"}`,
      text: (f: Facts) =>
        `${f["organisation"]} has joined “${f["title"]}”.${f["number"] ? "" : " That holds for the text as it is now: if you change it, the joining ends."}`,
    },
    join_voided: {
      subject: (f: Facts) =>
        `You no longer join ${f["number"] ? `contribution ${f["number"]}` : "a text"}: it has changed`,
      text: (f: Facts) =>
        `The text “${f["title"]}”, which you had joined, has ${f["number"] ? "been integrated" : "changed"}: you had joined the words of before. If you agree with the new text too, join it again.`,
    },
    join_withdrawn: {
      subject: (f: Facts) =>
        `${f["organisation"]} no longer joins ${f["number"] ? `contribution ${f["number"]}` : "your text"}`,
      text: (f: Facts) => `${f["organisation"]} has taken back its joining of “${f["title"]}”. The others stay.`,
    },
    filed_with_you: {
      subject: (f: Facts) => `Contribution ${f["number"]}: filed with your organisation`,
      text: (f: Facts) =>
        `The text that you joined, “${f["title"]}”, was filed by ${f["organisation"]}. It arrived on ${at(f["receivedAt"])} under number ${f["number"]}. The receipt, with the whole text, is on the page where you joined it.`,
    },
    integrated: {
      subject: (f: Facts) => `${f["organisation"]}: contribution ${f["number"]} integrated`,
      text: (f: Facts) =>
        `Contribution ${f["number"]} was integrated: the new text, “${f["title"]}”, holds. It arrived on ${at(f["receivedAt"])}. The earlier text stays on file with its receipt. A published text stays as it is until the new one comes out.`,
    },
    withdrawn: {
      subject: (f: Facts) => `${f["organisation"]}: contribution ${f["number"]} withdrawn`,
      text: (f: Facts) =>
        `${f["organisation"]} has withdrawn contribution ${f["number"]}${f["title"] ? `, “${f["title"]}”` : ""}. Its text can no longer be read; number, date and organisation stay.\n\nReason: ${f["reason"]}`,
    },
    filed: {
      subject: (f: Facts) => `${f["organisation"]}: contribution ${f["number"]} filed`,
      text: (f: Facts) =>
        `Contribution ${f["number"]}, “${f["title"]}”, was filed in the name of ${f["organisation"]}. It arrived on ${at(f["receivedAt"])}. If the organisation does not recognise it as its own, it can say so on the receipt’s page.`,
    },
    term_extended: {
      subject: (f: Facts) => `${f["campaign"]}: round “${f["round"]}” extended`,
      text: (f: Facts) =>
        `Round “${f["round"]}” would have closed on ${at(f["before"])} and has been extended: texts are taken until ${at(f["closesAt"])}. The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    term_shortened: {
      subject: (f: Facts) => `${f["campaign"]}: round “${f["round"]}” closes earlier`,
      text: (f: Facts) =>
        `Round “${f["round"]}” would have closed on ${at(f["before"])}: it now closes on ${at(f["closesAt"])}. What has arrived stays in time. The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    term_moved: {
      subject: (f: Facts) => `${f["campaign"]}: new dates for round “${f["round"]}”`,
      text: (f: Facts) =>
        `Round “${f["round"]}” now opens on ${at(f["opensAt"])} and closes on ${at(f["closesAt"])}. The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    round_reopened: {
      subject: (f: Facts) => `${f["campaign"]}: round “${f["round"]}” reopened`,
      text: (f: Facts) =>
        `Round “${f["round"]}”, which had closed on ${at(f["before"])}, opens again: texts are taken from ${at(f["opensAt"])} to ${at(f["closesAt"])}.${f["published"] ? " Some texts of this round are already public." : ""} The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    reminder: {
      subject: (f: Facts) => `${f["campaign"]}: round “${f["round"]}” closes on ${at(f["closesAt"])}`,
      text: (f: Facts) =>
        `${f["organisation"]} has not filed a text for round “${f["round"]}” yet; it closes on ${at(f["closesAt"])}.${f["drafts"] === 0 ? " If you want to write, there is still time." : f["drafts"] === 1 ? " There is one open draft: until it is filed, the office does not see it." : ` There are ${f["drafts"]} open drafts: until they are filed, the office does not see them.`}`,
    },
    campaign_suspended: {
      subject: (f: Facts) => `${f["campaign"]}: consultation suspended`,
      text: (f: Facts) =>
        `The consultation “${f["campaign"]}” is suspended: it can be read, nothing can be written for now. ${f["stopped"] ? "Terms stand still: they move by as long as the suspension lasts." : "Terms run on."} The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    campaign_resumed: {
      subject: (f: Facts) => `${f["campaign"]}: the consultation resumes`,
      text: (f: Facts) =>
        `The consultation “${f["campaign"]}” resumes: texts are taken again.${f["closesAt"] ? ` Round “${f["round"]}” closes on ${at(f["closesAt"])}.` : ""} The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    campaign_concluded: {
      subject: (f: Facts) => `${f["campaign"]}: consultation concluded`,
      text: (f: Facts) =>
        `The consultation “${f["campaign"]}” is concluded. Its pages stay at their addresses, but nothing is written any more, and the mandates of ${f["organisation"]} end today.${f["drafts"] === 0 ? "" : ` ${f["drafts"] === 1 ? "There is one draft that wasn’t filed: you can read and copy it" : `There are ${f["drafts"]} drafts that weren’t filed: you can read and copy them`} until ${longDay(String(f["until"]), "en")}, then ${f["drafts"] === 1 ? "it is" : "they are"} erased.`} The reason: ${f["reason"]}${f["act"] ? ` (${f["act"]})` : ""}.`,
    },
    file_decided: {
      subject: (f: Facts) =>
        `Contribution ${f["number"]}: ${f["how"] === "withheld" ? "an attachment is kept back" : f["how"] === "replaced" ? "an attachment comes out with omissis" : "an attachment is released"}`,
      text: (f: Facts) =>
        f["how"] === "withheld"
          ? `The attachment “${f["name"]}” of contribution ${f["number"]} will not be public.\n\nReason: ${f["reason"]}\n\nThe office keeps it as it arrived.`
          : f["how"] === "replaced"
            ? `In place of the attachment “${f["name"]}” of contribution ${f["number"]} the office publishes “${f["instead"]}”, in which some parts are covered. The original is kept as it arrived and is not published. The page of the contribution shows you what comes out.`
            : `The attachment “${f["name"]}” of contribution ${f["number"]} is published as it is, together with the text.`,
    },
    file_infected: {
      subject: (f: Facts) => `${f["number"] ? `Contribution ${f["number"]}` : "A draft"}: a file contains a virus`,
      text: (f: Facts) =>
        `The scan found a virus in the file “${f["name"]}”${f["number"] ? ` of contribution ${f["number"]}` : " of a draft"}. Nobody can open it and it is not published; the text and the other files stay as they are. If the file is needed, send a clean copy.`,
    },
    letter_infected: {
      subject: (f) => `${f["organisation"]}: the letter of mandate contains a virus`,
      text: (f) =>
        `The scan found a virus in the letter by which ${f["organisation"]} appointed who acts for it in the consultation “${f["campaign"]}”. Nobody can open it; the mandate still holds. If the letter is needed for the records, ask for a clean copy.`,
    },
    published: {
      subject: (f) => `Contribution ${f["number"]} is public`,
      text: (f) =>
        `Contribution ${f["number"]}, “${f["title"]}”, is public: anybody can read it, and its page will show what became of what it says.`,
    },
    refused: {
      subject: (f) => `Contribution ${f["number"]} will not be published`,
      text: (f) =>
        `The office has decided not to publish contribution ${f["number"]}.\n\nReason: ${f["reason"]}\n\nThe filed text and its receipt stay in your organisation’s space.`,
    },
    redacted: {
      subject: (f) =>
        Number(f["omissis"]) === 0
          ? `${f["number"]}: a passage that you asked not to publish stays readable`
          : `${f["number"]}: some parts will be covered by omissis`,
      text: (f) =>
        [
          Number(f["omissis"]) === 0
            ? ""
            : `In the public text of contribution ${f["number"]} the office covers ${Number(f["omissis"]) === 1 ? "one part" : `${f["omissis"]} parts`} by omissis${f["reasons"] ? ` (${reasons(f["reasons"])})` : ""}. The original is kept as it is.`,
          Number(f["left"] ?? 0) === 0
            ? ""
            : `${Number(f["left"]) === 1 ? "One passage that you asked not to publish stays readable" : `${f["left"]} passages that you asked not to publish stay readable`} in contribution ${f["number"]}: the office has written why.`,
          "Your organisation’s space shows which words are covered and for which reason; if something seems wrong to you, you can write to the office from there.",
        ]
          .filter(Boolean)
          .join("\n\n"),
    },
    omissis_contested: {
      subject: (f) => `${f["number"]}: an objection to an omissis`,
      text: (f) =>
        `The organisation that sent contribution ${f["number"]} objects to an omissis. Publication doesn’t wait for it, the answer is awaited: you find it among the objections.`,
    },
    omissis_answered: {
      subject: (f) => `${f["number"]}: the answer about the omissis`,
      text: (f) =>
        `${f["upheld"] === 1 ? "The office has upheld your objection: those words are no longer covered." : "The office has answered your objection: the omissis stays."}\n\n${f["answer"]}`,
    },
    sealed: {
      subject: (f) => `${f["number"]}: sealed as unlawful content`,
      text: (f) =>
        `${f["what"] === "attachment" ? `A file of contribution ${f["number"]}` : `Contribution ${f["number"]}`} has been sealed: nobody can open it any more. The number, the dates and the hash stay. If you think that this is a mistake, write to the office.`,
    },
    taken_down: {
      subject: (f) => `${f["number"]}: taken off publication`,
      text: (f) =>
        `${f["what"] === "attachment" ? `An attachment of contribution ${f["number"]}` : `Contribution ${f["number"]}`} is no longer public. Its number, its date and the reason stay public; the original is kept as it is.\n\nReason: ${f["reason"]}`,
    },
    put_back: {
      subject: (f) => `${f["number"]}: public again`,
      text: (f) =>
        `${f["what"] === "attachment" ? `An attachment of contribution ${f["number"]}` : `Contribution ${f["number"]}`} is public again.\n\nReason: ${f["reason"]}`,
    },
    version_published: {
      subject: (f) => `“${f["campaign"]}”: version ${f["number"]} of the document is out`,
      text: (f) =>
        `Version ${f["number"]} of “${f["title"]}” is public. ${Number(f["citations"]) === 0 ? "It does not cite your words yet: each contribution’s page says where to look." : Number(f["citations"]) === 1 ? "It cites one passage of yours." : `It cites ${f["citations"]} passages of yours.`}`,
    },
    reported: {
      subject: (f) => `A report on ${f["subject"]}`,
      text: (f) =>
        `Somebody has reported a public text (${f["subject"]}). Their words can be read on the page of reports only; from there the text can be taken down at once.`,
    },
    cited_before: {
      subject: (f) => `“${f["campaign"]}”: see where you are cited, before publication`,
      text: (f) =>
        `The office proposes “${f["title"]}” for publication. ${Number(f["citations"]) === 1 ? "One paragraph uses your words" : `Your words appear in it ${f["citations"]} times`}: the page “Where you are cited” shows each paragraph with your sentence. Who signs for the organisation may contest a use; until the office answers, the objection can be read beside the citation.`,
    },
    citation_contested: {
      subject: (f) => `${f["organisation"]} contests the use of a citation`,
      text: (f) =>
        `${f["organisation"]} contests how the document uses the words of contribution ${f["number"]}. Until the office answers, the objection can be read beside the citation.`,
    },
    contest_answered: {
      subject: () => "The office’s answer on the use of a citation of yours",
      text: (f) => `The office has answered your objection.\n\n${f["answer"]}`,
    },
    naming_asked: {
      subject: () => "A question about who is in the request log waits for your decision",
      text: () =>
        "Whoever manages the system asks whose a digest in the request log is, and has written why. The auditors allow or refuse it: until one of them answers, no name is shown.",
    },
    naming_answered: {
      subject: () => "The auditors have answered about the digest that you asked for",
      text: () =>
        "The page has the answer. If it is a yes, the name is shown once: open it when you can note what you need.",
    },
  },
};
