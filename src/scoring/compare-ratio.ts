import type { Finding } from './check.ts';

/** A quotient may miss by half of itself: data sets average replicates before they divide. */
const LOOSENESS = 1.5;
/** Digits behind the point that replies print. */
const USUAL_DIGITS = 2;

/** Whether a printed ratio can be the quotient, or on a logarithmic scale the difference, of two values. */
export function compareRatio(on: number, off: number, ratio: number): Finding {
  const words = `ON ${on}, OFF ${off} and ON/OFF ${ratio}`;
  // Each number stands for all that are rounded to it.
  const half = 0.5 * 10 ** -Math.max(USUAL_DIGITS, ...[on, off, ratio].map(digitsOf));
  if (on < 0 || off < 0) return judgeDifference({ on, off, ratio, half, words });
  if (off <= half) {
    return {
      status: 'not-checkable',
      reason: `OFF is ${off}, zero to the digits that are written, so there is no quotient to compare.`,
    };
  }
  const least = Math.max(0, on - half) / (off + half) / LOOSENESS - half;
  const most = ((on + half) / (off - half)) * LOOSENESS + half;
  if (ratio >= least && ratio <= most) {
    return {
      status: 'passes',
      detail: `${on} divided by ${off} is ${short(on / off)}; ${ratio} agrees within rounding and half of itself.`,
    };
  }
  return judgeDifference({ on, off, ratio, half, words });
}

interface Numbers {
  readonly on: number;
  readonly off: number;
  readonly ratio: number;
  readonly half: number;
  readonly words: string;
}

function judgeDifference({ on, off, ratio, half, words }: Numbers): Finding {
  const difference = on - off;
  if (Math.abs(ratio - difference) <= 3 * half) {
    return {
      status: 'passes',
      detail: `${ratio} is the difference of ${on} and ${off}, as a ratio is on a logarithmic scale.`,
    };
  }
  const quotient = off > 0 ? `the quotient is ${short(on / off)} and ` : '';
  return {
    status: 'fails',
    reason: `${words} contradict each other: ${quotient}the difference is ${short(difference)}.`,
  };
}

function digitsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
}

/** Two significant digits, without a power of ten. */
function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}
