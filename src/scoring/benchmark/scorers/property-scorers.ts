import type { Option } from '#tasks/field.ts';
import type { Task } from '#tasks/task.ts';
import { confusion, hardAuc } from '../../metrics/classes/confusion.ts';
import { madToMae, weightedMean } from '../../metrics/numbers/mad-to-mae.ts';
import { rmse } from '../../metrics/rmse.ts';
import { askedProperty } from '../asked-property.ts';
import { readMaterialLabel, readMaterialNumber } from '../parsers/llm4mat.ts';
import type { AnsweredRow, MetricValue, RowScore, ScoreMode, Scorer } from '../scorer.ts';
import { type Figures, figure, numericFigures, share } from './figures.ts';
import { errorFigure, lostReferences, NO_NUMBERS, pairsOf, scoreNumber } from './number-scorers.ts';
import { ownReader, type ReadRow, type RowReader, readRow } from './read-rows.ts';
import { type Measured, taskScorer } from './task-scorer.ts';

/** Numbers of LLM4Mat-Bench: each property for itself, then their mean by test rows. */
export function materialNumberScorer(task: Task): Scorer {
  const own = ownReader(task, (answer) =>
    answer.kind === 'property' && 'value' in answer ? answer.value : undefined,
  );
  return byProperty(task, {
    readers: { official: withProperty(readMaterialNumber), strict: forProperty(own) },
    scoreRow: scoreNumber,
    figuresOf: numbersOfProperty,
    joined: joinNumbers,
  });
}

/** True or false, direct or indirect: the area under the curve of each property, then their mean. */
export function materialLabelScorer(task: Task): Scorer {
  const own = ownReader(task, (answer) =>
    answer.kind === 'property' && 'word' in answer
      ? ['true', 'direct'].includes(answer.word.toLowerCase())
      : undefined,
  );
  return byProperty(task, {
    readers: { official: withProperty(readMaterialLabel), strict: forProperty(own) },
    scoreRow: scoreLabel,
    figuresOf: (read, { task: of, mode }) => ({ AUC: share(areaOf(read, mode), of, ONE_CLASS) }),
    joined: (parts) => ({ AUC: weighted(parts, 'AUC', 'fraction') }),
  });
}

/** One property's figures, and how many test rows it stands for. */
interface Part {
  readonly property: string;
  readonly n: number;
  readonly figures: Figures;
}

interface PropertyScoring<T> {
  readonly readers: { readonly official: RowReader<T>; readonly strict: RowReader<T> };
  readonly scoreRow: (read: ReadRow<T>) => RowScore;
  readonly figuresOf: (
    read: readonly ReadRow<T>[],
    about: { readonly task: Task; readonly property: string; readonly mode: ScoreMode },
  ) => Figures;
  readonly joined: (parts: readonly Part[]) => Figures;
}

function byProperty<T>(task: Task, scoring: PropertyScoring<T>): Scorer {
  return taskScorer(task, ({ rows, mode }): Measured => {
    const read = rows.map((row) => readRow(row, mode, scoring.readers));
    const groups = new Map<string, ReadRow<T>[]>();
    for (const [at, row] of rows.entries()) {
      const group = groups.get(propertyOf(row)) ?? [];
      const each = read[at];
      if (each) group.push(each);
      groups.set(propertyOf(row), group);
    }
    const parts = [...groups].map(([property, group]) => ({
      property,
      n: group.length,
      figures: scoring.figuresOf(group, { task, property, mode }),
    }));
    return {
      figures: scoring.joined(parts),
      rows: read.map(scoring.scoreRow),
      notes: lostReferences(read),
      properties: Object.fromEntries(
        parts.map(({ property, n, figures }) => [property, { n, metrics: figures }]),
      ),
    };
  });
}

function propertyOf(row: AnsweredRow): string {
  return askedProperty(row) ?? '';
}

function withProperty<T>(read: (text: string, property: string) => T | undefined): RowReader<T> {
  return (text, row) => read(text, propertyOf(row));
}

function forProperty<T>(own: RowReader<T>): RowReader<T> {
  return (text, row) => own(text, { ...row, property: propertyOf(row) });
}

function numbersOfProperty(
  read: readonly ReadRow<number>[],
  {
    task,
    property,
    mode,
  }: { readonly task: Task; readonly property: string; readonly mode: ScoreMode },
): Figures {
  const { predicted, wanted } = pairsOf(read);
  const { ratio, mae } = madToMae(predicted, wanted);
  const unit = unitOfProperty(task, property);
  const counts = { readable: predicted.length, all: read.length };
  const noRatio = mae === 0 ? NO_ERROR : NO_NUMBERS;
  return {
    ...numericFigures('MAD/MAE', figure(ratio, 'ratio', noRatio), counts, mode),
    ...numericFigures('MAE', errorFigure(mae, unit), counts, mode),
    ...numericFigures('RMSE', errorFigure(rmse(predicted, wanted), unit), counts, mode),
  };
}

const NO_ERROR = 'There is no error at all, and the ratio to it has no bound.';

function unitOfProperty(task: Task, property: string): string {
  const options: readonly Option[] = task.fields.flatMap((field) =>
    field.kind === 'choice' ? field.options : [],
  );
  return options.find(({ value }) => value === property)?.unit ?? '';
}

/** Errors are in the units of the properties, so only ratios have a mean. */
function joinNumbers(parts: readonly Part[]): Figures {
  const [only] = parts;
  const beside = parts.some(({ figures }) => `MAD/MAE${READABLE}` in figures);
  const apart = {
    absent: 'Properties have different units; see the figure of each property.',
  };
  return {
    ...(parts.length === 1 ? only?.figures : { MAE: apart, RMSE: apart }),
    'MAD/MAE': weighted(parts, 'MAD/MAE', 'ratio'),
    ...(beside && { [`MAD/MAE${READABLE}`]: weightedReadable(parts) }),
  };
}

const READABLE = ' (readable rows)';

function weightedReadable(parts: readonly Part[]): MetricValue {
  const readable = parts.map((part) => {
    const value = part.figures[`MAD/MAE${READABLE}`] ?? part.figures['MAD/MAE'];
    return { ...part, figures: value ? { 'MAD/MAE': value } : {} };
  });
  return weighted(readable, 'MAD/MAE', 'ratio');
}

/** Equation 6 of the paper; a property without a figure leaves none for the task. */
function weighted(parts: readonly Part[], name: string, unit: string): MetricValue {
  const without = parts
    .filter(({ figures }) => !valueIn(figures, name))
    .map(({ property }) => property);
  if (without.length > 0) {
    const named = without.map((property) => `"${property}"`).join(', ');
    const reason = parts
      .map(({ figures }) => figures[name])
      .find((value) => value && 'absent' in value);
    const why = reason && 'absent' in reason ? ` ${reason.absent}` : '';
    const has =
      parts.length === 1
        ? 'The only property has'
        : `${without.length} of ${parts.length} properties have`;
    return { absent: `${has} no ${name}: ${named}.${why}` };
  }
  const value = weightedMean(
    parts.map(({ n, figures }) => ({
      value: valueIn(figures, name)?.value ?? Number.NaN,
      weight: n,
    })),
  );
  return figure(value, unit, NO_NUMBERS);
}

function valueIn(figures: Figures, name: string) {
  const value = figures[name];
  return value && 'value' in value ? value : undefined;
}

const ONE_CLASS =
  'The readable rows do not hold both classes, so there is no area under the curve.';

/** Officially over readable rows; strictly an unreadable reply is the opposite of the reference. */
function areaOf(read: readonly ReadRow<boolean>[], mode: ScoreMode): number {
  const pairs = read.flatMap(({ predicted, wanted }) => {
    if (wanted === undefined || (predicted === undefined && mode === 'official')) return [];
    return [{ predicted: predicted ?? !wanted, wanted }];
  });
  const counts = confusion(
    pairs.map(({ predicted }) => predicted),
    pairs.map(({ wanted }) => wanted),
  );
  return hardAuc(counts);
}

function scoreLabel({ predicted, wanted }: ReadRow<boolean>): RowScore {
  const isRight = predicted !== undefined && predicted === wanted;
  const [read, reference] = [String(predicted ?? ''), String(wanted ?? '')];
  return {
    status: predicted === undefined ? 'unreadable' : isRight ? 'right' : 'wrong',
    read,
    reference,
    value: Number(isRight),
    classes: [read, reference],
  };
}
