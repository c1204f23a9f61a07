import { barX, cell, dot, line, ruleX, text } from '@observablehq/plot';
import type { ChartSpec } from './chart-spec.ts';

/** Class names: predicted, empty where none could be read, and actual. */
export type ClassPair = readonly [predicted: string, actual: string];

/** Rows of one predicted and one actual class. */
export interface ConfusionCell {
  readonly predicted: string;
  readonly actual: string;
  readonly count: number;
  /** Of the rows of the actual class, 0 to 1. */
  readonly share: number;
}

/** More classes than this cannot be read in one picture; the rarest become one. */
const MOST_CLASSES = 12;
const OTHER = 'Other classes';
const UNREADABLE = 'Unreadable';
const LETTER_WIDTH = 6.5;
const LONGEST_NAME = 24;
const CELL_HEIGHT = 34;

/** How often each class was taken for each other one, the most frequent classes first. */
export function confusionCells(pairs: readonly ClassPair[]): readonly ConfusionCell[] {
  const named = withoutRare(pairs);
  const totals = countsOf(named.map(([, actual]) => actual));
  const counts = new Map<string, Map<string, number>>();
  for (const [predicted, actual] of named) {
    const row = counts.get(actual) ?? new Map<string, number>();
    row.set(predicted, (row.get(predicted) ?? 0) + 1);
    counts.set(actual, row);
  }
  return [...counts].flatMap(([actual, row]) =>
    [...row].map(([predicted, count]) => ({
      predicted,
      actual,
      count,
      share: count / (totals.get(actual) ?? count),
    })),
  );
}

/** Actual classes down, predicted ones across; the darker, the larger the share of the actual class. */
export function confusionChart(
  cells: readonly ConfusionCell[],
  classes: readonly string[],
): ChartSpec {
  const across = [...classes, ...(cells.some(isUnreadable) ? [UNREADABLE] : [])];
  const longest = Math.min(LONGEST_NAME, Math.max(...across.map((name) => name.length)));
  const margin = Math.round(24 + longest * LETTER_WIDTH);
  const shorten = (name: string) =>
    name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  return {
    title: 'Confusion matrix',
    words: 'Each row is an actual class: how many of its rows were given which class.',
    options: () => ({
      height: classes.length * CELL_HEIGHT + 70 + (across.length > 4 ? margin : 0),
      marginLeft: margin,
      marginTop: across.length > 4 ? margin : 40,
      padding: 0.06,
      x: {
        label: 'Predicted',
        domain: across,
        axis: 'top',
        tickFormat: shorten,
        tickRotate: across.length > 4 ? -60 : 0,
      },
      y: { label: 'Actual', domain: [...classes], tickFormat: shorten },
      marks: [
        cell(cells, {
          x: 'predicted',
          y: 'actual',
          fill: 'var(--part-1)',
          fillOpacity: ({ share }: ConfusionCell) => 0.05 + 0.45 * share,
        }),
        text(cells, { x: 'predicted', y: 'actual', text: 'count', fill: 'currentColor' }),
      ],
      opacity: { type: 'identity' },
    }),
  };
}

/** The classes of cells: the most frequent actual ones first, then those only predicted, the rest last. */
export function classesOf(cells: readonly ConfusionCell[]): readonly string[] {
  const totals = new Map<string, number>();
  for (const { actual, count } of cells) totals.set(actual, (totals.get(actual) ?? 0) + count);
  const names = [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const predicted = cells.filter((each) => !isUnreadable(each)).map(({ predicted }) => predicted);
  const all = new Set([...names, ...predicted]);
  return all.delete(OTHER) ? [...all, OTHER] : [...all];
}

/** Answers of like confidence: how sure the model was, and how often it was right. Both 0 to 1. */
export interface CalibrationPoint {
  readonly confidence: number;
  readonly accuracy: number;
  readonly interval: readonly [number, number];
  readonly count: number;
}

/** How often answers are right against how sure the model was. */
export function calibrationChart(points: readonly CalibrationPoint[], error: number): ChartSpec {
  const answers = points.reduce((sum, { count }) => sum + count, 0);
  return {
    title: 'Calibration',
    words: `${answers.toLocaleString('en-US')} answers in ${points.length === 1 ? '1 group' : `${points.length} groups`} of like probability. On the line, answers are right as often as their probability says; below it, the model is too sure. Mean distance ${(100 * error).toFixed(1)} points. The bars are 95 % intervals.`,
    options: (width) => ({
      height: Math.round(width * 0.75),
      marginLeft: 48,
      grid: true,
      x: { label: 'Probability of the answer', domain: [0, 1] },
      y: { label: 'Share of right answers', domain: [0, 1] },
      marks: [
        line(
          [
            [0, 0],
            [1, 1],
          ],
          { stroke: 'var(--part-2)', strokeWidth: 1.5 },
        ),
        ruleX(points, {
          x: 'confidence',
          y1: ({ interval }: CalibrationPoint) => interval[0],
          y2: ({ interval }: CalibrationPoint) => interval[1],
          stroke: 'var(--part-1)',
        }),
        dot(points, { x: 'confidence', y: 'accuracy', r: 4, fill: 'var(--part-1)' }),
      ],
    }),
  };
}

/** One bar of a chart by property. */
export interface PropertyBar {
  readonly property: string;
  readonly value: number;
  readonly n: number;
}

/** A metric of each property, the highest first. */
export function propertyChart(bars: readonly PropertyBar[], metric: string): ChartSpec {
  const sorted = [...bars].sort((a, b) => b.value - a.value);
  const longest = Math.min(32, Math.max(...bars.map(({ property }) => property.length)));
  return {
    title: 'By property',
    words: `${metric} of each property, with its number of rows.`,
    options: () => ({
      height: 50 + 28 * bars.length,
      marginLeft: Math.round(20 + longest * LETTER_WIDTH),
      marginRight: 70,
      x: { label: metric, grid: true },
      y: { label: null, domain: sorted.map(({ property }) => property) },
      marks: [
        barX(sorted, { x: 'value', y: 'property', fill: 'var(--part-1)' }),
        ruleX([0], { stroke: 'currentColor' }),
        text(sorted, {
          x: ({ value }: PropertyBar) => Math.max(0, value),
          y: 'property',
          text: ({ value, n }: PropertyBar) => `${Number(value.toPrecision(3))} (${n})`,
          textAnchor: 'start',
          dx: 4,
        }),
      ],
    }),
  };
}

function isUnreadable({ predicted }: ConfusionCell): boolean {
  return predicted === UNREADABLE;
}

function withoutRare(pairs: readonly ClassPair[]): readonly ClassPair[] {
  const counts = countsOf(pairs.flat());
  counts.delete('');
  const kept = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const shown = new Set(
    kept.slice(0, kept.length > MOST_CLASSES ? MOST_CLASSES - 1 : MOST_CLASSES),
  );
  const nameOf = (name: string) => (shown.has(name) ? name : OTHER);
  return pairs.map(([predicted, actual]) => [
    predicted === '' ? UNREADABLE : nameOf(predicted),
    nameOf(actual),
  ]);
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
