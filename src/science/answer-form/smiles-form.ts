import { BONDS, ONE_LETTER_ATOMS, TWO_LETTER_ATOMS } from '../smiles-tokens.ts';
import { bracketAtomForm } from './bracket-atom-form.ts';
import type { FormState } from './form-state.ts';
import {
  NO_MOLECULE,
  type OpenMolecule,
  openKey,
  withAtom,
  withBranch,
  withBranchClosed,
  withDot,
  withRing,
} from './open-molecule.ts';

/** What was written last; bonds wait for what they lead to. */
type Last =
  /** Nothing, or a dot. */
  | { readonly kind: 'nothing' | 'ring' | 'closed' }
  /** `letter` may be the first of two, as the C of Cl. */
  | { readonly kind: 'atom'; readonly letter: string }
  /** A branch that holds nothing yet. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'bond'; readonly bond: string; readonly behindAtom: boolean }
  | { readonly kind: 'bracket'; readonly inside: FormState }
  /** `%` and at most one digit, behind `bond`. */
  | { readonly kind: 'percent'; readonly bond: string; readonly digit: string };

/**
 * SMILES as `checkSmilesSyntax` reads it, and stricter: it may end only with every branch and ring
 * closed, ring numbers stand directly behind their atom, the bonds of the two ends of a ring agree,
 * rings do not reach over a dot, and dative arrows are left out, since a `<` begins a tag.
 */
export function smilesForm(
  molecule: OpenMolecule = NO_MOLECULE,
  last: Last = { kind: 'nothing' },
): FormState {
  return {
    get key() {
      return `${openKey(molecule, mayCarryRing(last))} ${lastKey(last)}`;
    },
    mayEnd: endsFragment(last) && molecule.chain.length === 1 && molecule.rings.length === 0,
    after: (character) => afterLast(molecule, last, character),
  };
}

/** Most characters that are asked for are none of these. */
const OUTSIDE_BRACKETS = new Set(`${ONE_LETTER_ATOMS}${BONDS}0123456789%[().`);

function afterLast(molecule: OpenMolecule, last: Last, character: string): FormState | undefined {
  if (last.kind === 'bracket') return afterInBracket(molecule, last.inside, character);
  if (last.kind === 'percent') return afterPercent(molecule, last, character);
  if (last.kind === 'atom' && TWO_LETTER_ATOMS.includes(last.letter + character)) {
    return smilesForm(molecule, { kind: 'atom', letter: '' });
  }
  if (!OUTSIDE_BRACKETS.has(character)) return undefined;
  if (character === '[')
    return smilesForm(molecule, { kind: 'bracket', inside: bracketAtomForm() });
  if (ONE_LETTER_ATOMS.includes(character)) {
    return smilesForm(withAtom(molecule), { kind: 'atom', letter: character });
  }
  if (BONDS.includes(character)) return afterBond(molecule, last, character);
  if (character === '%' || (character >= '0' && character <= '9')) {
    return afterRing(molecule, last, character);
  }
  return endsFragment(last) ? afterPunctuation(molecule, character) : undefined;
}

/** Whether the molecule, or a branch, could end here. */
function endsFragment({ kind }: Last): boolean {
  return kind === 'atom' || kind === 'ring' || kind === 'closed';
}

function mayCarryRing(last: Last): boolean {
  switch (last.kind) {
    case 'atom':
    case 'ring':
    case 'percent':
      return true;
    case 'bond':
      return last.behindAtom;
    default:
      return false;
  }
}

function afterBond(molecule: OpenMolecule, last: Last, bond: string): FormState | undefined {
  if (!endsFragment(last) && last.kind !== 'opened') return undefined;
  const behindAtom = last.kind === 'atom' || last.kind === 'ring';
  return smilesForm(molecule, { kind: 'bond', bond, behindAtom });
}

function afterRing(molecule: OpenMolecule, last: Last, character: string): FormState | undefined {
  if (!mayCarryRing(last)) return undefined;
  const bond = last.kind === 'bond' ? last.bond : '';
  if (character === '%') return percent(molecule, bond, '');
  return ringClosed(molecule, Number(character), bond);
}

function afterPercent(
  molecule: OpenMolecule,
  { bond, digit }: Extract<Last, { kind: 'percent' }>,
  character: string,
): FormState | undefined {
  if (character < (digit === '' ? '1' : '0') || character > '9') return undefined;
  if (digit === '') return percent(molecule, bond, character);
  return ringClosed(molecule, Number(digit + character), bond);
}

/** Refused where no ring number that goes on so could stand here. */
function percent(molecule: OpenMolecule, bond: string, digit: string): FormState | undefined {
  const first = digit === '' ? 10 : Number(digit) * 10;
  const count = digit === '' ? 90 : 10;
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  return numbers.some((number) => withRing(molecule, number, bond))
    ? smilesForm(molecule, { kind: 'percent', bond, digit })
    : undefined;
}

function ringClosed(molecule: OpenMolecule, number: number, bond: string): FormState | undefined {
  const after = withRing(molecule, number, bond);
  return after && smilesForm(after, { kind: 'ring' });
}

function afterInBracket(
  molecule: OpenMolecule,
  inside: FormState,
  character: string,
): FormState | undefined {
  if (character === ']') {
    return inside.mayEnd ? smilesForm(withAtom(molecule), { kind: 'atom', letter: '' }) : undefined;
  }
  const after = inside.after(character);
  return after && smilesForm(molecule, { kind: 'bracket', inside: after });
}

function afterPunctuation(molecule: OpenMolecule, character: string): FormState | undefined {
  switch (character) {
    case '(': {
      const opened = withBranch(molecule);
      return opened && smilesForm(opened, { kind: 'opened' });
    }
    case ')': {
      const closed = withBranchClosed(molecule);
      return closed && smilesForm(closed, { kind: 'closed' });
    }
    case '.': {
      const parted = withDot(molecule);
      return parted && smilesForm(parted, { kind: 'nothing' });
    }
    default:
      return undefined;
  }
}

const LAST_KEYS = { nothing: '.', ring: 'A', opened: '(', closed: ')' } as const;

function lastKey(last: Last): string {
  switch (last.kind) {
    case 'atom':
      return last.letter !== '' && TWO_LETTER_ATOMS.some((atom) => atom.startsWith(last.letter))
        ? last.letter
        : 'A';
    case 'bond':
      return `${last.behindAtom ? 'a' : ''}${last.bond}`;
    case 'bracket':
      return `[${last.inside.key}`;
    case 'percent':
      return `%${last.bond}${last.digit}`;
    default:
      return LAST_KEYS[last.kind];
  }
}
