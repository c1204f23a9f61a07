import type { Task } from '#tasks/task.ts';
import { determination } from '../../metrics/numbers/mean-errors.ts';
import { pearson } from '../../metrics/numbers/pearson.ts';
import {
  pearsonOfColumns,
  squaredPearsonOfColumns,
} from '../../metrics/numbers/share-of-readable.ts';
import { readBiologyNumbers } from '../parsers/biology.ts';
import type { MetricValue, RowScore, Scorer } from '../scorer.ts';
import { correlation, nothingRead } from './correlation-scorers.ts';
import { type Figures, meanOf, numericFigures } from './figures.ts';
import { ownReader, type ReadRow, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

type Numbers = readonly number[];

interface ColumnScoring {
  readonly name: string;
  readonly columns: readonly string[];
  /** The keys of a reference that is JSON. */
  readonly keys: readonly string[];
  readonly official: (
    predicted: readonly (Numbers | undefined)[],
    wanted: readonly Numbers[],
  ) => Numbers;
  readonly strict: (predicted: Numbers, wanted: Numbers) => number;
  readonly notes: readonly string[];
}

/** Housekeeping and developmental activity: the mean of two Pearson correlations. */
export function enhancerScorer(task: Task): Scorer {
  return columnScorer(task, {
    name: 'PCC',
    columns: ['housekeeping', 'developmental'],
    keys: ['hk', 'dev'],
    official: pearsonOfColumns,
    strict: pearson,
    notes: [
      'PCC is the mean of both correlations, as the newer evaluator has it; the one of the paper returns two, and the paper does not say how they became one.',
    ],
  });
}

/** ON, OFF and their ratio: officially three squared correlations, strictly three R². */
export function switchScorer(task: Task): Scorer {
  return columnScorer(task, {
    name: 'R2',
    columns: ['ON', 'OFF', 'ON/OFF'],
    keys: ['ON', 'OFF', 'ON_OFF'],
    official: squaredPearsonOfColumns,
    strict: determination,
    notes: ['R2 is the mean of three figures, officially squared Pearson correlations.'],
  });
}

function columnScorer(task: Task, scoring: ColumnScoring): Scorer {
  const count = scoring.columns.length;
  const own = ownReader(task, (answer) =>
    answer.kind === 'numbers' ? answer.numbers.map(({ value }) => value) : undefined,
  );
  const readers = {
    official: (text: string) => readBiologyNumbers(text, count),
    officialReference: (text: string) =>
      labelNumbers(text, scoring.keys) ?? readBiologyNumbers(text, count),
    strict: own,
  };
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, readers));
    const values =
      mode === 'official'
        ? scoring.official(...officialColumns(read, count))
        : strictColumns(read, scoring);
    const readable = read.filter(({ predicted, wanted }) => predicted && wanted).length;
    return {
      figures: columnFigures(task, scoring, values, (name, value) =>
        numericFigures(name, value, { readable, all: rows.length }, mode),
      ),
      rows: read.map(scoreNumbers),
      notes: [...scoring.notes, ...(mode === 'official' ? nothingRead(readable, values[0]) : [])],
    };
  });
}

function columnFigures(
  task: Task,
  { name, columns }: ColumnScoring,
  values: Numbers,
  figuresOf: (name: string, value: MetricValue) => Figures,
): Figures {
  const each = columns.map((column, at) =>
    figuresOf(`${name} (${column})`, correlation(values[at] ?? Number.NaN, task)),
  );
  return Object.assign({}, figuresOf(name, correlation(meanOf(values), task)), ...each);
}

function officialColumns(
  read: readonly ReadRow<Numbers>[],
  count: number,
): [readonly (Numbers | undefined)[], readonly Numbers[]] {
  const none = Array.from({ length: count }, () => Number.NaN);
  return [
    read.map(({ predicted, wanted }) => wanted && predicted),
    read.map(({ wanted = none }) => wanted),
  ];
}

function strictColumns(read: readonly ReadRow<Numbers>[], scoring: ColumnScoring): Numbers {
  const pairs = read.flatMap(({ predicted, wanted }) =>
    predicted && wanted ? [{ predicted, wanted }] : [],
  );
  return scoring.columns.map((_, at) =>
    scoring.strict(
      pairs.map(({ predicted }) => predicted[at] ?? Number.NaN),
      pairs.map(({ wanted }) => wanted[at] ?? Number.NaN),
    ),
  );
}

/** A label as the test files hold it: `{"hk": -0.68, "dev": -1.26}`. */
function labelNumbers(text: string, keys: readonly string[]): Numbers | undefined {
  try {
    const label: unknown = JSON.parse(text);
    if (typeof label !== 'object' || label === null) return undefined;
    const values = keys.map((key): unknown => Reflect.get(label, key));
    const numbers = values.flatMap((value) => labelNumber(value) ?? []);
    return numbers.length === keys.length ? numbers : undefined;
  } catch {
    return undefined;
  }
}

/** A finite number, or the text of one; null and empty texts are none. */
function labelNumber(value: unknown): number | undefined {
  const isWritten = typeof value === 'string' && value.trim() !== '';
  const number = isWritten ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function scoreNumbers({ predicted, wanted }: ReadRow<Numbers>): RowScore {
  const read = predicted?.join(', ') ?? '';
  const reference = wanted?.join(', ') ?? '';
  if (!predicted || !wanted) {
    return { status: predicted ? 'wrong' : 'unreadable', read, reference, value: undefined };
  }
  const value = meanOf(
    predicted.map((number, at) => Math.abs(number - (wanted[at] ?? Number.NaN))),
  );
  return { status: value === 0 ? 'right' : 'partial', read, reference, value };
}
