import type { BenchmarkRecord } from '#state/benchmark/benchmark-state.ts';
import type { ScoringWork } from '#workers/scoring/protocol.ts';
import { sayBackend } from '../model/backend-names.ts';
import { sayCount, sayCountOf } from '../say-quantity.ts';

/** Which rows of its file a benchmark asks: `all 2,993 rows` or `1,000 of 2,993 rows, drawn`. */
export function sayRows({ settings, file, rowCount }: BenchmarkRecord): string {
  const all = sayCountOf(file.rowCount, 'row');
  if (settings.sample !== 'all') return `${sayCount(rowCount)} of ${all}, drawn`;
  return rowCount === file.rowCount ? `all ${all}` : `${sayCount(rowCount)} of ${all}`;
}

/** The model with what changes its numbers: quantisation and backend. */
export function sayModel({ model }: BenchmarkRecord): string {
  return `${model.name}, ${model.flavour}, ${sayBackend(model.backend)}`;
}

/** Four digits and a typographic minus: `−0.1234`, `96.39`. */
export function sayScore(value: number): string {
  return String(Number(value.toPrecision(4))).replaceAll('-', '−');
}

/** The unit behind a score, with its space; nothing for a share of 0 to 1 and a ratio. */
export function sayScoreUnit(unit: string): string {
  if (unit === 'percent') return '\u00a0%';
  if (unit === 'times 100') return ' (× 100)';
  return unit === 'fraction' || unit === 'ratio' || unit === '' ? '' : ` ${unit}`;
}

/** An interval with its unit: `90.1 to 97.4 %`. */
export function sayInterval([low, high]: readonly [number, number], unit: string): string {
  return `${sayScore(low)} to ${sayScore(high)}${sayScoreUnit(unit)}`;
}

const STEPS = {
  'canonical-forms': 'canonical SMILES',
  inchis: 'InChIs',
  similarities: 'similarities of molecules',
  folding: 'folded RNAs',
} as const satisfies Record<ScoringWork['step'], string>;

/** How far the toolkits are: `Scoring: 1,200 of 20,000 InChIs.` */
export function sayScoringWork({ step, done, total }: ScoringWork): string {
  const share = total === undefined ? sayCount(done) : `${sayCount(done)} of ${sayCount(total)}`;
  return `Scoring: ${share} ${STEPS[step]}.`;
}
