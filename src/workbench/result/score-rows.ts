import type { Measurement } from '#library/model-card.ts';
import {
  type PublishedScore,
  type PublishedScores,
  type ScoredModel,
  scoredModels,
} from '#tasks/published-scores.ts';
import type { Metric, Task } from '#tasks/task.ts';
import type { LoadedModel, Mode } from '#workers/inference/protocol.ts';
import { sayCount } from '../say-quantity.ts';
import { bestMeasurement } from '../trust.ts';

/** One bar of the chart. */
export interface ScoreRow {
  readonly model: string;
  /** What sort of model it is, where its name does not say it. */
  readonly note?: string;
  readonly value: number;
  /** On what it was measured; only rows of one sort can be compared. */
  readonly measuredOn: 'test-set' | 'subset' | 'own-rows';
}

const names: Readonly<Record<Exclude<ScoredModel, 'specialistLLM' | 'nonLLMExpert'>, string>> = {
  scireasoner8b: 'SciReasoner-8B',
  scireasoner1_7b: 'SciReasoner-1.7B',
  gemini25pro: 'Gemini 2.5 Pro',
  gptO3: 'GPT-o3',
  deepseekR1: 'DeepSeek-R1',
  gptOss120b: 'gpt-oss-120b',
};

/** The paper's scores of one task in its order, each model's score on the subset below its own. */
export function publishedRows(published: PublishedScores): readonly ScoreRow[] {
  const all = [...published.scores, ...published.subsetScores];
  return scoredModels.flatMap((model) =>
    all.filter((score) => score.model === model).map((score) => rowOf(score, published)),
  );
}

function rowOf({ model, value, onSubset }: PublishedScore, published: PublishedScores): ScoreRow {
  return { ...titleOf(model, published), value, measuredOn: onSubset ? 'subset' : 'test-set' };
}

function titleOf(model: ScoredModel, published: PublishedScores) {
  const { specialistLLM = 'Specialist', nonLLMExpert = 'Expert method' } = published;
  if (model === 'specialistLLM') return { model: specialistLLM, note: 'specialist language model' };
  if (model === 'nonLLMExpert') return { model: nonLLMExpert, note: 'no language model' };
  return { model: names[model] };
}

/** The loaded model's own score by the primary metric, where its card has one in the paper's unit. */
export function ownRow(model: LoadedModel, task: Task, mode: Mode): ScoreRow | undefined {
  const measurement = bestMeasurement(model, task, mode);
  if (!measurement || measurement.metric !== task.metrics[0]?.name) return undefined;
  const value = valueInUnit(measurement, task.publishedScores?.unit);
  if (value === undefined) return undefined;
  const scoring = measurement.scoring === 'strict' ? ', strict scoring' : '';
  return {
    model: `This model (${model.name})`,
    note: `${sayCount(measurement.n)} held-out rows of its own${scoring}, not comparable`,
    value,
    measuredOn: 'own-rows',
  };
}

/** Cards have shares from 0 to 1 without a unit; the paper prints some of them times 100. */
function valueInUnit({ value, unit }: Measurement, wanted: string | undefined): number | undefined {
  if (unit !== undefined) return unit === wanted ? value : undefined;
  if (wanted === 'fraction') return value;
  // Four digits: the product alone would show 77.60000000000001.
  return wanted === 'percent' || wanted === 'times 100'
    ? Number((value * 100).toPrecision(4))
    : undefined;
}

const fullScores: Readonly<Record<string, number>> = {
  fraction: 1,
  percent: 100,
  'times 100': 100,
};

/** The ends of the bars' axis, with zero on it. */
export interface ScoreScale {
  readonly low: number;
  readonly high: number;
}

/** Up to the full score where there is one, else to the largest value. */
export function scoreScale(
  rows: readonly ScoreRow[],
  unit: string,
  direction: Metric['direction'],
): ScoreScale {
  const values = rows.map(({ value }) => value);
  const full = direction === 'up' ? (fullScores[unit] ?? 0) : 0;
  return { low: Math.min(0, ...values), high: Math.max(full, 0, ...values) };
}

/** Where a bar from zero to `value` begins and how long it is, in percent of the axis. */
export function barOf(value: number, { low, high }: ScoreScale) {
  const span = high - low || 1;
  return {
    start: (100 * (Math.min(0, value) - low)) / span,
    length: (100 * Math.abs(value)) / span,
  };
}
