import type { SelfTestResult } from '#library/self-test.ts';
import type { NumbersCheck } from '#state/workbench-state.ts';
import { sayCount } from '../say-quantity.ts';

/** Why a loaded model's numbers are relied on. */
export function sayNumbers(numbers: NumbersCheck): string {
  switch (numbers.kind) {
    case 'reference':
      return 'The CPU is the reference that graphics processors are compared with.';
    case 'tested':
      return sayComparison(numbers.result);
    case 'untested':
      return `Not tested, at your wish: ${numbers.failure.message}`;
  }
}

/** What a self-test compared and found: one sentence. */
export function sayComparison({ comparison, extent }: SelfTestResult): string {
  const { positions, agreeing, meanKl, worstKl } = comparison;
  return `Compared with the CPU over ${extent}: the same most probable token at ${sayCount(agreeing)} of ${sayCount(positions)} positions, divergence ${saySmall(meanKl)} nats on average and ${saySmall(worstKl)} at most.`;
}

/** Two digits, and a power of ten where zeros would have to be counted. */
export function saySmall(value: number): string {
  if (value === 0) return '0';
  if (value >= 0.001 && value < 1000) return String(Number(value.toPrecision(2)));
  const [digits, exponent = ''] = value.toExponential(1).split('e');
  return `${digits} × 10${superscript(exponent.replace('+', ''))}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

function superscript(exponent: string): string {
  return [...exponent].map((digit) => SUPERSCRIPTS[digit] ?? digit).join('');
}
