import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { CifBlock } from '../cif.ts';
import { clip } from '../input-error.ts';
import { SPACE_GROUP_COUNT, spaceGroupOfNumber } from '../space-groups.ts';
import type { StatedGroup } from './crystal.ts';
import { parseSymmetryOperation, type SymmetryOperation } from './symmetry-operation.ts';

/** Those of the largest groups, and as many again for cells that are twice the usual. */
const MOST_OPERATIONS = 384;

/** Looks the operations of a group up in the tables, in the standard setting. */
export type OperationsOfGroup = (
  spaceGroup: number,
) => Promise<Result<readonly SymmetryOperation[], InputError>>;

interface CifSymmetry {
  readonly operations: readonly SymmetryOperation[];
  readonly stated: StatedGroup;
  readonly notes: readonly string[];
}

const identity: SymmetryOperation = {
  rotation: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  translation: [0, 0, 0],
};

/** The operations that a file lists, or those of the group that it names in its standard setting. */
export async function readCifSymmetry(
  block: CifBlock,
  operationsOf: OperationsOfGroup,
): Promise<Result<CifSymmetry, InputError>> {
  const stated = statedGroup(block);
  const listed = readOperations(block);
  if (!listed.ok) return listed;
  if (listed.value.length > 0) return ok({ operations: listed.value, stated, notes: [] });
  if (stated.number === undefined && stated.symbol === undefined) {
    const note = 'The file names no symmetry, so its atoms are taken as all of the cell.';
    return ok({ operations: [identity], stated, notes: [note] });
  }
  return lookUp(stated, operationsOf);
}

function readOperations(block: CifBlock): Result<readonly SymmetryOperation[], InputError> {
  const column = block.column(
    '_space_group_symop_operation_xyz',
    '_space_group_symop.operation_xyz',
    '_symmetry_equiv_pos_as_xyz',
    '_symmetry_equiv.pos_as_xyz',
  );
  if (!column) return ok([]);
  if (column.values.length > MOST_OPERATIONS) {
    return err({
      message: `The file lists ${column.values.length} symmetry operations; at most ${MOST_OPERATIONS} are read.`,
      cure: 'Save the crystal in its standard cell.',
    });
  }
  const operations: SymmetryOperation[] = [];
  for (const [row, text] of column.values.entries()) {
    const operation = parseSymmetryOperation(text);
    if (!operation.ok) {
      const { message, cure } = operation.error;
      return err({ message: `Line ${column.lineOf(row)}: ${message}`, cure });
    }
    operations.push(operation.value);
  }
  return ok(operations);
}

function statedGroup(block: CifBlock): StatedGroup {
  const [written = ''] = block.values(
    '_space_group_it_number',
    '_space_group.it_number',
    '_symmetry_int_tables_number',
    '_symmetry.int_tables_number',
  );
  const [symbol] = block.values(
    '_space_group_name_h-m_alt',
    '_space_group.name_h-m_alt',
    '_symmetry_space_group_name_h-m',
    '_symmetry.space_group_name_h-m',
  );
  const number = /^\d{1,3}$/.test(written) ? Number(written) : numberOfSymbol(symbol ?? '');
  const isGroup = number !== undefined && number >= 1 && number <= SPACE_GROUP_COUNT;
  return { number: isGroup ? number : undefined, symbol: symbol && clip(symbol.trim()) };
}

function numberOfSymbol(symbol: string): number | undefined {
  for (let number = 1; number <= SPACE_GROUP_COUNT; number++) {
    if (isSymbolOf(symbol, number)) return number;
  }
  return undefined;
}

function isSymbolOf(symbol: string, number: number): boolean {
  return plain(symbol) === plain(spaceGroupOfNumber(number)?.symbol ?? '?');
}

/** `P 1 21/c 1` and `P2_1/c` name the same; a wrong case, as in `p n m a`, is usual. */
function plain(symbol: string): string {
  const joined = symbol.replace(/[\s_]/g, '').toLowerCase();
  const monoclinic = /^([pabci])1(.*[^1\d].*|2[_1]?|2)1$/.exec(joined);
  return monoclinic ? `${monoclinic[1]}${monoclinic[2]}` : joined;
}

async function lookUp(
  stated: StatedGroup,
  operationsOf: OperationsOfGroup,
): Promise<Result<CifSymmetry, InputError>> {
  const { number, symbol } = stated;
  const isStandard = number !== undefined && (symbol === undefined || isSymbolOf(symbol, number));
  if (!isStandard) {
    return err({
      message: `The file lists no symmetry operations, and ${symbol ?? 'its group'} is no standard symbol, so they cannot be looked up.`,
      cure: 'Save the file with its symmetry operations, or with all atoms as P 1.',
    });
  }
  const operations = await operationsOf(number);
  if (!operations.ok) return operations;
  const note = `The file lists no symmetry operations; those of group ${number} in its standard setting were used.`;
  return ok({ operations: operations.value, stated, notes: [note] });
}
