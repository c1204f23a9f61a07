/**
 * What DynamicQuantizeMatMul makes of its left input: all rows together on one grid of 256 steps
 * from their smallest to their largest value, zero included (DynamicQuantizeLinear of ONNX).
 */
export function quantiseActivations(rows: readonly Float64Array[]): Float64Array[] {
  let smallest = 0;
  let largest = 0;
  for (const value of rows.flatMap((row) => [...row])) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  const scale = Math.fround((Math.fround(largest) - Math.fround(smallest)) / 255) || 1;
  const zeroPoint = roundHalfToEven(clamp(-smallest / scale));
  return rows.map((row) =>
    row.map((value) => (clamp(roundHalfToEven(value / scale) + zeroPoint) - zeroPoint) * scale),
  );
}

function clamp(step: number): number {
  return Math.max(0, Math.min(255, step));
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
