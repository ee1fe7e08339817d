import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { Table } from "#app/ui/table.tsx";
import { columns } from "./columns.ts";

const bodyCodes: readonly string[] = ["fiscalCode", "ipaCode", "organisationId"];

/** The columns that a file may have, with their rules: the same that the check reads. */
export function ImportColumns({ questions }: { questions: readonly string[] }) {
  const t = useText().intake.imports;
  const lang = useLang();
  const content = useContentLang();
  const need = (key: string, required: boolean) =>
    required ? t.required : bodyCodes.includes(key) ? t.oneOf : key === "text" ? t.oneText : null;
  const rows = columns.map(({ key, it, en, required }) => {
    const must = need(key, required);
    return {
      id: key,
      cells: [
        <code key="name">{lang === "en" ? en : it}</code>,
        <span key="rule">
          {t.rules[key]}
          {must ? <strong> ({must})</strong> : null}
        </span>,
      ],
    };
  });
  const answers = questions.map((question, index) => ({
    id: `answer-${index}`,
    cells: [
      <code key="name">{`${lang === "en" ? "answer" : "risposta"}_${index + 1}`}</code>,
      <span key="rule" lang={content}>
        {t.answer(question)}
      </span>,
    ],
  }));
  return (
    <section className="stack">
      <h2 id="colonne">{t.columns}</h2>
      <p>{t.columnsLead}</p>
      <Table
        caption={t.columns}
        captionHidden
        columns={[{ label: t.column }, { label: t.meaning }]}
        rows={[...rows, ...answers]}
      />
    </section>
  );
}
