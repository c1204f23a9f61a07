import { elementOfSymbol, elementSymbols } from '../elements.ts';
import { SPACE_GROUP_COUNT } from '../space-groups.ts';
import { exactly, FORESIGHT, type FormState, inThisOrder, oneOf } from './form-state.ts';

/** More atoms than any unit cell of the training data; it ends a model that repeats itself. */
const MOST_ATOMS = 400;

const FIRST_LETTERS = new Set(Array.from(elementSymbols(), (symbol) => symbol.charAt(0)));
const SPACE_GROUPS = Array.from({ length: SPACE_GROUP_COUNT }, (_, index) => String(index + 1));

/** One symbol for each atom, parted by spaces, then `<sg> <sg12>` where a space group is asked for. */
export function elementsForm(hasSpaceGroup: boolean): FormState {
  const atoms = atomsForm(MOST_ATOMS, '');
  return hasSpaceGroup
    ? inThisOrder([atoms, exactly(' <sg> <sg'), oneOf(SPACE_GROUPS), exactly('>')])
    : atoms;
}

/** `left` counts the atoms that may still come, with the one whose symbol has begun. */
function atomsForm(left: number, symbol: string): FormState {
  const isElement = elementOfSymbol(symbol) !== undefined;
  return {
    get key() {
      return `${symbol.length === 2 ? '' : symbol || '-'}${Math.min(left, FORESIGHT)}`;
    },
    mayEnd: isElement,
    after: (character) => {
      if (symbol === '')
        return FIRST_LETTERS.has(character) ? atomsForm(left, character) : undefined;
      if (character === ' ') return isElement && left > 1 ? atomsForm(left - 1, '') : undefined;
      const longer = symbol + character;
      return elementOfSymbol(longer) ? atomsForm(left, longer) : undefined;
    },
  };
}
