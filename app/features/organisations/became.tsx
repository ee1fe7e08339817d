import { useLang, useText, type Text } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { fullName } from "./name.ts";
import type { Become } from "./bodies.server.ts";

/** «Confluita in C dal 1º giugno 2026», or null for a body that stands. */
export function becameText(t: Text, lang: Lang, became: readonly Become[]): string | null {
  const [first] = became;
  if (!first) return null;
  const names = became.map(fullName).join(t.bodies.succession.and);
  const day = longDay(first.onDate, lang);
  return first.kind === "split"
    ? t.bodies.succession.becameSeveral(names, day)
    : t.bodies.succession.becameOne(names, day);
}

/** The same, small, under a body's name. */
export function Became({ became }: { became: readonly Become[] }) {
  const text = becameText(useText(), useLang(), became);
  return text === null ? null : (
    <>
      <br />
      <span className="small muted">{text}</span>
    </>
  );
}
