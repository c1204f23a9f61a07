import { err, ok, type Result } from '#base/result.ts';

/** For each base the index of its partner, -1 where it has none. */
export type PairTable = Int32Array;

/** Reads dots and brackets; the error says which bracket has no partner. */
export function readDotBracket(structure: string): Result<PairTable, string> {
  const table = new Int32Array(structure.length).fill(-1);
  const open: number[] = [];
  for (let index = 0; index < structure.length; index++) {
    const sign = structure.charAt(index);
    if (sign === '(') open.push(index);
    else if (sign === ')') {
      const partner = open.pop();
      if (partner === undefined) return err(`The bracket at ${index + 1} closes nothing.`);
      table[partner] = index;
      table[index] = partner;
    } else if (sign !== '.') return err(`“${sign}” at ${index + 1} is no dot and no bracket.`);
  }
  const left = open.pop();
  return left === undefined ? ok(table) : err(`The bracket at ${left + 1} is never closed.`);
}

/** Dots and brackets of a table. */
export function writeDotBracket(table: PairTable): string {
  return Array.from(table, (partner, index) => signOf(partner, index)).join('');
}

function signOf(partner: number, index: number): string {
  if (partner < 0) return '.';
  return partner > index ? '(' : ')';
}
