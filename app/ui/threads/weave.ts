/**
 * The way of one strand through the band, and the pieces of it that lie on top at a crossing, each with the stretch of
 * the band that it takes.
 */
export interface Strand {
  path: string;
  over: { path: string; x: number; width: number }[];
}

const columns = 8;
const smooth = (t: number) => t * t * (3 - 2 * t);

/**
 * Five (or n) strands that begin apart on the left, cross their neighbours over and under, and leave on the right close
 * together and in order, like the lines of a text. It uses only whole numbers, so that the drawing stays near a
 * kilobyte.
 */
export function weave(count: number, width: number, height: number): Strand[] {
  const orders = ordersFor(count);
  const left = width * 0.04;
  const step = (width * 0.62) / columns;
  const x = (column: number) => Math.round(left + column * step);
  const y = (column: number, place: number) => {
    const spread = 1 - 0.58 * smooth(column / columns);
    return Math.round(height / 2 + ((place + 0.5) / count - 0.5) * height * 0.9 * spread);
  };
  return Array.from({ length: count }, (_, strand) => {
    const place = (column: number) => orders[column]?.indexOf(strand) ?? strand;
    const piece = (column: number) => {
      const [x0, x1, y0, y1] = [x(column), x(column + 1), y(column, place(column)), y(column + 1, place(column + 1))];
      const half = Math.round((x1 - x0) / 2);
      return { from: `M${x0} ${y0}`, curve: `c${half} 0 ${x1 - x0 - half} ${y1 - y0} ${x1 - x0} ${y1 - y0}` };
    };
    const pieces = Array.from({ length: columns }, (_, column) => piece(column));
    const over = pieces.flatMap(({ from, curve }, column) =>
      goesOver(place(column), place(column + 1), column)
        ? [{ path: from + curve, x: x(column), width: x(column + 1) - x(column) }]
        : [],
    );
    return { path: `M0 ${y(0, place(0))}H${x(0)}${pieces.map(({ curve }) => curve).join("")}H${width}`, over };
  });
}

/** Over and under by turns, as in cloth: in even columns, the strand that goes down lies on top. */
function goesOver(from: number, to: number, column: number): boolean {
  return from !== to && to > from === (column % 2 === 0);
}

/**
 * Begins with the sorted order on the right and goes back to the left, swapping neighbours: pairs (0,1)(2,3) in one
 * column, (1,2)(3,4) in the next.
 */
function ordersFor(count: number): number[][] {
  const orders = [Array.from({ length: count }, (_, strand) => strand)];
  for (let column = columns - 1; column >= 0; column--) {
    const next = [...(orders[0] ?? [])];
    for (let first = column % 2; first + 1 < count; first += 2)
      [next[first], next[first + 1]] = [next[first + 1] ?? 0, next[first] ?? 0];
    orders.unshift(next);
  }
  return orders;
}
