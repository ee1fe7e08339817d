import type { Line } from "#app/features/campaigns/lines.server.ts";
import { Punctuality } from "#app/features/campaigns/punctuality.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Threads } from "#app/ui/threads/thread.tsx";
import type { DeskText } from "./desk-text.server.ts";

/** Which body sent it, when and how, as far as the office needs it; the person is never shown. */
export function FiledFacts({
  filed,
  lines,
}: {
  filed: Pick<
    DeskText,
    | "organisation"
    | "bench"
    | "kind"
    | "receivedAt"
    | "terms"
    | "channel"
    | "enteredAt"
    | "protocolNumber"
    | "protocolDate"
    | "district"
    | "lineIds"
  >;
  lines: readonly Line[];
}) {
  const { campaigns, contributions, intake, terms } = useText();
  const t = contributions.desk;
  const lang = useLang();
  const benches: Record<string, string> = campaigns.benches;
  const named = lines.filter((line) => filed.lineIds.includes(line.id));
  return (
    <DescriptionList
      inline
      items={[
        { term: contributions.queue.body, text: filed.organisation, lang: "it" },
        { term: t.bench, text: benches[filed.bench] ?? filed.bench },
        { term: t.kind, text: campaigns.kinds[filed.kind] },
        { term: t.receivedAt, text: longTime(filed.receivedAt, lang) },
        { term: terms.punctuality.label, text: <Punctuality receivedAt={filed.receivedAt} terms={filed.terms} /> },
        { term: t.channel, text: contributions.channels[filed.channel] },
        ...(filed.channel === "site" ? [] : [{ term: intake.enteredAt, text: longTime(filed.enteredAt, lang) }]),
        ...(filed.protocolNumber
          ? [
              {
                term: intake.protocol,
                text: [filed.protocolNumber, filed.protocolDate && longDay(filed.protocolDate, lang)]
                  .filter(Boolean)
                  .join(", "),
              },
            ]
          : []),
        { term: t.district, text: filed.district ? filed.district.name[lang] : t.wholeCity },
        ...(named.length > 0 ? [{ term: t.linesByAuthor, text: <Threads lines={named} lang="it" /> }] : []),
      ]}
    />
  );
}
