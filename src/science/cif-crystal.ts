import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { CifBlock } from './cif.ts';
import { crystalFormula } from './crystal-formula.ts';
import { elementOfSymbol } from './elements.ts';
import { parseFormula } from './formula.ts';
import { named, type Reading, unreadable } from './reading.ts';

interface FoundFormula {
  readonly formula: string;
  readonly note: string;
}

/** The formula of the crystal that a CIF describes; its space group is a note. */
export function readCrystal(block: CifBlock): Reading {
  const found = writtenFormula(block) ?? countedFormula(block);
  if (!found.ok) return unreadable('CIF', found.error);
  const { formula, note } = found.value;
  return {
    kind: 'formula',
    value: formula,
    ...named(block.name),
    notes: [
      note,
      ...spaceGroupNote(block),
      ...(block.blockCount > 1 ? [`This is the first of ${block.blockCount} structures.`] : []),
    ],
  };
}

/** `_chemical_formula_sum`, or the structural formula where that has the same elements in smaller counts. */
function writtenFormula(block: CifBlock): Result<FoundFormula, InputError> | undefined {
  const sum = block.values('_chemical_formula_sum')[0];
  if (sum === undefined) return undefined;
  const formula = withoutOnes(sum);
  const parsed = parseFormula(formula);
  if (!parsed.ok) {
    return err({
      message: `The file gives the formula “${sum}”, which is not a formula of whole atoms.`,
      cure: 'Type a formula in whole numbers for it.',
    });
  }
  const structural = withoutOnes(block.values('_chemical_formula_structural')[0] ?? '');
  const smaller = parseFormula(structural);
  const isSameSubstance =
    smaller.ok && isMultiple(parsed.value.counts, smaller.value.counts) && structural !== formula;
  return ok(
    isSameSubstance
      ? { formula: structural, note: `The file gives ${formula} for the whole cell.` }
      : { formula, note: 'The formula is that which the file gives.' },
  );
}

/** Counts the atoms of a cell whose only symmetry is P 1, so that every atom is in the list. */
function countedFormula(block: CifBlock): Result<FoundFormula, InputError> {
  if (!listsEveryAtom(block)) {
    return err({
      message:
        'The file does not give the formula, and its symmetry is not P 1, so the atoms cannot be counted.',
      cure: 'Type the formula, or save the file with _chemical_formula_sum or as P 1.',
    });
  }
  const symbols = block.values('_atom_site_type_symbol', '_atom_site_label').map(elementOf);
  const occupancies = block.values('_atom_site_occupancy');
  const strange = symbols.indexOf(undefined);
  if (symbols.length === 0 || strange !== -1) {
    return err({
      message: 'The file does not give the formula, and not all its atoms have an element.',
      cure: 'Type the formula of the crystal.',
    });
  }
  if (occupancies.some(isPartial)) {
    return err({
      message:
        'Some places of the crystal are occupied in part, so it has no formula of whole atoms.',
      cure: 'Type a formula in whole numbers for it.',
    });
  }
  const { full, reduced } = crystalFormula(symbols.filter((symbol) => symbol !== undefined));
  return ok({ formula: reduced, note: `Counted from the atoms of the cell: ${full}.` });
}

/** The dictionary of CIF takes an atom whose occupancy is not given as one. */
function isPartial(occupancy: string): boolean {
  return !/^[.?]$/.test(occupancy) && Number.parseFloat(occupancy) !== 1;
}

function listsEveryAtom(block: CifBlock): boolean {
  const numbers = block.values('_space_group_it_number', '_symmetry_int_tables_number');
  const operations = block.values('_space_group_symop_operation_xyz', '_symmetry_equiv_pos_as_xyz');
  if (operations.length > 0) {
    return (
      operations.length === 1 && operations[0]?.replace(/[\s+]/g, '').toLowerCase() === 'x,y,z'
    );
  }
  return numbers[0] === '1' || spaceGroupSymbol(block)?.replace(/\s/g, '') === 'P1';
}

function spaceGroupNote(block: CifBlock): string[] {
  const symbol = spaceGroupSymbol(block);
  const number = block.values('_space_group_it_number', '_symmetry_int_tables_number')[0];
  const words = [symbol, number && `(number ${number})`].filter(Boolean).join(' ');
  return words === '' ? [] : [`Space group as the file states it: ${words}.`];
}

function spaceGroupSymbol(block: CifBlock): string | undefined {
  return block.values('_space_group_name_h-m_alt', '_symmetry_space_group_name_h-m')[0]?.trim();
}

/** `Ca1 Zr1 O3` as CaZrO3. */
function withoutOnes(formula: string): string {
  return formula.replace(/(?<=[A-Za-z)])1(?![\d.])/g, '').replace(/\s/g, '');
}

function isMultiple(
  large: ReadonlyMap<string, number>,
  small: ReadonlyMap<string, number>,
): boolean {
  const ratios = [...large].map(([symbol, count]) => count / (small.get(symbol) ?? Number.NaN));
  const [ratio = 0] = ratios;
  return large.size === small.size && ratio >= 1 && ratios.every((each) => each === ratio);
}

/** The symbol in `Na`, `Na+`, `O2-` and labels such as `Na1`. */
export function elementOf(symbol: string): string | undefined {
  const [two = ''] = /^[A-Z][a-z]?/.exec(symbol) ?? [];
  return (elementOfSymbol(two) ?? elementOfSymbol(two.charAt(0)))?.symbol;
}
