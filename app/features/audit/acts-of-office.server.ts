import { sql, type SQL } from "drizzle-orm";
import type { Act } from "./acts.server.ts";
import { detail, oldRestores, subjectId } from "./acts-sql.server.ts";

/** A fact that only the act's own entry holds; entries of a restore that did the act again don't have it. */
const ofItsDay = (fact: SQL): SQL => sql`case when a.action <> 'backup.repeat' then ${fact} end`;
const beforeOldRestore = (moment: SQL): SQL =>
  sql`${moment} <= coalesce((select max(r.at) from ${oldRestores} r), '-infinity'::timestamptz)`;

const ofTakedown = sql`a.subject = t.subject_kind || ':' || t.subject_id`;
const toldOf = (actions: SQL): SQL =>
  sql`exists (select 1 from audit_log a where ${ofTakedown} and a.detail->>'takedown' = t.id and ${actions})`;
/** Entries of sealings that an earlier version wrote don't name the takedown that came with them. */
const sealedThen = sql`exists (
  select 1 from audit_log a
  where ${ofTakedown} and a.action = 'contribution.seal' and a.at = t.taken_at and not a.detail ? 'takedown')`;
const taking = sql`a.action <> 'takedown.restore' and a.detail->>'what' is distinct from 'takedown_lifted'`;
const lifting = sql`not (${taking})`;

/** Takedowns, and what was put back. */
const takedowns: Act[] = [
  {
    name: "takedown",
    told: sql`
      select ${detail("takedown")} as key,
        array[a.subject, ${ofItsDay(sql`a.person_id`)}, ${ofItsDay(sql`a.at::text`)}, ${detail("version")}] as facts
      from audit_log a where a.detail ? 'takedown' and ${taking}`,
    written: sql`
      select t.id as key,
        array[t.subject_kind || ':' || t.subject_id, t.taken_by, t.taken_at::text, coalesce(t.version_id, '')] as facts
      from takedowns t where ${toldOf(taking)} or not (${beforeOldRestore(sql`t.taken_at`)} or ${sealedThen})`,
  },
  {
    name: "takedown_lifted",
    told: sql`
      select ${detail("takedown")} as key, array[${ofItsDay(sql`a.person_id`)}, ${ofItsDay(sql`a.at::text`)}] as facts
      from audit_log a where a.detail ? 'takedown' and ${lifting}`,
    written: sql`
      select t.id as key, array[coalesce(t.restored_by, ''), t.restored_at::text] as facts
      from takedowns t
      where t.restored_at is not null and (${toldOf(lifting)} or not ${beforeOldRestore(sql`t.restored_at`)})`,
  },
];

/** Each edition of each published version, and the withdrawal of a version. */
const versions: Act[] = [
  {
    name: "version",
    told: sql`
      select ${subjectId} as key,
        array[${detail("number")}, coalesce(${detail("edition")}, '1'), ${detail("sha256")}, a.person_id, a.at::text,
          a.campaign_id] as facts
      from audit_log a where a.action in ('document.publish', 'document.reissue')`,
    written: sql`
      select v.id as key,
        array[v.number::text, v.edition::text, v.sha256, v.published_by, v.published_at::text, v.campaign_id] as facts
      from versions v`,
  },
  {
    name: "version_withdrawn",
    told: sql`
      select ${subjectId} as key, array[a.at::text] as facts from audit_log a where a.action = 'document.withdraw'`,
    // A later edition keeps the mark of the one before it.
    written: sql`
      select v.id as key, array[v.withdrawn_at::text] as facts from versions v
      where v.withdrawn_at is not null and not exists (
        select 1 from versions w where w.campaign_id = v.campaign_id and w.number = v.number
          and w.edition < v.edition and w.withdrawn_at = v.withdrawn_at)`,
  },
  {
    // A version names its sources in its content, whose hash is in the log; this table must say the same.
    name: "version_citation",
    told: sql`
      select v.id || '/' || (p->>'id') || '/' || (c->>'excerptId') as key,
        array[c->>'role', p->>'number', e.source_id] as facts
      from versions v
      cross join jsonb_array_elements(v.content->'sections') s
      cross join jsonb_array_elements(s->'paragraphs') p
      cross join jsonb_array_elements(p->'citations') c
      join excerpts e on e.id = c->>'excerptId'
      union all
      select v.id || '/' || (p->>'id') || '/' || (w->>'sourceId'), array[w->>'role', p->>'number', w->>'sourceId']
      from versions v
      cross join jsonb_array_elements(v.content->'sections') s
      cross join jsonb_array_elements(s->'paragraphs') p
      cross join jsonb_array_elements(coalesce(p->'wholes', '[]')) w`,
    written: sql`
      select c.version_id || '/' || c.paragraph_id || '/' || c.cited_id as key,
        array[c.role, c.paragraph_number::text, c.source_id] as facts
      from version_citations c`,
  },
];

/** What is cited: a passage, or a source that is cited whole. */
const cited = sql`coalesce(${detail("excerpt")}, ${detail("source")})`;
const citedUse = sql`${subjectId} || '/' || ${detail("excerpt")} || '/' || a.at`;

/**
 * What each paragraph of the working document cites in the end, after all additions and removals, and what bodies
 * objected.
 */
const citations: Act[] = [
  {
    name: "citation",
    told: sql`
      select key, array[role] as facts from (
        select distinct on (a.subject, ${cited}) ${subjectId} || '/' || ${cited} as key, ${detail("role")} as role
        from audit_log a where a.action = 'document.edit' and ${cited} is not null
        order by a.subject, ${cited}, a.seq desc) last_act
      where role is not null`,
    written: sql`select c.paragraph_id || '/' || c.cited_id as key, array[c.role] as facts from citations c`,
  },
  {
    name: "citation_contested",
    told: sql`
      select ${citedUse} as key, array[a.mandate_id, ${detail("objection")}] as facts
      from audit_log a where a.action = 'citation.contest'`,
    written: sql`
      select o.paragraph_id || '/' || o.excerpt_id || '/' || o.objected_at as key, array[o.mandate_id, o.id] as facts
      from citation_objections o`,
  },
  {
    name: "citation_answered",
    told: sql`
      select ${citedUse} as key, array[a.person_id, ${detail("objection")}] as facts
      from audit_log a where a.action = 'citation.answer'`,
    written: sql`
      select o.paragraph_id || '/' || o.excerpt_id || '/' || o.answered_at as key, array[o.answered_by, o.id] as facts
      from citation_objections o where o.answered_at is not null`,
  },
];

/** An entry of an earlier version doesn't say how many rows it wrote; it may have found all of them written already. */
const wroteCodings = sql`case when a.detail ? 'codings' then a.detail->>'codings' <> '0' else exists (
  select 1 from codings c
  where c.excerpt_id = ${subjectId} and c.coded_at = a.at and c.coder_id = a.person_id and c.undoes is null) end`;

/** Passages of public texts and their classification by line. Each act has one entry, however many lines it names. */
const codings: Act[] = [
  {
    name: "excerpt",
    told: sql`
      select distinct on (a.subject) ${subjectId} as key,
        array[${detail("start")}, ${detail("end")}, a.person_id, a.at::text] as facts
      from audit_log a where a.action = 'coding.add' order by a.subject, a.seq`,
    written: sql`
      select e.id as key, array[e.start::text, e."end"::text, e.created_by, e.created_at::text] as facts
      from excerpts e`,
  },
  {
    name: "coding",
    told: sql`
      select ${subjectId} || '/' || a.at || '/' || a.person_id as key,
        array[case when bool_and(a.detail ? 'codings') then sum(${detail("codings")}::int)::text end,
          min(${detail("kind")}), max(${detail("kind")})] as facts
      from audit_log a where a.action = 'coding.add' and ${wroteCodings} group by 1`,
    written: sql`
      select c.excerpt_id || '/' || c.coded_at || '/' || c.coder_id as key,
        array[count(*)::text, min(c.kind), max(c.kind)] as facts
      from codings c where c.undoes is null group by 1`,
  },
  {
    name: "coding_undone",
    told: sql`
      select ${detail("coding")} as key, array[${subjectId}, a.person_id, a.at::text] as facts
      from audit_log a where a.action = 'coding.undo'`,
    written: sql`
      select c.undoes as key, array[c.excerpt_id, c.coder_id, c.coded_at::text] as facts
      from codings c where c.undoes is not null`,
  },
];

export const officeActs: readonly Act[] = [...takedowns, ...versions, ...citations, ...codings];
