import { useText } from "#app/i18n/text.ts";
import { Disclosure } from "./disclosure.tsx";
import { Table } from "./table.tsx";
import { ThreadStroke } from "./threads/thread-stroke.tsx";
import { toneOf, type ThreadLine } from "./threads/thread-line.ts";

export interface Bar {
  label: string;
  value: number;
  /** The value in words for the reader; where it is absent, the number itself. */
  text?: string;
  line?: ThreadLine;
}

export interface BarChartProps {
  /** Says what it shows: «Contributi per linea, fase 1». */
  title: string;
  bars: readonly Bar[];
  /** The heading of the column of values in the table. */
  quantity?: string;
  /** How the numbers were counted. */
  note?: string;
}

/**
 * Each bar has its words and its number, so that it can be read in grey and without colours; the table is one click
 * away.
 */
export function BarChart({ title, bars, quantity, note }: BarChartProps) {
  const t = useText().ui;
  const longest = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <ul className="bars">
        {bars.map((bar) => (
          <li key={bar.label}>
            <span className="bar-label">
              {bar.line ? <ThreadStroke line={bar.line} /> : null}
              {bar.label}
            </span>
            <svg
              className={bar.line ? toneOf(bar.line.color) : "bar-plain"}
              height="14"
              width="100%"
              aria-hidden="true"
              focusable="false"
              color={bar.line?.color}
            >
              <rect
                width={`${Math.round((bar.value / longest) * 1000) / 10}%`}
                height="14"
                rx="2"
                fill="currentColor"
              />
            </svg>
            <span className="bar-value">{bar.text ?? bar.value}</span>
          </li>
        ))}
      </ul>
      {note ? <p className="chart-note">{note}</p> : null}
      <Disclosure
        summary={
          <>
            {t.showTable}
            <span className="visually-hidden">: {title}</span>
          </>
        }
        quiet
      >
        <Table
          caption={t.tableOf(title)}
          columns={[{ label: t.item }, { label: quantity ?? t.quantity, numeric: true }]}
          rows={bars.map((bar) => ({ id: bar.label, cells: [bar.label, bar.text ?? bar.value] }))}
        />
      </Disclosure>
    </figure>
  );
}
