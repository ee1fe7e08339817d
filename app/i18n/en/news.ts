import type { Same } from "../same.ts";
import type { news as source } from "../it/news.ts";
import { longTime } from "../time.ts";

type Facts = Record<string, string | number | null>;
const at = (value: string | number | null | undefined) => longTime(new Date(value ?? 0), "en");

export const news: Same<typeof source> = {
  open: "Open:",
  kinds: {
    filed: {
      subject: (f: Facts) => `${f["organisation"]}: contribution ${f["number"]} filed`,
      text: (f: Facts) => `Contribution ${f["number"]}, “${f["title"]}”, was filed in the name of ${f["organisation"]}. It arrived ${at(f["receivedAt"])}. If the organisation does not recognise it as its own, it can say so on the receipt’s page.`,
    },
  },
};
