import { assert } from '#base/assert.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Answers whose confidence lies above `from` and not above `to`; the first bin holds 0 too. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence of its answers. */
  readonly confidence: number;
  /** Share of its answers that are right. */
  readonly accuracy: number;
  /** 95 % interval of that share. */
  readonly interval: readonly [number, number];
}

/** Confidence against the share of right answers, in bins of equal width; empty bins are left out. */
export function calibrationCurve(
  confidences: readonly number[],
  right: readonly boolean[],
  bins = 10,
): readonly CalibrationBin[] {
  assert(confidences.length === right.length, 'as many confidences as answers');
  const rows = Array.from({ length: bins }, (): number[] => []);
  for (const [row, confidence] of confidences.entries()) {
    assert(confidence >= 0 && confidence <= 1, `confidence ${confidence} is in 0 to 1`);
    rows[binOf(confidence, bins)]?.push(row);
  }
  return rows.flatMap((members, bin) => {
    if (members.length === 0) return [];
    const hits = members.filter((row) => right[row]).length;
    const total = members.reduce((sum, row) => sum + (confidences[row] ?? Number.NaN), 0);
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      count: members.length,
      confidence: total / members.length,
      accuracy: hits / members.length,
      interval: wilsonInterval(hits, members.length),
    };
  });
}

/**
 * Expected calibration error, 0 to 1: the mean distance between confidence and accuracy, bins
 * weighed by their answers (Guo et al. 2017). NaN without answers.
 */
export function calibrationError(curve: readonly CalibrationBin[]): number {
  const answers = curve.reduce((sum, { count }) => sum + count, 0);
  const apart = curve.map(({ count, confidence, accuracy }) => {
    return count * Math.abs(confidence - accuracy);
  });
  return apart.reduce((sum, distance) => sum + distance, 0) / answers;
}

function binOf(confidence: number, bins: number): number {
  let bin = Math.max(0, Math.ceil(confidence * bins) - 1);
  // The product may be rounded across an edge.
  if (bin > 0 && confidence <= bin / bins) bin--;
  if (confidence > (bin + 1) / bins) bin++;
  return bin;
}
