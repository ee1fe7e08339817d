import { useText } from "#app/i18n/text.ts";
import { speakerOf, type SourceKindName } from "./source.ts";

interface SpeakerProps {
  /** Empty where no body has said that the words are its own. */
  organisation: string;
  kind: SourceKindName;
  /** The language of the body's name, where it isn't the page's. */
  lang?: "it" | undefined;
}

/** Whose words they are. */
export function Speaker({ organisation, kind, lang }: SpeakerProps) {
  const t = useText();
  return organisation === "" ? <>{speakerOf({ organisation, kind }, t)}</> : <span lang={lang}>{organisation}</span>;
}
