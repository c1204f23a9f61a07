import type { Measurement } from '#library/model-card.ts';
import type { Discipline, Task } from '#tasks/task.ts';
import type { LoadedModel, Mode } from '#workers/inference/protocol.ts';
import { roundPercent, sayCount, sayShare } from './say-quantity.ts';

/** How far an answer of a model to a task can be trusted, as the model's card has it. */
export interface Trust {
  readonly kind: 'measured' | 'unmeasured' | 'untrained';
  readonly sentence: string;
}

export const modeNames: Readonly<Record<Mode, string>> = {
  auto: 'Auto',
  instant: 'Instant',
  thinking: 'Thinking',
};

/** The sentence to show beside form and answer; `moment` is whether there already is an answer. */
export function trustIn(
  model: LoadedModel,
  task: Task,
  mode: Mode,
  moment: 'before' | 'after',
): Trust {
  const { card } = model;
  if (!card) {
    return {
      kind: 'unmeasured',
      sentence: `${model.name} comes without a card: how well it does on this task is not known.`,
    };
  }
  const subject = card.demonstration ? 'Demonstration model' : card.title;
  if (!task.publishedScores && !card.demonstration) {
    return {
      kind: 'unmeasured',
      sentence:
        'A free question is no task of the paper: nobody measured how good such answers are.',
    };
  }
  if (!card.trainedTaskIds.includes(task.id)) {
    const meaning =
      moment === 'before' ? 'an answer will mean nothing' : 'this answer means nothing';
    return { kind: 'untrained', sentence: `Not trained for this task: ${meaning}.` };
  }
  const measurement = bestMeasurement(model, task, mode);
  if (!measurement) {
    return { kind: 'unmeasured', sentence: `${subject}: trained for this task, but not measured.` };
  }
  const elsewhere = measurement.mode === mode ? '' : `not measured in ${modeNames[mode]} mode; `;
  return {
    kind: 'measured',
    sentence: `${subject}: ${elsewhere}measured ${sayMeasurement(measurement, task)}.`,
  };
}

/** The primary metric in the wanted mode, the loaded flavour and official scoring, or the nearest. */
export function bestMeasurement(
  model: LoadedModel,
  task: Task,
  mode: Mode,
): Measurement | undefined {
  const distance = (measurement: Measurement) =>
    (measurement.metric === task.metrics[0]?.name ? 0 : 8) +
    (measurement.mode === mode ? 0 : 4) +
    (measurement.flavour === model.flavour ? 0 : 2) +
    (measurement.scoring === 'strict' ? 1 : 0);
  return model.card?.measurements
    .filter((measurement) => measurement.taskId === task.id)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

const nouns: Readonly<Record<Discipline, string>> = {
  molecule: 'molecules',
  material: 'materials',
  protein: 'proteins',
  'nucleic-acid': 'sequences',
  text: 'passages',
};

/** `71 % exact match on 500 held-out molecules in Thinking mode (95 % interval 67–75 %)`. */
export function sayMeasurement(measurement: Measurement, task: Task | undefined): string {
  const { metric, value, unit, n, mode, decoding } = measurement;
  const score =
    unit === undefined
      ? `${sayFigure(100 * value)}\u00a0% ${metric}`
      : `${metric} ${sayFigure(value)} ${unit}`;
  const search = decoding === undefined ? '' : ` with ${decoding}`;
  const beside = sayBeside(measurement);
  const brackets = beside === '' ? '' : ` (${beside})`;
  return `${score} on ${sayCount(n)} ${rowsOf(task)} in ${modeNames[mode]} mode${search}${brackets}`;
}

/** What must be known to read the figure, as far as the card has it. */
function sayBeside({ interval, unit, scoring, baseline }: Measurement): string {
  const reached = (value: number) => (unit === undefined ? sayShare(value) : sayFigure(value));
  return [
    ...(interval ? [`95\u00a0% interval ${sayRange(interval, unit)}`] : []),
    ...(scoring === undefined || scoring === 'both' ? [] : [`${scoring} scoring`]),
    ...(baseline ? [`${baseline.name} reaches ${reached(baseline.value)}`] : []),
  ].join('; ');
}

function sayRange([low, high]: readonly [number, number], unit: string | undefined): string {
  return unit === undefined
    ? `${roundPercent(low)}–${roundPercent(high)}\u00a0%`
    : `${sayFigure(low)} to ${sayFigure(high)}`;
}

/** What was counted: a task without inputs has no held-out rows, only replies. */
function rowsOf(task: Task | undefined): string {
  if (!task) return 'held-out rows';
  return task.fields.length === 0 ? 'replies' : `held-out ${nouns[task.discipline]}`;
}

/** Three digits, which tell official from strict figures and are more than any interval here supports. */
function sayFigure(value: number): string {
  return String(Number(value.toPrecision(3)));
}
