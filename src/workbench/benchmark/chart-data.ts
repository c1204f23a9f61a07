import {
  type CalibrationBin,
  calibrationCurve,
  calibrationError,
} from '#scoring/metrics/classes/calibration.ts';
import type { BenchmarkRow, LiveScore } from '#state/benchmark/benchmark-state.ts';
import { confidenceOf } from './row-kinds.ts';

/** What the scored rows of a benchmark give to draw. */
export interface ChartData {
  /** Predicted and measured. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Of the pairs; empty where the primary metric has none of theirs. */
  readonly unit: string;
  /** Predicted, empty where unreadable, and actual. */
  readonly classes: readonly (readonly [string, string])[];
  readonly calibration:
    | { readonly curve: readonly CalibrationBin[]; readonly error: number }
    | undefined;
  readonly bars: readonly {
    readonly property: string;
    readonly value: number;
    readonly n: number;
  }[];
  /** Name of the primary metric. */
  readonly metric: string;
}

const FEWEST_ANSWERS = 10;
const unitless: readonly string[] = ['fraction', 'percent', 'times 100', 'ratio'];

export function chartDataOf(rows: readonly BenchmarkRow[], score: LiveScore): ChartData {
  const metric = score.primary ?? '';
  const figure = score.report.metrics[metric];
  const unit = figure && 'unit' in figure && !unitless.includes(figure.unit) ? figure.unit : '';
  const pairs = rows.flatMap(({ score }) => (score?.pair ? [score.pair] : []));
  return {
    pairs,
    unit,
    classes: rows.flatMap(({ score }) => (score?.classes ? [score.classes] : [])),
    // A number is hardly ever right to the last digit: there is no share of right ones to compare.
    calibration: pairs.length > 0 ? undefined : calibrationOf(rows),
    bars: barsOf(score, metric),
    metric,
  };
}

/** Answers that lie between right and wrong count as not right. */
function calibrationOf(rows: readonly BenchmarkRow[]): ChartData['calibration'] {
  const sure = rows.flatMap((row) => {
    const confidence = confidenceOf(row);
    if (confidence === undefined || row.score === undefined) return [];
    // A product of probabilities may be rounded above 1.
    return [{ confidence: Math.min(1, confidence), isRight: row.score.status === 'right' }];
  });
  if (sure.length < FEWEST_ANSWERS) return undefined;
  const curve = calibrationCurve(
    sure.map(({ confidence }) => confidence),
    sure.map(({ isRight }) => isRight),
  );
  return { curve, error: calibrationError(curve) };
}

function barsOf({ report }: LiveScore, metric: string): ChartData['bars'] {
  return Object.entries(report.properties ?? {}).flatMap(([property, { n, metrics }]) => {
    const figure = metrics[metric];
    return figure && 'value' in figure ? [{ property, value: figure.value, n }] : [];
  });
}
