import { firstOf, named, type Reading, type Recognised } from './reading.ts';
import { checkSmilesSyntax } from './smiles.ts';

/** A SMILES at the start of a line, and after white space, a comma or a semicolon its name. */
const RECORD = /^\s*([^\s;,]+)(?:[\s;,]+(.*))?$/;

/** What a line of the file may be besides a record: the titles of the columns. */
const COLUMN_TITLES = /^\s*(?:smiles|canonical_?smiles|isomeric_?smiles)\b/i;

/** The first of several lines that each begin with a SMILES; undefined when one does not. */
export function readSmilesLines(text: string): Recognised | undefined {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const records = COLUMN_TITLES.test(lines[0] ?? '') ? lines.slice(1) : lines;
  const first = records[0] === undefined ? undefined : readRecord(records[0]);
  if (!first || !records.every(readRecord)) return undefined;
  return { ...first, notes: firstOf(records.length, 'molecules') };
}

/** The parts of a reaction SMILES: what goes in, agents included, and what comes out. */
export function readReaction(text: string): readonly Reading[] {
  const parts = text.trim().split('>');
  if (parts.length !== 3 || /\s/.test(text.trim())) return [];
  const [reactants = '', agents = '', products = ''] = parts;
  const sides: readonly (readonly [string, string])[] = [
    [[reactants, agents].filter(Boolean).join('.'), agents ? 'Reactants and agents' : 'Reactants'],
    [products, 'Products'],
  ];
  return sides.flatMap(([smiles, name]) =>
    checkSmilesSyntax(smiles).ok
      ? [
          {
            kind: 'smiles' as const,
            value: smiles,
            name,
            notes: ['This is one side of a reaction.'],
          },
        ]
      : [],
  );
}

function readRecord(line: string): Recognised | undefined {
  const [, smiles = '', name] = RECORD.exec(line) ?? [];
  const checked = checkSmilesSyntax(smiles);
  if (!checked.ok) return undefined;
  return { kind: 'smiles', value: checked.value, ...named(name), notes: [] };
}
