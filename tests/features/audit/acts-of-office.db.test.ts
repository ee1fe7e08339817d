import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#tests/support/database/database.ts";
import { houseOfActs } from "./acts-world.ts";
import { after, copied, run, type Tamper } from "./tampering.ts";

let house: Awaited<ReturnType<typeof houseOfActs>>;
beforeAll(async () => {
  house = await houseOfActs(await testDatabase());
});

/** Each with the line of verify that it turns red, and how it reads. */
const acts: [name: string, tamper: () => Tamper, what: "acts" | "standing", reads: RegExp][] = [
  [
    "a takedown taken away, and its text put back",
    () =>
      run(
        sql`delete from takedowns where restored_at is null`,
        sql`update contributions set state = 'published' where state = 'taken_down' and sealed_at is null`,
      ),
    "acts",
    /^takedown .* without its row$/,
  ],
  [
    "a takedown that no entry tells of",
    () => run(copied("takedowns", { id: "forged", subject_id: "other" }, sql`restored_at is not null`)),
    "acts",
    /^takedown forged without its entry$/,
  ],
  [
    "a takedown laid to somebody else",
    () => run(sql`update takedowns set taken_by = 'other'`),
    "acts",
    /^takedown .* differs$/,
  ],
  [
    "the lifting of a takedown forgotten",
    () => run(sql`update takedowns set restored_at = null where restored_at is not null`),
    "acts",
    /^takedown_lifted .* without its row$/,
  ],
  [
    "a version replaced whole, with its hash",
    () =>
      run(
        sql`update versions set content = content || '{"forged":true}', canonical = 'x',
          sha256 = encode(sha256('x'), 'hex') where number = 1 and edition = 1`,
      ),
    "acts",
    /^version .* differs$/,
  ],
  [
    "a version taken away",
    () =>
      run(
        sql`delete from version_citations where version_id = (select id from versions where number = 2)`,
        sql`delete from versions where number = 2`,
      ),
    "acts",
    /^version .* without its row$/,
  ],
  [
    "a version that no entry tells of",
    () => run(copied("versions", { id: "forged", number: 3 }, sql`number = 1 and edition = 1`)),
    "acts",
    /^version forged without its entry$/,
  ],
  [
    "the withdrawal of a version forgotten",
    () => run(sql`update versions set withdrawn_at = null`),
    "acts",
    /^version_withdrawn .* without its row$/,
  ],
  [
    "a source taken out of a published version",
    () => run(sql`delete from version_citations where version_id = (select id from versions where number = 2)`),
    "acts",
    /^version_citation .* without its row$/,
  ],
  [
    "a source added to a published version",
    () =>
      run(sql`insert into version_citations (version_id, paragraph_id, paragraph_number, cited_id, source_id, role)
        select version_id, 'forged', paragraph_number, cited_id, source_id, role from version_citations limit 1`),
    "acts",
    /^version_citation .* without its entry$/,
  ],
  [
    "a citation of the draft taken away",
    () => run(sql`delete from citations`),
    "acts",
    /^citation .* without its row$/,
  ],
  [
    "a citation of the draft turned round",
    () => run(sql`update citations set role = 'opposes'`),
    "acts",
    /^citation .* differs$/,
  ],
  [
    "a citation that was taken away put back",
    () =>
      run(sql`insert into citations select paragraph_id, (select max(id) from excerpts), 'supports', 9 from citations`),
    "acts",
    /^citation .* without its entry$/,
  ],
  [
    "an objection to a citation taken away",
    () => run(sql`delete from citation_objections`),
    "acts",
    /^citation_contested .* without its row$/,
  ],
  [
    "an answer to an objection taken away",
    () => run(sql`update citation_objections set answered_at = null`),
    "acts",
    /^citation_answered .* without its row$/,
  ],
  [
    "an objection to an omissis taken away",
    () => run(sql`delete from redaction_objections`),
    "acts",
    /^omissis_objection .* without its row$/,
  ],
  [
    "an objection to an omissis as if it were dismissed",
    () => run(sql`update redaction_objections set accepted = false`),
    "acts",
    /^omissis_answer .* differs$/,
  ],
  [
    "an excerpt taken away",
    () =>
      run(
        sql`delete from codings where excerpt_id = (select max(id) from excerpts)`,
        sql`delete from excerpts where id = (select max(id) from excerpts)`,
      ),
    "acts",
    /^excerpt .* without its row$/,
  ],
  [
    "an excerpt moved",
    () =>
      run(
        sql`update excerpts set "end" = "end" - 1, exact = left(exact, -1) where id = (select max(id) from excerpts)`,
      ),
    "acts",
    /^excerpt .* differs$/,
  ],
  [
    "a classification taken away",
    () => run(sql`delete from codings where kind = 'criticality'`),
    "acts",
    /^coding .* without its row$/,
  ],
  [
    "a classification added",
    () => run(copied("codings", { id: "forged", kind: "opportunity" }, sql`undoes is null order by id limit 1`)),
    "acts",
    /^coding .* differs$/,
  ],
  [
    "a classification that was taken back, back again",
    () => run(sql`delete from codings where undoes is not null`),
    "acts",
    /^coding_undone .* without its row$/,
  ],
  [
    "a joining taken away",
    () => run(sql`delete from joins where voided_at is null`),
    "standing",
    /join 2\/.* without its row$/,
  ],
  [
    "a joining invented",
    () => run(copied("joins", { id: "forged", organisation_id: house.alfa }, sql`voided_at is not null`)),
    "standing",
    /joins of revision 1 differ$/,
  ],
  [
    "a joining at the filing given to another body",
    () => run(sql`update joins set organisation_id = ${house.alfa} where voided_at is not null`),
    "standing",
    /joins of revision 1 differ$/,
  ],
  [
    "a joining withdrawn by nobody",
    () => run(sql`update joins set withdrawn_at = now() where voided_at is null`),
    "standing",
    /join 2\/.* differs$/,
  ],
  [
    "a joining of an earlier revision as if it still held",
    () => run(sql`update joins set voided_at = null where voided_at is not null`),
    "standing",
    /join 1\/.* differs$/,
  ],
  [
    "a joining laid to somebody else",
    () => run(sql`update joins set person_id = 'other' where voided_at is null`),
    "standing",
    /join 2\/.* differs$/,
  ],
];

describe("what nobody but the database's owner can do", () => {
  test.each(acts)("%s", async (_, tamper, what, reads) => {
    const wrong = await after(tamper());
    expect(wrong["log"]).toBeUndefined();
    expect(wrong[what]).toEqual(expect.arrayContaining([expect.stringMatching(reads)]));
  });
});
