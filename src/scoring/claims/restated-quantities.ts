import { type JudgedClaim, NUMBER, printedNumber, sayNumber } from './claim.ts';

interface Unit {
  readonly dimension: string;
  /** In the dimension's first unit; `offset` is added before, as for °C. */
  readonly factor: number;
  readonly offset?: number;
}

const per = (dimension: string, factors: Readonly<Record<string, number>>) =>
  Object.entries(factors).map(([name, factor]): [string, Unit] => [name, { dimension, factor }]);

/** Exact definitions, or CODATA 2018 where there is none. */
const units: ReadonlyMap<string, Unit> = new Map([
  ...per('molar energy', {
    'kJ/mol': 1,
    'kcal/mol': 4.184,
    eV: 96.485332,
    meV: 0.096485332,
    Hartree: 2625.4996,
    hartree: 2625.4996,
    Ha: 2625.4996,
  }),
  ...per('length', { nm: 1, Å: 0.1, pm: 0.001, µm: 1000, μm: 1000 }),
  ...per('mass concentration', { 'mg/mL': 1, 'g/L': 1, 'µg/mL': 0.001, 'μg/mL': 0.001 }),
  ...per('amount concentration', { M: 1, 'mol/L': 1, mM: 1e-3, µM: 1e-6, μM: 1e-6, nM: 1e-9 }),
  ...per('pressure', { GPa: 1, MPa: 1e-3, kbar: 0.1, bar: 1e-4 }),
  ...per('mass', { Da: 1, kDa: 1000 }),
  ['K', { dimension: 'temperature', factor: 1 }],
  ['°C', { dimension: 'temperature', factor: 1, offset: 273.15 }],
]);

const UNIT = [...units.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('/', String.raw`\/`))
  .join('|');
const QUANTITY = String.raw`([-−]?(?:${NUMBER}))\s?(${UNIT})(?![\p{L}\p{N}/^⁻·])`;
const RESTATED = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,_^/±(–-])${QUANTITY}(?:\s*(?:=|≈|,?\s+i\.e\.,?)\s*${QUANTITY}|\s*\(\s*(?:=|≈|~|i\.e\.,?|about|or|approximately)?\s*${QUANTITY}\s*\))`,
  'gu',
);

/** Rounded as text rounds: within two units of the last place, or 3 %. */
const SHARE = 0.03;

/** Quantities that are given again in another unit (`3.2 eV (309 kJ/mol)`), converted. */
export function judgeRestatedQuantities(text: string): readonly JudgedClaim[] {
  return [...text.matchAll(RESTATED)].flatMap((match) => {
    const [whole, first = '', firstUnit = '', ...others] = match;
    const [second = '', secondUnit = ''] = others.filter((part) => part !== undefined);
    const [from, to] = [units.get(firstUnit), units.get(secondUnit)];
    // Another dimension beside it is another quantity: 300 K (1.2 eV).
    if (!from || !to || from.dimension !== to.dimension || firstUnit === secondUnit) return [];
    const [one, other] = [printedNumber(first), printedNumber(second)];
    const expected = convert(one.value, from, to);
    const slack =
      2 * other.lastPlace +
      2 * one.lastPlace * (from.factor / to.factor) +
      SHARE * Math.abs(expected);
    const holds = Math.abs(expected - other.value) <= slack;
    return [
      {
        start: match.index,
        end: match.index + whole.length,
        holds,
        sentence: `${first} ${firstUnit} are ${sayNumber(Number(expected.toPrecision(4)))} ${secondUnit}${holds ? '' : `, not ${second}`}.`,
      },
    ];
  });
}

function convert(value: number, from: Unit, to: Unit): number {
  return ((value + (from.offset ?? 0)) * from.factor) / to.factor - (to.offset ?? 0);
}
