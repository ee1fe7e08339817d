import type { ReactNode } from "react";
import { useLang, useText, type Text } from "#app/i18n/text.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import type { NotActing } from "./mandate.ts";

export function termText(t: Text, lang: Lang, term: { validFrom: string; validTo: string | null }): string {
  const from = longDay(term.validFrom, lang);
  return term.validTo ? t.organisations.fromTo(from, longDay(term.validTo, lang)) : t.organisations.from(from);
}

/** «dal 1 aprile 2026 al 30 giugno 2026 compreso» */
export function Term({ term }: { term: { validFrom: string; validTo: string | null } }): ReactNode {
  return termText(useText(), useLang(), term);
}

const looks = { holding: "done", not_yet: "waiting", ended: "neutral", revoked: "refused" } as const;

export function MandateState({ notActing }: { notActing: NotActing | null }) {
  const t = useText().organisations.states;
  const state = notActing ?? "holding";
  return <Badge state={looks[state]}>{t[state]}</Badge>;
}
