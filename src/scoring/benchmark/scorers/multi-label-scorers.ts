import type { Answer } from '#tasks/answer.ts';
import type { Task } from '#tasks/task.ts';
import { fmax } from '../../metrics/classes/fmax.ts';
import { labelAuc, macroAuc } from '../../metrics/classes/macro-auc.ts';
import { setOverlap } from '../../metrics/text/set-overlap.ts';
import { MODIFICATIONS, readBiologyEcNumbers, readModifications } from '../parsers/biology.ts';
import type { RowScore, Scorer } from '../scorer.ts';
import { type Figures, meanOf, share } from './figures.ts';
import { ownReader, type ReadRow, readRow } from './read-rows.ts';
import { taskScorer } from './task-scorer.ts';

type Labels = ReadonlySet<string>;
type Sets = readonly Labels[];

/** EC numbers: Fmax over the labels that this file's replies and references name. */
export function ecScorer(task: Task): Scorer {
  const strict = ownReader(task, labelsOf);
  return taskScorer(task, ({ rows, mode }) => {
    const read = rows.map((row) => readRow(row, mode, { official: readBiologyEcNumbers, strict }));
    const predicted = read.map((row) => row.predicted ?? EMPTY);
    const wanted = read.map((row) => row.wanted ?? EMPTY);
    const labels = [...new Set([...wanted, ...predicted].flatMap((set) => [...set]))].sort();
    const beside = share(fmax(predicted, wanted, labels), task, NO_LABELS);
    return {
      figures:
        mode === 'official'
          ? { Fmax: NO_LIST, 'Fmax (labels of this file)': beside }
          : { Fmax: share(plainFmax(predicted, wanted), task, NO_LABELS) },
      rows: read.map(scoreSet),
    };
  });
}

const EMPTY: Labels = new Set();
const NO_LABELS = 'No reply and no reference names an EC number.';
const NO_LIST = {
  absent:
    'The evaluator walks over a list of 538 EC numbers in its own order, which ships with its data and is not here; "Fmax (labels of this file)" walks over those of this file in the order of the alphabet.',
};

/**
 * F1 of the mean precision and the mean recall, both over all rows, so that a row without an answer
 * is a wrong one: answers without scores have one threshold, and the largest F1 is this one.
 */
function plainFmax(predicted: Sets, wanted: Sets): number {
  if (wanted.every((set) => set.size === 0)) return Number.NaN;
  const overlaps = predicted.map((set, row) => setOverlap(set, wanted[row] ?? EMPTY));
  const precision = meanOf(overlaps.map((overlap) => overlap.precision));
  const recall = meanOf(overlaps.map((overlap) => overlap.recall));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** RNA modifications: mean area under the curve of 13 yes-or-no columns. */
export function modificationScorer(task: Task): Scorer {
  const own = ownReader(task, labelsOf);
  const fromLabels = (text: string) => modificationsNamed(text) ?? decided(text);
  return taskScorer(task, ({ rows, mode }) => {
    const readers = {
      official: decided,
      officialReference: fromLabels,
      strict: own,
    };
    const read = rows.map((row) => readRow(row, mode, readers));
    const asked =
      mode === 'strict'
        ? 0
        : rows.filter(({ replies }) => readModifications(replies[0] ?? '') === 'asks-model').length;
    const counted = mode === 'strict' ? read.map(oppositeWhereUnread) : read;
    return { figures: areaFigures(counted, asked, task), rows: read.map(scoreSet) };
  });
}

/** What could not be read is wrong about every label. */
function oppositeWhereUnread({ predicted, wanted = EMPTY }: ReadRow<Labels>): ReadRow<Labels> {
  const opposite = MODIFICATIONS.filter((label) => !wanted.has(label));
  return { predicted: predicted ?? new Set(opposite), wanted };
}

function areaFigures(read: readonly ReadRow<Labels>[], asked: number, task: Task): Figures {
  const predicted = read.map((row) => row.predicted ?? EMPTY);
  const wanted = read.map((row) => row.wanted ?? EMPTY);
  const named = MODIFICATIONS.filter((label) =>
    Number.isFinite(labelAuc(predicted, wanted, label)),
  );
  const missing = MODIFICATIONS.filter((label) => !named.includes(label));
  const all = share(
    macroAuc(predicted, wanted, MODIFICATIONS),
    task,
    `No reference, or every one, holds ${missing.join(', ')}, so these labels have no area under the curve.`,
  );
  const ofNamed = share(macroAuc(predicted, wanted, named), task);
  return {
    AUC: asked === 0 ? all : { absent: asksModel(asked, read.length) },
    ...(asked > 0 && { 'AUC (undecided replies empty)': all }),
    ...(missing.length > 0 && { 'AUC (labels with both classes)': ofNamed }),
  };
}

function asksModel(asked: number, all: number): string {
  return `${asked} of ${all} replies name no modification and hold none of the evaluator's phrases; it asks an entailment model (facebook/bart-large-mnli), which is not here.`;
}

function decided(text: string): Labels | undefined {
  const read = readModifications(text);
  return read === 'asks-model' ? undefined : read;
}

/** A label field: names parted by commas and nothing else. */
function modificationsNamed(text: string): Labels | undefined {
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => MODIFICATIONS.includes(name)) ? new Set(names) : undefined;
}

function labelsOf(answer: Answer): Labels | undefined {
  return answer.kind === 'labels' ? new Set(answer.labels.map(({ label }) => label)) : undefined;
}

/** A row with the F1 of its labels. */
function scoreSet({ predicted, wanted = EMPTY }: ReadRow<Labels>): RowScore {
  const isEqual =
    predicted?.size === wanted.size && [...wanted].every((label) => predicted.has(label));
  const value = isEqual ? 1 : setOverlap(predicted ?? EMPTY, wanted).f1;
  const status = isEqual ? 'right' : value === 0 ? 'wrong' : 'partial';
  return {
    status: predicted === undefined || (predicted.size === 0 && !isEqual) ? 'unreadable' : status,
    read: [...(predicted ?? EMPTY)].join(', '),
    reference: [...wanted].join(', '),
    value,
  };
}
