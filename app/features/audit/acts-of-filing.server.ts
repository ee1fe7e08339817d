import { sql } from "drizzle-orm";
import type { Act } from "./acts.server.ts";
import { byWhom, detail, iso, numberOrder, oldRestores, sha256Of, subjectId } from "./acts-sql.server.ts";

/** Each text as it was filed, entered or integrated; imported texts have an act of their own below. */
const filed: Act = {
  name: "filing",
  told: sql`
    select ${subjectId} || '/' || ${detail("revision")} as key,
      array[${detail("sha256")}, ${detail("number")}, ${byWhom}, a.campaign_id,
        ${detail("organisation")}, ${detail("round")}, ${detail("channel")}, ${detail("received")}] as facts
    from audit_log a where a.action in ('contribution.file', 'contribution.enter') and a.detail ? 'sha256'`,
  written: sql`
    select c.id || '/' || coalesce(r.number, 1) as key,
      array[coalesce(r.sha256, ''), c.number,
        coalesce(r.person_id, ''), coalesce(r.mandate_id, ''), coalesce(r.filed_at::text, ''), c.campaign_id,
        c.organisation_id, c.round_id, c.channel, ${iso(sql`c.received_at`)}] as facts
    from contributions c left join revisions r on r.contribution_id = c.id where c.batch_id is null or r.number > 1`,
};

const chunk = sql`a.action = 'contribution.import' and a.detail->>'what' = 'chunk'`;

/** Imported texts in the order of their numbers, each with the last chunk of its import that began at or before it. */
const importedTexts = sql`
  select *, max(chunk) over (partition by batch order by place, chunk nulls last) as within from (
    select ${subjectId} as batch, ${numberOrder(detail("first"))} as place, a.seq as chunk,
      null as number, null as receipt, null as created_by, null as campaign, null as line
    from audit_log a where ${chunk}
    union all
    select c.batch_id, ${numberOrder(sql`c.number`)}, null,
      c.number, coalesce(r.sha256, ''), b.created_by, c.campaign_id,
      concat_ws(' ', c.number, r.sha256, c.organisation_id, c.round_id, c.channel, ${iso(sql`c.received_at`)})
    from contributions c
    left join revisions r on r.contribution_id = c.id and r.number = 1
    left join import_batches b on b.id = c.batch_id
    where c.batch_id is not null) each_text`;

const hashOver = (column: string) => sha256Of(sql`string_agg(${sql.raw(column)}, E'\\n' order by place)`);

/**
 * One entry holds the numbers of a chunk, a hash over the receipts, and a hash over the organisations to which the
 * texts belong.
 */
const imported: Act = {
  name: "import",
  told: sql`
    select ${subjectId} || '/' || ${detail("first")} as key,
      array[${detail("texts")}, ${detail("last")}, ${detail("receipts")}, a.person_id, a.campaign_id,
        ${detail("rows")}] as facts
    from audit_log a where ${chunk}`,
  written: sql`
    select batch || '/' || coalesce(${detail("first")}, '?') as key,
      array[count(*)::text, (array_agg(number order by place desc))[1], ${hashOver("receipt")}, max(created_by),
        max(campaign), ${hashOver("line")}] as facts
    from (${importedTexts}) placed left join audit_log a on a.seq = placed.within
    where number is not null group by batch, ${detail("first")}`,
};

/** Each public text, every time that one was made. */
const publicTexts: Act = {
  name: "public_text",
  told: sql`
    select ${subjectId} || '/' || ${detail("publicText")} as key,
      array[case when a.action <> 'backup.repeat' then a.person_id end, a.at::text] as facts
    from audit_log a
    where a.detail ? 'publicText' and not exists (select 1 from sources s where s.id = ${subjectId} and s.state = 'forgotten')`,
  // For a forgotten text the hash is left out, because with it one could guess the words.
  written: sql`
    select p.source_id || '/' || p.sha256 as key, array[p.made_by, p.made_at::text] as facts
    from public_texts p join sources s on s.id = p.source_id
    where s.state <> 'forgotten' and p.made_at not in ${oldRestores}`,
};

/** Objections of filers to an omissis, and their answers. */
const omissisObjections: Act[] = [
  {
    name: "omissis_objection",
    told: sql`
      select ${detail("objection")} as key, array[${subjectId}, a.mandate_id, a.at::text] as facts
      from audit_log a where a.action = 'redaction.object'`,
    written: sql`
      select o.id as key, array[o.contribution_id, o.mandate_id, o.objected_at::text] as facts
      from redaction_objections o`,
  },
  {
    name: "omissis_answer",
    told: sql`
      select ${detail("objection")} as key, array[${detail("upheld")}, a.person_id, a.at::text] as facts
      from audit_log a where a.action = 'redaction.answer' and a.detail ? 'objection'`,
    written: sql`
      select o.id as key, array[coalesce(o.accepted::text, ''), o.answered_by, o.answered_at::text] as facts
      from redaction_objections o where o.answered_at is not null`,
  },
];

export const filingActs: readonly Act[] = [filed, imported, publicTexts, ...omissisObjections];
