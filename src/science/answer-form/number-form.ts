import type { FormState } from './form-state.ts';

const MOST_WHOLE_DIGITS = 7;

interface NumberShape {
  readonly isSigned: boolean;
  /** 0 allows whole numbers only. */
  readonly mostDecimals: number;
}

type Part = 'start' | 'minus' | 'zero' | 'whole' | 'point' | 'decimals';

/** A decimal number without exponent: no leading zeros, and a digit on each side of the point. */
export function numberForm(shape: NumberShape, part: Part = 'start', digits = 1): FormState {
  return {
    get key() {
      return `${part}${digits}`;
    },
    mayEnd: part === 'zero' || part === 'whole' || part === 'decimals',
    after: (character) => {
      const next = nextPart(shape, part, digits, character);
      return next && numberForm(shape, next, next === part ? digits + 1 : 1);
    },
  };
}

function nextPart(
  { isSigned, mostDecimals }: NumberShape,
  part: Part,
  digits: number,
  character: string,
): Part | undefined {
  switch (part) {
    case 'start':
      if (character === '-' && isSigned) return 'minus';
      return firstDigit(character);
    case 'minus':
      return firstDigit(character);
    case 'zero':
    case 'whole':
      if (character === '.' && mostDecimals > 0) return 'point';
      return part === 'whole' && digits < MOST_WHOLE_DIGITS ? digit(character, 'whole') : undefined;
    case 'point':
      return digit(character, 'decimals');
    case 'decimals':
      return digits < mostDecimals ? digit(character, 'decimals') : undefined;
  }
}

function firstDigit(character: string): Part | undefined {
  if (character === '0') return 'zero';
  return character >= '1' && character <= '9' ? 'whole' : undefined;
}

function digit(character: string, part: Part): Part | undefined {
  return character >= '0' && character <= '9' ? part : undefined;
}
