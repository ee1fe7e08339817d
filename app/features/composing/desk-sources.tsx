import { Form } from "@remix-run/react";
import type { KeyboardEvent } from "react";
import { sourceHref, speakerOf } from "#app/features/sources/source.ts";
import { Speaker } from "#app/features/sources/speaker.tsx";
import { excerptKinds } from "#app/features/tagging/excerpt.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import type { DeskParagraph } from "./desk-document.server.ts";
import { writingForm } from "./desk-writing.tsx";
import { citationRoles } from "#app/features/document/document.ts";
import type { Source } from "#app/features/document/citable-sources.server.ts";

export interface SourceFilter {
  line: number | null;
  kind: string;
  bench: string;
  uncited: boolean;
}

export interface DeskSourcesProps {
  slug: string;
  lines: readonly { code: number; shortName: string }[];
  /** The section has a line of its own, so there is no line to choose. */
  fixedLine: boolean;
  filter: SourceFilter;
  rows: readonly Source[];
  moreHref: string | null;
  /** What a link keeps of the filters. */
  keep: Record<string, string>;
  /** Whether a paragraph is being written, in which the excerpts can be cited. */
  writing: boolean;
  cited: DeskParagraph["citations"];
}

const keys: Record<string, number> = { s: 0, p: 1, o: 2, c: 3 };

/** The keys work only while the focus is among the excerpts, where nobody types. */
function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const item = (event.target as HTMLElement).closest("li");
  const other =
    event.key === "ArrowDown"
      ? item?.nextElementSibling
      : event.key === "ArrowUp"
        ? item?.previousElementSibling
        : null;
  const role = keys[event.key.toLowerCase()];
  if (other) other.querySelector("button")?.focus();
  else if (role !== undefined) item?.querySelectorAll("button")[role]?.click();
  else return;
  event.preventDefault();
}

export function DeskSources(props: DeskSourcesProps) {
  const { desk: t } = useText().document;
  return (
    <section className="stack-tight" id="estratti" aria-labelledby="estratti-titolo">
      <h2 id="estratti-titolo">{t.sources}</h2>
      <SourceFilters {...props} />
      {props.writing ? <p className="small muted">{t.citeHint}</p> : <p className="small muted">{t.choose}</p>}
      {props.filter.line === null ? <p>{t.chooseLine}</p> : props.rows.length === 0 ? <p>{t.noSources}</p> : null}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of the buttons inside it */}
      <ul className="rows" onKeyDown={onKeyDown}>
        {props.rows.map((row) => (
          <OneSource key={row.id} row={row} {...props} />
        ))}
      </ul>
      {props.moreHref ? (
        <p className="alone">
          <a href={props.moreHref}>{t.more}</a>
        </p>
      ) : null}
    </section>
  );
}

function SourceFilters({ lines, fixedLine, filter, keep }: DeskSourcesProps) {
  const {
    document: { desk: t },
    campaigns,
    tagging,
  } = useText();
  return (
    <Form
      method="get"
      action="."
      relative="path"
      preventScrollReset
      className="source-filters"
      key={JSON.stringify(filter)}
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fixedLine ? null : (
        <Select
          name="linea"
          label={t.lineFilter}
          empty={t.chooseLine}
          defaultValue={filter.line === null ? "" : String(filter.line)}
          options={lines.map((line) => ({ value: String(line.code), label: `${line.code}. ${line.shortName}` }))}
        />
      )}
      <Select
        name="tipo"
        label={t.kind}
        empty={t.ofSection}
        defaultValue={filter.kind}
        options={[
          { value: "tutti", label: t.allKinds },
          ...excerptKinds.map((kind) => ({ value: kind, label: tagging.kindsPlural[kind] })),
        ]}
      />
      <Select
        name="componente"
        label={t.bench}
        empty={t.allBenches}
        defaultValue={filter.bench}
        options={Object.entries(campaigns.benches).map(([value, label]) => ({ value, label }))}
      />
      <CheckBox name="noncitati" value="1" label={t.onlyUncited} checked={filter.uncited} />
      <SubmitButton kind="secondary" small>
        {t.filter}
      </SubmitButton>
    </Form>
  );
}

function OneSource({ row, slug, writing, cited }: DeskSourcesProps & { row: Source }) {
  const text = useText();
  const { document: t, campaigns, tagging } = text;
  const { id, kind, number, bench } = row;
  const address = sourceHref(useLang(), { kind, campaign: slug, number }, id);
  const benches: Record<string, string> = campaigns.benches;
  const here = cited.find((citation) => citation.citedId === id);
  return (
    <li id={`e-${row.id}`} className={here ? "row-current source" : "source"}>
      <p className="source-words" lang="it">
        «{row.exact}»
      </p>
      <p className="small muted">
        <Speaker organisation={row.organisation} kind={kind} lang="it" />
        {bench ? <> · {benches[bench] ?? bench}</> : null} · {row.kinds.map((kind) => tagging.kinds[kind]).join(", ")} ·{" "}
        {here ? t.desk.citedHere(t.roles[here.role].toLowerCase()) : t.desk.cited(row.cited)}{" "}
        <a href={address} target="_blank" rel="noreferrer">
          {number} <Icon name="external-link" size="sm" title={t.desk.openSource} />
        </a>
      </p>
      {writing ? (
        <div className="cite-buttons">
          {citationRoles.map((role) => (
            <Button
              key={role}
              type="submit"
              small
              form={writingForm}
              name="azione"
              value={`cita:${role}:${row.id}`}
              aria-pressed={here?.role === role}
            >
              {t.roles[role]}
              <span className="visually-hidden">: {t.desk.cite(t.rolesSaid[role], speakerOf(row, text))}</span>
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}
