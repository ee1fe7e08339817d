import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { enqueue } from "#app/core/jobs.server.ts";
import { jobKinds, type JobKind, type JobPayload } from "#app/job-kinds.server.ts";
import type { Tx } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { insideOf, installation } from "#tests/support/database/installation.ts";
import { launch } from "#tests/support/server/launch.ts";
import { mailTo } from "#tests/support/mail/mail-folder.ts";

/**
 * A job of each kind, about things that aren't there: that it is handled is what counts. A kind without a sample
 * doesn't compile.
 */
const samples: { readonly [Kind in JobKind]: JobPayload<Kind> } = {
  mail: { to: "someone@example.org", subject: "The last of them", text: "All others were due before." },
  removal: { kind: "takedown_lifted", at: "2026-05-04T10:00:00.000Z", facts: { takedown: "none", by: "nobody" } },
  head: {},
  stamp: { size: 1 },
  scan: { file: "none" },
  sign_in_refused: { personId: null, why: "password", at: "2026-05-04T10:00:00.000Z" },
  access_link: { personId: null },
  notice: { notice: "none" },
  digest: { person: "nobody" },
  notice_to_body: { organisation: "none", kind: "reminder", facts: {}, path: "/spazio", happening: "none" },
  reminder: { round: "none", version: 1, days: 7 },
  stakeholder_invitation: { invitation: "none", secret: "none" },
  version_files: { version: "none" },
  import_check: { batch: "none" },
  import_run: { batch: "none", offset: 0, row: 0, done: 0, attempt: 1, tell: false },
  import_tell: { batch: "none", kind: "imported_for_you", after: "" },
};
const kinds = Object.keys(jobKinds) as JobKind[];

/** What each kind's job is due at: the mail comes last, so that everything else is over when it is there. */
const begun = new Date(Date.now() - 3_600_000);
const dueAt = (kind: JobKind) => new Date(begun.getTime() + (kind === "mail" ? 60_000 : kinds.indexOf(kind)));
const ask = <Kind extends JobKind>(tx: Tx, kind: Kind) =>
  enqueue(tx, kind, samples[kind], begun, { dueAt: dueAt(kind) });

test("the built server handles a job of every kind, and names those that it can't", async () => {
  const options = await installation();
  await insideOf(options, (db) =>
    db.transaction(async (tx) => {
      for (const kind of kinds) await ask(tx, kind);
      const row = { payload: {}, dueAt: begun, createdAt: begun };
      await tx.insert(jobs).values({ ...row, id: "unknown", kind: "of_tomorrow" });
      await tx.insert(jobs).values({ ...row, id: "unfit", kind: "reminder" });
    }),
  );

  const { child } = await launch(options);
  await mailTo(options.dataDir, samples.mail.to, samples.mail.subject);
  await child.stop();

  const rows = await insideOf(options, (db) => db.select().from(jobs).orderBy(asc(jobs.kind), asc(jobs.id)));
  const { unknown, unfit, ...done } = Object.fromEntries(
    rows.map(({ id, kind, tries, doneAt, failedAt, failure }) => [
      id === "unknown" || id === "unfit" ? id : kind,
      { tries, state: doneAt ? "done" : failedAt ? "failed" : "waits", failure },
    ]),
  );
  expect(done).toEqual(Object.fromEntries(kinds.map((kind) => [kind, { tries: 1, state: "done", failure: null }])));
  expect(unknown).toEqual({ tries: 0, state: "waits", failure: null });
  expect(unfit).toEqual({ tries: 1, state: "failed", failure: "unfit_payload:round,version,days" });
  expect(readFileSync(join(options.dataDir, "removals.jsonl"), "utf8")).toContain('"kind":"takedown_lifted"');

  const lines = child
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const errors = lines.map((line) => JSON.parse(line) as { level: number }).filter(({ level }) => level === 50);
  expect(errors).toMatchObject([
    { kind: "of_tomorrow", count: 1, msg: "jobs of an unknown kind wait" },
    { kind: "reminder", error: { code: "unfit_payload:round,version,days" }, msg: "job given up" },
  ]);
});
