import { assert } from '#base/assert.ts';
import type { LabelSet } from './macro-auc.ts';

/**
 * The largest F1 met while labels are taken one at a time: those that were answered first, then the
 * others, each part row by row in the order of `labels`. Precision is the mean over rows reached so
 * far, recall the mean over all rows. Equal scores are walked one at a time, as the official
 * evaluator does, so that the figure is at least the F1 of the answers as they stand, and depends on
 * the order of rows. Labels outside the list are lost. 0 where no reference is ever met, NaN without
 * rows or labels.
 */
export function fmax(
  predicted: readonly LabelSet[],
  actual: readonly LabelSet[],
  labels: readonly string[],
): number {
  assert(predicted.length === actual.length, 'as many predictions as references');
  if (predicted.length === 0 || labels.length === 0) return Number.NaN;
  const walk = new Walk(actual, labels);
  for (const answered of [true, false]) {
    for (const [row, answers] of predicted.entries()) {
      for (const label of labels) if (answers.has(label) === answered) walk.take(row, label);
    }
  }
  return walk.best;
}

class Walk {
  best = 0;
  readonly #actual: readonly LabelSet[];
  readonly #wanted: readonly number[];
  readonly #taken: number[];
  readonly #hits: number[];
  #reached = 0;
  #precisions = 0;
  #recalls = 0;

  constructor(actual: readonly LabelSet[], labels: readonly string[]) {
    this.#actual = actual;
    this.#wanted = actual.map((row) => labels.filter((label) => row.has(label)).length);
    this.#taken = actual.map(() => 0);
    this.#hits = actual.map(() => 0);
  }

  take(row: number, label: string): void {
    const taken = this.#taken[row] ?? 0;
    const hits = this.#hits[row] ?? 0;
    const hit = this.#actual[row]?.has(label) ? 1 : 0;
    this.#taken[row] = taken + 1;
    this.#hits[row] = hits + hit;
    if (taken === 0) this.#reached++;
    this.#precisions += (hits + hit) / (taken + 1) - (taken === 0 ? 0 : hits / taken);
    if (hit === 1) this.#recalls += 1 / (this.#wanted[row] ?? Number.NaN);
    if (this.#recalls === 0) return;
    const precision = this.#precisions / this.#reached;
    const recall = this.#recalls / this.#actual.length;
    const f1 = (2 * precision * recall) / (precision + recall);
    // Added thirds may pass 1 by a rounding.
    this.best = Math.max(this.best, Math.min(1, f1));
  }
}
