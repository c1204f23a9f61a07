import { seededRandom } from '#base/seeded-random.ts';
import type { Measurement } from '#library/model-card.ts';
import type { MetricValue } from '#scoring/benchmark/scorer.ts';
import { bootstrapInterval } from '#scoring/metrics/bootstrap.ts';
import { rmse } from '#scoring/metrics/rmse.ts';
import { rocAuc } from '#scoring/metrics/roc-auc.ts';
import type { Task } from '#tasks/task.ts';
import type { ExportedBenchmark } from './exported-benchmark.ts';

/** One benchmark of the screen as it was exported in both ways of scoring. */
export interface ScoredBothWays {
  readonly official: ExportedBenchmark;
  readonly strict: ExportedBenchmark;
}

/** Beside the task's own metrics. */
const OTHER_METRICS = ['MAE', 'Readable replies'];

/** The lines of the model card for one benchmark: one for a figure on which both scorings agree. */
export function cardMeasurements(
  task: Task,
  flavour: string,
  { official, strict }: ScoredBothWays,
): readonly Measurement[] {
  const { thoughtMode, beams } = official.benchmark.decoding;
  const about = {
    taskId: task.id,
    mode: thoughtMode,
    flavour,
    ...(beams && { decoding: `${beams.width} beams` }),
  };
  const names = [...task.metrics.map(({ name }) => name), ...OTHER_METRICS];
  const figures = names.flatMap((metric) => {
    const baseline = trivialPredictor(metric, official);
    return scoredFigures(metric, { official, strict }).map((scored) => ({
      ...about,
      metric,
      ...scored,
      ...(baseline && { baseline }),
    }));
  });
  const ranking = task.answerKind === 'boolean' ? rankingByConfidence(strict) : undefined;
  return ranking ? [...figures, { ...about, ...ranking }] : figures;
}

type Figure = Pick<Measurement, 'value' | 'unit' | 'interval' | 'n'>;

/** One figure where both scorings agree; none where no scorer has one. */
function scoredFigures(
  metric: string,
  { official, strict }: ScoredBothWays,
): readonly (Figure & Pick<Measurement, 'scoring'>)[] {
  const first = figureOf(metric, official);
  const second = figureOf(metric, strict);
  if (first && JSON.stringify(first) === JSON.stringify(second)) {
    return [{ scoring: 'both', ...first }];
  }
  return [
    ...(first ? [{ scoring: 'official' as const, ...first }] : []),
    ...(second ? [{ scoring: 'strict' as const, ...second }] : []),
  ];
}

/** A figure in the card's units; undefined where the scorer has none. */
function figureOf(name: string, { score }: ExportedBenchmark): Figure | undefined {
  const metric = score.report.metrics[name];
  if (!metric || 'absent' in metric) return undefined;
  const { scale, unit } = cardUnit(metric);
  const interval = name === score.primary ? score.interval : undefined;
  return {
    value: rounded(metric.value * scale),
    ...(unit !== undefined && { unit }),
    ...(interval && { interval: [rounded(interval[0] * scale), rounded(interval[1] * scale)] }),
    n: score.report.n,
  };
}

/** The card has shares as fractions without a unit. */
function cardUnit({ unit }: Exclude<MetricValue, { absent: string }>) {
  if (unit === 'percent' || unit === 'times 100') return { scale: 0.01, unit: undefined };
  return { scale: 1, unit: unit === 'fraction' ? undefined : unit };
}

/** What the best constant answer reaches on the same rows, for the metrics that have one. */
function trivialPredictor(
  metric: string,
  { rows }: ExportedBenchmark,
): Measurement['baseline'] | undefined {
  const references = rows.map(({ score }) => score.reference);
  switch (metric) {
    case 'Accuracy':
      return { name: 'majority', value: rounded(largestShare(references)) };
    case 'ROC-AUC':
      return { name: 'chance', value: 0.5 };
    case 'RMSE': {
      const values = references.map(Number);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const constant = values.map(() => mean);
      return { name: 'best constant', value: rounded(rmse(constant, values)) };
    }
    default:
      return undefined;
  }
}

function largestShare(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(...counts.values()) / texts.length;
}

/**
 * How well the certainty of a yes or no ranks the rows, from the surest no to the surest yes: of what
 * the screen exports, since neither scoring looks at probabilities.
 */
function rankingByConfidence({
  rows,
}: ExportedBenchmark): Pick<Measurement, 'metric' | keyof Figure | 'baseline'> | undefined {
  const ranked = rows.flatMap(({ reply: { confidence }, score: { read, reference } }) =>
    confidence === undefined || read === ''
      ? []
      : [{ certainty: read === 'yes' ? confidence : -confidence, label: reference === 'yes' }],
  );
  const areaOf = (places: readonly number[]) => {
    const drawn = places.flatMap((place) => ranked[place] ?? []);
    return rocAuc(
      drawn.map(({ certainty }) => certainty),
      drawn.map(({ label }) => label),
    );
  };
  const value = areaOf([...ranked.keys()]);
  if (Number.isNaN(value)) return undefined;
  const random = seededRandom(ranked.length);
  const [low, high] = bootstrapInterval(ranked.length, areaOf, random);
  return {
    metric: 'ROC-AUC by confidence',
    value: rounded(value),
    interval: [rounded(low), rounded(high)],
    n: ranked.length,
    baseline: { name: 'chance', value: 0.5 },
  };
}

/** Four decimals: finer than any interval here. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
