import { appendAudit } from "#app/core/audit.server.ts";
import type { Removal, Repeated, When } from "#app/core/removals.server.ts";
import { repeatKeepingBack, repeatRelease } from "#app/features/attachments/attachment-repeats.server.ts";
import { repeatOmissis } from "#app/features/publishing/redact-published.server.ts";
import { repeatErasure } from "#app/features/privacy/erasure-repeats.server.ts";
import { repeatReissue } from "#app/features/removals/reissues.server.ts";
import { repeatSeal } from "#app/features/removals/seals.server.ts";
import { repeatForgetting, repeatLifting, repeatTakedown } from "#app/features/removals/takedown-repeats.server.ts";
import { removalKinds, type RemovalFacts, type RemovalKind } from "#app/removal-kinds.server.ts";
import { CannotStart, type Tx } from "#db/client.server.ts";

/**
 * How a removal of each kind of `app/removal-kinds.server.ts` is done again in a restored database; null when there was
 * nothing to do. Each works on data from before the removal and on data from after it. A kind that is missing doesn't
 * compile.
 */
const repeats: {
  readonly [Kind in RemovalKind]: (tx: Tx, facts: RemovalFacts<Kind>, when: When) => Promise<Repeated | null>;
} = {
  takedown: repeatTakedown,
  takedown_lifted: repeatLifting,
  sealed: repeatSeal,
  omissis: repeatOmissis,
  reissue: repeatReissue,
  file: repeatKeepingBack,
  file_back: repeatRelease,
  forgotten: repeatForgetting,
  erasure: repeatErasure,
};

const isKnown = (kind: string): kind is RemovalKind => Object.hasOwn(removalKinds, kind);

/** Throws CannotStart where the ledger has a removal that this program can't do again. */
export function refuseUnrepeatable(removals: readonly Removal[]): void {
  const unknown = new Set(removals.map(({ kind }) => kind).filter((kind) => !isKnown(kind)));
  if (unknown.size > 0) {
    const kinds = [...unknown].join(", ");
    throw new CannotStart(`The ledger of removals has kinds that this program can't do again: ${kinds}.`);
  }
  const unfit = removals.find(({ kind, facts }) => isKnown(kind) && !removalKinds[kind].safeParse(facts).success);
  if (unfit) {
    throw new CannotStart(`The ledger of removals lacks facts in a line: kind ${unfit.kind}, at ${unfit.at}.`);
  }
}

/**
 * Does the removals again, in the order in which they happened. Where several processes wrote the ledger, that is not
 * the order of the lines. Gives those that changed something; each of these has an entry of the log, because the rows
 * that it wrote need one.
 */
export async function repeatAll(tx: Tx, removals: readonly Removal[], now: Date): Promise<Removal[]> {
  const changed: Removal[] = [];
  for (const removal of removals.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const done = await repeat(tx, removal, now);
    if (!done) continue;
    const campaignId = removal.facts["campaign"] ?? null;
    const entry = {
      at: now,
      action: "backup.repeat",
      personId: null,
      mandateId: null,
      campaignId,
      subject: done.subject,
    };
    await appendAudit(tx, { ...entry, detail: { what: removal.kind, ...done.detail } });
    changed.push(removal);
  }
  return changed;
}

async function repeat(tx: Tx, { kind, at, facts }: Removal, now: Date): Promise<Repeated | null> {
  if (!isKnown(kind)) throw new Error(`Nothing repeats removals of kind ${kind}`);
  const again = repeats[kind] as (tx: Tx, facts: unknown, when: When) => Promise<Repeated | null>;
  return again(tx, removalKinds[kind].parse(facts), { at: new Date(at), now });
}
