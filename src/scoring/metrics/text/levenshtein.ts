/**
 * The fewest characters to insert, delete or replace to turn one text into the other. Characters are
 * Unicode code points. O(length × length) time.
 */
export function levenshtein(a: string, b: string): number {
  const one = codePoints(a);
  const other = codePoints(b);
  const start = equalStart(one, other);
  const rows = one.subarray(start);
  const columns = other.subarray(start);
  const distances = Int32Array.from({ length: columns.length + 1 }, (_, column) => column);
  for (const [row, letter] of rows.entries()) fillRow(row, letter, columns, distances);
  return distances.at(-1) ?? 0;
}

/** One row of the table; `distances` holds the row above and gets this one. */
function fillRow(row: number, letter: number, columns: Int32Array, distances: Int32Array): void {
  let diagonal = row;
  let left = row + 1;
  distances[0] = left;
  for (let column = 0; column < columns.length; column++) {
    const above = distances[column + 1] ?? 0;
    const replaced = columns[column] === letter ? diagonal : diagonal + 1;
    left = Math.min(replaced, above + 1, left + 1);
    diagonal = above;
    distances[column + 1] = left;
  }
}

function codePoints(text: string): Int32Array {
  return Int32Array.from(Array.from(text), (letter) => letter.codePointAt(0) ?? 0);
}

function equalStart(one: Int32Array, other: Int32Array): number {
  const differs = one.findIndex((letter, place) => letter !== other[place]);
  return differs === -1 ? one.length : differs;
}
