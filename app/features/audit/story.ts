import type { ContributionState } from "#app/features/texts/contribution-state.ts";

/** An entry of the log about one contribution, or about the import that brought it. */
export interface StoryEntry {
  action: string;
  at: Date;
  personId: string | null;
  mandateId: string | null;
  detail: Record<string, string | number | boolean | null>;
}

/** Where a body stands with one revision that it joined by an act of its own. */
export interface JoinStory {
  /**
   * True where its first act was to leave: then it had joined before the filing, by an act that has no entry of its
   * own.
   */
  before: boolean;
  last: "join" | "leave";
  at: Date;
  personId: string | null;
  mandateId: string | null;
}

export interface Story {
  state: ContributionState;
  /** Hash of the text that the public reads, or of the one that is ready for publication; null where there is none. */
  text: string | null;
  sealed: boolean;
  disowned: boolean;
  revisions: number;
  /** By revision: how many bodies joined at its filing, and the hash over them, which old entries don't have. */
  filedWith: Map<number, { joined: number; hash: string | null }>;
  /** By `revision/organisation`. */
  joins: Map<string, JoinStory>;
}

interface Telling extends Story {
  /** The revision from which `text` was made, and the text of a later revision that waits to be published. */
  textOf: number;
  prepared: string | null;
  everPublished: boolean;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const isPublic = ({ state }: Telling) => state === "published" || state === "taken_down";
/** Whether an integration of a published text waits at the desk, while the public reads the earlier text. */
const waits = (story: Telling) => story.state === "published" && story.text !== null && story.textOf < story.revisions;

/**
 * Where a contribution stands by its entries alone, oldest first. An imported contribution was filed before its first
 * entry.
 */
export function storyOf(entries: readonly StoryEntry[], imported: boolean): Story {
  const story: Telling = {
    state: "filed",
    text: null,
    sealed: false,
    disowned: false,
    revisions: imported ? 1 : 0,
    filedWith: new Map(),
    joins: new Map(),
    textOf: 0,
    prepared: null,
    everPublished: false,
  };
  for (const entry of entries) tellings[entry.action]?.(story, entry);
  return story;
}

const tellings: Record<string, (story: Telling, entry: StoryEntry) => void> = {
  "contribution.file": file,
  "contribution.enter": file,
  "contribution.import": (story, { detail }) => {
    if (detail["what"] === "undone" && !isPublic(story) && !story.sealed && story.state !== "withdrawn")
      story.state = "annulled";
  },
  "contribution.annul": (story) => {
    story.state = "annulled";
  },
  "contribution.prepare": prepare,
  "contribution.publish": publish,
  "contribution.refuse": (story) => {
    story.state = "refused";
  },
  "contribution.withdraw": (story) => {
    story.state = "withdrawn";
    // A text that was prepared and never published leaves nothing in public.
    if (!story.everPublished) story.text = null;
  },
  "contribution.redact": (story, { detail }) => {
    story.text = text(detail["publicText"]);
  },
  "redaction.answer": (story, { detail }) => {
    const made = text(detail["publicText"]);
    if (made === null) return;
    if (waits(story)) story.prepared = made;
    else if (isPublic(story) || story.state === "ready") story.text = made;
  },
  "contribution.seal": seal,
  "contribution.disown": disown,
  "disowning.manage": disown,
  "takedown.take": (story) => {
    story.state = "taken_down";
  },
  "takedown.restore": putBack,
  "backup.repeat": (story, { detail }) => {
    if (detail["what"] === "takedown") story.state = "taken_down";
    if (detail["what"] === "takedown_lifted") putBack(story);
    if (detail["what"] === "sealed") seal(story);
    if (detail["what"] === "omissis") story.text = text(detail["publicText"]);
  },
  "text.join": (story, { detail, ...act }) =>
    joinAct(story, Number(detail["revision"]), text(detail["organisation"]), "join", act),
  // Entries of an earlier version don't name the revision; only the newest one could be left.
  "text.leave": (story, { detail, ...act }) =>
    joinAct(story, Number(detail["revision"] ?? story.revisions), text(detail["organisation"]), "leave", act),
};

function file(story: Telling, { detail }: StoryEntry): void {
  if (detail["sha256"] === undefined) return;
  story.revisions = Number(detail["revision"]);
  story.filedWith.set(story.revisions, { joined: Number(detail["joined"] ?? 0), hash: text(detail["joins"]) });
  if (story.state === "published") return;
  story.state = "filed";
  story.text = null;
}

function prepare(story: Telling, { detail }: StoryEntry): void {
  if (detail["returned"] === true) {
    story.state = "filed";
    story.text = null;
  } else if (waits(story)) story.prepared = text(detail["publicText"]);
  else {
    story.state = "ready";
    story.text = text(detail["publicText"]);
    story.textOf = story.revisions;
  }
}

function publish(story: Telling, { detail }: StoryEntry): void {
  if (detail["integrated"] === true) {
    story.text = text(detail["published"]) ?? story.prepared;
    story.textOf = story.revisions;
    return;
  }
  story.state = "published";
  story.everPublished = true;
  story.text = text(detail["published"]) ?? story.text;
}

function seal(story: Telling): void {
  story.sealed = true;
  if (story.state === "published") story.state = "taken_down";
  else if (story.state === "filed" || story.state === "ready") story.state = "refused";
}

function putBack(story: Telling): void {
  if (story.state === "taken_down") story.state = "published";
}

function disown(story: Telling, { detail }: StoryEntry): void {
  story.disowned = detail["disowned"] === true;
}

function joinAct(
  story: Telling,
  revision: number,
  organisation: string | null,
  last: "join" | "leave",
  act: Omit<StoryEntry, "detail">,
): void {
  const key = `${revision}/${organisation ?? ""}`;
  const before = story.joins.get(key)?.before ?? last === "leave";
  story.joins.set(key, { before, last, at: act.at, personId: act.personId, mandateId: act.mandateId });
}

export interface JoinRow {
  revision: number;
  organisationId: string;
  personId: string;
  mandateId: string;
  joinedAt: Date;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  voidedAt: Date | null;
}

const same = (a: Date | null, b: Date): boolean => a?.getTime() === b.getTime();

/**
 * What differs between a contribution's joinings and its entries; `hashOf` gives the hash over the bodies that joined
 * at a filing.
 */
export function whyNotJoins(
  story: Story,
  rows: readonly JoinRow[],
  hashOf: (organisationIds: string[]) => string,
): string[] {
  const wrong: string[] = [];
  const keyOf = (row: JoinRow) => `${row.revision}/${row.organisationId}`;
  const held = new Map(rows.map((row) => [keyOf(row), row]));
  for (const key of story.joins.keys()) if (!held.has(key)) wrong.push(`join ${key} without its row`);
  for (const row of rows) {
    const act = story.joins.get(keyOf(row));
    const fits =
      act?.last === "leave"
        ? same(row.withdrawnAt, act.at) && row.withdrawnBy === act.mandateId
        : row.withdrawnAt === null &&
          (!act || (same(row.joinedAt, act.at) && row.personId === act.personId && row.mandateId === act.mandateId));
    // An integration ends the joinings of the text before it; those that had ended by then stay as they are.
    const voided = row.withdrawnAt !== null || (row.voidedAt !== null) === row.revision < story.revisions;
    if (!fits || !voided) wrong.push(`join ${keyOf(row)} differs`);
  }
  for (const [revision, { joined, hash }] of story.filedWith) {
    const own = rows
      .filter((row) => row.revision === revision && (story.joins.get(keyOf(row))?.before ?? true))
      .map((row) => row.organisationId);
    if (own.length !== joined || (hash !== null && hash !== hashOf(own)))
      wrong.push(`joins of revision ${revision} differ`);
  }
  return wrong;
}
