import type { BenchmarkRecord, LiveScore } from '#state/benchmark/benchmark-state.ts';
import type { Task } from '#tasks/task.ts';
import type { ScoreRow } from '../result/score-rows.ts';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { sayScore } from './say-benchmark.ts';

/** The benchmark's own line below the paper's scores; undefined where its unit is another. */
export function ownScoreRow(
  { model }: Pick<BenchmarkRecord, 'model'>,
  { report, primary }: LiveScore,
  task: Task,
): ScoreRow | undefined {
  const figure = primary === undefined ? undefined : report.metrics[primary];
  if (figure === undefined || 'absent' in figure) return undefined;
  if (primary !== task.metrics[0]?.name || figure.unit !== task.publishedScores?.unit) {
    return undefined;
  }
  return {
    model: `This benchmark (${model.name})`,
    note: `${sayCountOf(report.n, 'row')} of this file, ${report.mode} scoring`,
    // What the eye compares needs no more digits than the table beside it.
    value: Number(sayScore(figure.value).replaceAll('−', '-')),
    measuredOn: 'own-rows',
  };
}

/** Whether the rows may be those of the paper: a sentence that promises nothing it cannot know. */
export function whatIsComparable(
  { settings, rowCount, badRows }: Pick<BenchmarkRecord, 'settings' | 'rowCount' | 'badRows'>,
  { publishedScores }: Task,
): string {
  const size = publishedScores?.testSize;
  if (settings.sample !== 'all') {
    return `These ${sayCount(rowCount)} rows were drawn here with seed ${settings.seed}. They are not the rows of the paper’s 1,000-row subset, which are not published: compare with care, and mind the interval.`;
  }
  if (size !== undefined && rowCount === size && badRows.length === 0) {
    return `The file has as many rows as the paper’s test set, ${sayCount(size)}. Where it is that file, the scores compare with those without †.`;
  }
  const paper = size === undefined ? '' : ` of ${sayCountOf(size, 'row')}`;
  return `These are ${sayCountOf(rowCount, 'row')} of a file of your own, not the paper’s test set${paper}: the scores stand beside each other, and do not compare row by row.`;
}
