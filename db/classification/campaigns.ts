import type {
  campaigns,
  campaignSteps,
  lines,
  lineVersions,
  milestones,
  questions,
  questionVersions,
  rounds,
  roundTerms,
  subThemes,
} from "../schema/campaigns.ts";
import { actOfOffice, type Table } from "./classified.ts";

export const campaignTables = {
  campaigns: {
    name: ["Consultazioni", "Consultations"],
    kept: "consultation",
    exported: "the page itself; name and code stand in every file",
    archived: true,
    columns: {
      id: ["public", "names the consultation"],
      slug: ["public", "its address"],
      code: ["public", "opens the numbers of its contributions"],
      title: ["public", "what it is called"],
      inBrief: ["public", "tells in a minute what it is about"],
      mandateOrgan: ["public", "which organ wanted it"],
      mandateNumber: ["public", "by which act"],
      mandateDate: ["public", "of which day"],
      mandateText: ["public", "what the act asks for"],
      office: ["public", "which office answers"],
      contact: ["public", "how to reach that office"],
      howBodies: ["public", "how organisations take part"],
      howCitizens: ["public", "how everybody else does"],
      nextSteps: ["public", "what happens next"],
      state: ["public", "whether it can be written to"],
      demo: ["public", "marks demonstration data"],
      createdAt: ["internal", "orders the desk's list"],
    },
  },
  milestones: {
    name: ["Tappe", "Milestones"],
    kept: "consultation",
    exported: "the page itself",
    archived: true,
    columns: {
      id: ["internal", "names the milestone"],
      campaignId: ["public", "of which consultation"],
      onDate: ["public", "when"],
      dateLabel: ["public", "when, where only a season is known"],
      title: ["public", "what"],
      description: ["public", "what, at more length"],
    },
  },
  lines: {
    name: ["Linee", "Lines"],
    kept: "consultation",
    exported: true,
    archived: true,
    columns: {
      id: ["public", "names the line, whatever its wording"],
      campaignId: ["public", "of which consultation"],
      code: ["public", "its number"],
      position: ["public", "its place"],
      retiredAt: ["public", "since when nothing new is put under it"],
    },
  },
  lineVersions: {
    name: ["Testi delle linee", "Wordings of lines"],
    kept: "consultation",
    exported: "the words of the lines stand in the document",
    archived: true,
    columns: {
      lineId: ["public", "which line"],
      version: ["public", "which wording: an earlier one stays with what was put under it"],
      shortName: ["public", "how the thread is called"],
      title: ["public", "how the line is called"],
      description: ["public", "what belongs to it"],
      color: ["public", "the thread's colour"],
      colorDark: ["public", "the thread's colour on dark"],
      stroke: ["public", "the thread's stroke, for whom colour tells nothing"],
      createdAt: ["public", "since when it is worded so"],
    },
  },
  subThemes: {
    name: ["Sottotemi", "Sub-themes"],
    kept: "consultation",
    exported: true,
    archived: true,
    columns: {
      id: ["public", "names the sub-theme"],
      lineId: ["public", "of which line"],
      code: ["public", "its code in exports"],
      label: ["public", "how it is called"],
      position: ["public", "its place"],
      retiredAt: ["public", "since when nothing new is put under it"],
    },
  },
  rounds: {
    name: ["Fasi di raccolta", "Rounds"],
    kept: "consultation",
    exported: true,
    archived: true,
    columns: {
      id: ["public", "names the round"],
      campaignId: ["public", "of which consultation"],
      number: ["public", "its number"],
      title: ["public", "what it is called"],
      intro: ["public", "what it asks for"],
      mode: ["public", "whether texts are published together after the end"],
      kinds: ["public", "which kinds of text it asks for"],
      benches: ["public", "which benches it is for"],
      createdAt: ["internal", "orders the desk's list"],
    },
  },
  roundTerms: {
    name: ["Termini delle fasi", "Terms of rounds"],
    kept: "consultation",
    exported: "the page itself",
    archived: true,
    people: actOfOffice,
    columns: {
      id: ["internal", "names the term"],
      roundId: ["public", "of which round"],
      version: ["public", "the newest holds, the earlier ones are shown with it"],
      opensAt: ["public", "from when one may file"],
      closesAt: ["public", "until when"],
      reason: ["public", "why the term was changed"],
      act: ["public", "the act that sets it"],
      decidedAt: ["public", "when that was decided"],
      decidedBy: ["personal", "who of the office answers for it"],
    },
  },
  campaignSteps: {
    name: ["Sospensioni e conclusioni", "Suspensions and conclusions"],
    kept: "consultation",
    exported: "the page itself",
    archived: true,
    people: actOfOffice,
    wordsStay: "decisions, in rows that are only added",
    columns: {
      id: ["internal", "names the step"],
      campaignId: ["public", "of which consultation"],
      step: ["public", "whether it was suspended, resumed or concluded"],
      reason: ["public", "why"],
      act: ["public", "by which act"],
      termsRun: ["public", "whether terms went on during the suspension"],
      at: ["public", "when"],
      decidedBy: ["personal", "who of the office answers for it"],
    },
  },
  questions: {
    name: ["Domande", "Questions"],
    kept: "consultation",
    exported: "the page itself",
    archived: true,
    columns: {
      id: ["public", "names the question, whatever its wording"],
      roundId: ["public", "of which round"],
      position: ["public", "its place"],
      retiredAt: ["public", "since when it is not asked"],
    },
  },
  questionVersions: {
    name: ["Testi delle domande", "Wordings of questions"],
    kept: "consultation",
    exported: "the page itself",
    archived: true,
    columns: {
      questionId: ["public", "which question"],
      version: ["public", "which wording: answers keep theirs"],
      text: ["public", "what is asked"],
      hint: ["public", "what helps to answer"],
      createdAt: ["public", "since when it is worded so"],
    },
  },
} as const satisfies {
  campaigns: Table<typeof campaigns.$inferSelect>;
  campaignSteps: Table<typeof campaignSteps.$inferSelect>;
  milestones: Table<typeof milestones.$inferSelect>;
  lines: Table<typeof lines.$inferSelect>;
  lineVersions: Table<typeof lineVersions.$inferSelect>;
  subThemes: Table<typeof subThemes.$inferSelect>;
  rounds: Table<typeof rounds.$inferSelect>;
  roundTerms: Table<typeof roundTerms.$inferSelect>;
  questions: Table<typeof questions.$inferSelect>;
  questionVersions: Table<typeof questionVersions.$inferSelect>;
};
