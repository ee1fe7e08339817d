import { useId, type ReactNode } from "react";

export interface Column {
  label: string;
  numeric?: boolean;
  /** The cells say themselves what they are, so that on a phone's card the label is left out. */
  plain?: boolean;
}

export interface TableProps {
  caption: ReactNode;
  columns: readonly Column[];
  /** As many cells as columns; the first names its row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  /**
   * On a phone every row becomes a card; for tables with few, short columns. `tight` puts its cells into one line,
   * where they need no labels.
   */
  cards?: boolean | "tight";
  /** Hides the caption, where a heading nearby says the same. */
  captionHidden?: boolean;
}

/** Scrolls within a labelled region of its own, which the keyboard reaches. */
export function Table({ caption, columns, rows, cards, captionHidden }: TableProps) {
  const id = useId();
  return (
    <div className="table-scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table
        className={cards === "tight" ? "table table-cards table-cards-tight" : cards ? "table table-cards" : "table"}
      >
        <caption id={id} className={captionHidden ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? "number" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {row.cells.map((cell, index) => (
                <Cell key={index} cell={cell} column={columns[index]} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, column, first }: { cell: ReactNode; column: Column | undefined; first: boolean }) {
  const common = {
    className: column?.numeric ? "number" : undefined,
    ...(column && !column.plain && { "data-label": column.label }),
  };
  return first ? (
    <th scope="row" {...common}>
      {cell}
    </th>
  ) : (
    <td {...common}>{cell}</td>
  );
}
