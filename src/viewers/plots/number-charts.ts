import { dot, line, ruleY } from '@observablehq/plot';
import type { ChartSpec } from './chart-spec.ts';

/** Predicted and measured. */
export type NumberPair = readonly [predicted: number, measured: number];

/** More dots than this take the page seconds and hide each other. */
const MOST_DOTS = 4000;

/** Predicted against measured, with the line on which both are the same. */
export function parityChart(pairs: readonly NumberPair[], unit: string): ChartSpec {
  const shown = thinned(pairs);
  const values = pairs.flat();
  const ends = [least(values), most(values)] as const;
  return {
    title: 'Predicted against measured',
    words: `${sayRows(pairs.length, shown.length)} On the line, both are the same. ${sayFit(pairs)}`,
    options: (width) => ({
      height: Math.round(width * 0.8),
      marginLeft: 56,
      grid: true,
      x: { label: labelOf('Measured', unit) },
      y: { label: labelOf('Predicted', unit) },
      marks: [
        line(
          ends.map((end) => [end, end]),
          { stroke: 'var(--part-2)', strokeWidth: 1.5 },
        ),
        dot(shown, {
          x: ([, measured]: NumberPair) => measured,
          y: ([predicted]: NumberPair) => predicted,
          ...dotLook,
        }),
      ],
    }),
  };
}

/** How far each prediction is off, against what was measured. */
export function residualChart(pairs: readonly NumberPair[], unit: string): ChartSpec {
  const shown = thinned(pairs);
  const errors = pairs.map(([predicted, measured]) => predicted - measured);
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const over = errors.filter((error) => error > 0).length;
  return {
    title: 'Residuals',
    words: `${sayRows(pairs.length, shown.length)} Above 0 the prediction is too high, as in ${over} of ${pairs.length} rows. Their mean is ${sayValue(bias)}.`,
    options: (width) => ({
      height: Math.round(width * 0.6),
      marginLeft: 56,
      grid: true,
      x: { label: labelOf('Measured', unit) },
      y: { label: labelOf('Predicted − measured', unit) },
      marks: [
        ruleY([0], { stroke: 'var(--part-2)', strokeWidth: 1.5 }),
        dot(shown, {
          x: ([, measured]: NumberPair) => measured,
          y: ([predicted, measured]: NumberPair) => predicted - measured,
          ...dotLook,
        }),
      ],
    }),
  };
}

const dotLook = { r: 2.5, fill: 'var(--part-1)', fillOpacity: 0.5 };

/** As many as can be drawn, evenly from the whole, so that the order of the rows does not matter. */
function thinned(pairs: readonly NumberPair[]): readonly NumberPair[] {
  const step = Math.ceil(pairs.length / MOST_DOTS);
  return step > 1 ? pairs.filter((_, place) => place % step === 0) : pairs;
}

function sayRows(all: number, shown: number): string {
  const rows = `${all.toLocaleString('en-US')} ${all === 1 ? 'row' : 'rows'} with both numbers`;
  return all === shown
    ? `${rows}.`
    : `${rows}; ${shown.toLocaleString('en-US')} of them, evenly taken, are drawn.`;
}

function sayFit(pairs: readonly NumberPair[]): string {
  const predicted = pairs.map(([value]) => value);
  const measured = pairs.map(([, value]) => value);
  const range = (values: readonly number[]) =>
    `${sayValue(least(values))} to ${sayValue(most(values))}`;
  return `Measured: ${range(measured)}; predicted: ${range(predicted)}.`;
}

function sayValue(value: number): string {
  return String(Number(value.toPrecision(4))).replaceAll('-', '−');
}

function labelOf(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${unit})`;
}

// Not Math.min(...): 100,000 arguments do not fit on every stack.
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
}
