/** Length of the longest common subsequence of two lists of tokens. */
export function commonLength(one: readonly string[], other: readonly string[]): number {
  const [rows, columns] = numberTokens(one, other);
  let above = new Int32Array(columns.length + 1);
  let row = new Int32Array(columns.length + 1);
  for (const token of rows) {
    fillRow(token, columns, above, row);
    [above, row] = [row, above];
  }
  return above.at(-1) ?? 0;
}

/**
 * Places in `one` of one longest common subsequence with `other`, from the last to the first. Which
 * one, where there are several, follows rouge-score: from the end, the earlier place in `one` first.
 */
export function commonPlaces(one: readonly string[], other: readonly string[]): readonly number[] {
  const [rows, columns] = numberTokens(one, other);
  const table = [new Int32Array(columns.length + 1)];
  for (const token of rows) {
    const row = new Int32Array(columns.length + 1);
    fillRow(token, columns, table.at(-1) ?? row, row);
    table.push(row);
  }
  const places: number[] = [];
  let i = rows.length;
  let j = columns.length;
  while (i > 0 && j > 0) {
    if (rows[i - 1] === columns[j - 1]) {
      places.push(--i);
      j--;
    } else if ((table[i]?.[j - 1] ?? 0) > (table[i - 1]?.[j] ?? 0)) j--;
    else i--;
  }
  return places;
}

/** The table's next row: lengths for the tokens so far against each beginning of `columns`. */
function fillRow(token: number, columns: Int32Array, above: Int32Array, row: Int32Array): void {
  let left = 0;
  let diagonal = 0;
  for (let j = 0; j < columns.length; j++) {
    const up = above[j + 1] ?? 0;
    if (columns[j] === token) left = diagonal + 1;
    else if (up > left) left = up;
    row[j + 1] = left;
    diagonal = up;
  }
}

/** Tokens as numbers, which compare faster than strings. */
function numberTokens(
  one: readonly string[],
  other: readonly string[],
): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (token: string) => {
    const known = numbers.get(token) ?? numbers.size;
    numbers.set(token, known);
    return known;
  };
  return [Int32Array.from(one, number), Int32Array.from(other, number)];
}
