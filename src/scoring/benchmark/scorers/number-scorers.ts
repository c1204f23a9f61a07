import type { Task } from '#tasks/task.ts';
import { mae } from '../../metrics/numbers/mean-errors.ts';
import { rmse } from '../../metrics/rmse.ts';
import { readInstructionNumber } from '../parsers/mol-instructions.ts';
import { readSmolNumber } from '../parsers/smol-instruct.ts';
import type { MetricValue, RowScore, Scorer } from '../scorer.ts';
import { figure, numericFigures, printedUnitOf } from './figures.ts';
import { ownReader, type ReadRow, type RowReaders, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

/** ESOL and LIPO: unreadable replies officially leave the error. */
export function solubilityScorer(task: Task): Scorer {
  return errorScorer(task, { official: readSmolNumber });
}

/** QM9 energies in hartree; a reply without a number officially counts as 0. */
export function orbitalEnergyScorer(task: Task): Scorer {
  return errorScorer(
    task,
    {
      official: readInstructionNumber,
      officialReference: (text) => (/\d/.test(text) ? readInstructionNumber(text) : undefined),
    },
    ['MAE is in hartree, as the paper prints it; the evaluator writes a thousand times as much.'],
  );
}

function errorScorer(
  task: Task,
  readers: Omit<RowReaders<number>, 'strict'>,
  notes: readonly string[] = [],
): Scorer {
  const strict = ownReader(task, numberOf);
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, { ...readers, strict }));
    const pairs = pairsOf(read);
    const counts = { readable: pairs.predicted.length, all: rows.length };
    const unit = printedUnitOf(task);
    const rooted = errorFigure(rmse(pairs.predicted, pairs.wanted), unit);
    const plain = errorFigure(mae(pairs.predicted, pairs.wanted), unit);
    return {
      figures: {
        ...numericFigures('RMSE', rooted, counts, mode),
        ...numericFigures('MAE', plain, counts, mode),
      },
      rows: read.map(scoreNumber),
      notes: [...(mode === 'official' ? notes : []), ...lostReferences(read)],
    };
  });
}

/** A note on references that hold nothing of the kind, which a good test file has none of. */
export function lostReferences(read: readonly ReadRow<unknown>[]): readonly string[] {
  const lost = read.filter(({ wanted }) => wanted === undefined).length;
  return lost === 0
    ? []
    : [
        `${lost} of ${read.length} references could not be read; these rows are in no figure over readable rows.`,
      ];
}

/** An error, NaN where there are no numbers. */
export function errorFigure(value: number, unit: string): MetricValue {
  return figure(value, unit, Number.isNaN(value) ? NO_NUMBERS : TOO_LARGE);
}

const TOO_LARGE =
  'A reply holds a number so large that its error, or the square of it, is beyond all numbers.';

export const NO_NUMBERS = 'No row has a number both in the reply and in the reference.';

/** The value of an answer that is one number. */
export function numberOf(answer: { readonly kind: string; readonly value?: unknown }) {
  return answer.kind === 'number' && typeof answer.value === 'number' ? answer.value : undefined;
}

/** The rows with both numbers, as two columns. */
export function pairsOf(read: readonly ReadRow<number>[]) {
  const pairs = read.flatMap(({ predicted, wanted }) =>
    predicted === undefined || wanted === undefined ? [] : [{ predicted, wanted }],
  );
  return {
    predicted: pairs.map(({ predicted }) => predicted),
    wanted: pairs.map(({ wanted }) => wanted),
  };
}

/** A row with its absolute error. */
export function scoreNumber({ predicted, wanted }: ReadRow<number>): RowScore {
  const read = predicted === undefined ? '' : String(predicted);
  const reference = wanted === undefined ? '' : String(wanted);
  if (predicted === undefined) return { status: 'unreadable', read, reference, value: undefined };
  if (wanted === undefined) return { status: 'wrong', read, reference, value: undefined };
  const value = Math.abs(predicted - wanted);
  return {
    status: value === 0 ? 'right' : 'partial',
    read,
    reference,
    value,
    ...(Number.isFinite(value) && { pair: [predicted, wanted] }),
  };
}
