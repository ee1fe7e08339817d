import { useId, type ReactNode } from "react";

export interface Column {
  label: string;
  numeric?: boolean;
  /** What stands in it says what it is: on a phone's card the label is left out. */
  plain?: boolean;
}

export interface TableProps {
  caption: ReactNode;
  columns: readonly Column[];
  /** As many cells as columns; the first names its row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  /**
   * On a phone every row becomes a card, for tables of few, short columns; `tight` runs its cells together in a line
   * where they need no label.
   */
  cards?: boolean | "tight";
  /** The caption is a heading nearby already. */
  captionHidden?: boolean;
}

/** Scrolls inside its own labelled region, which the keyboard reaches. */
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
