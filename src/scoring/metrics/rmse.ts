/** Root of the mean squared error, in the unit of the values. NaN without values. */
export function rmse(predictions: readonly number[], references: readonly number[]): number {
  const squares = predictions.map((value, row) => (value - (references[row] ?? Number.NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
