import { describe, expect, it } from 'vitest';
import type { Mention, Target } from '#reasoning/mention.ts';
import { namesSelection } from './names-selection.ts';

const atoms = (...indices: readonly number[]): Target => ({
  kind: 'atoms',
  subject: 'input:smiles',
  atoms: indices,
});
const letters = (first: number, last: number): Target => ({
  kind: 'letters',
  subject: 'input:sequence',
  spans: [{ first, last }],
});
const mention = (kind: Mention['kind'], ...targets: readonly Target[]): Mention => ({
  kind,
  start: 0,
  end: 1,
  label: '',
  targets,
});

describe('a mention names what a picture points at', () => {
  it('where one holds the other', () => {
    expect(namesSelection(mention('group', atoms(1, 2)), [atoms(2)])).toBe(true);
    expect(namesSelection(mention('atom', atoms(2)), [atoms(1, 2)])).toBe(true);
    expect(namesSelection(mention('group', atoms(1, 2)), [atoms(2, 3)])).toBe(false);
    expect(namesSelection(mention('residue', letters(3, 9)), [letters(5, 5)])).toBe(true);
    expect(namesSelection(mention('residue', letters(3, 9)), [letters(9, 10)])).toBe(false);
  });

  it('not where a whole SMILES merely has the atom in it', () => {
    const whole = mention('smiles', atoms(0, 1, 2));
    expect(namesSelection(whole, [atoms(1)])).toBe(false);
    expect(namesSelection(whole, [atoms(2, 1, 0)])).toBe(true);
  });

  it('not in another subject, nor where nothing is pointed at', () => {
    const answer: Target = { kind: 'atoms', subject: 'answer', atoms: [1] };
    expect(namesSelection(mention('atom', atoms(1)), [answer])).toBe(false);
    expect(namesSelection(mention('atom', atoms(1)), [])).toBe(false);
    expect(namesSelection(mention('atom'), [atoms(1)])).toBe(false);
    const iron: Target = { kind: 'elements', subject: 'answer', symbols: ['Fe'] };
    expect(namesSelection(mention('formula', iron), [answer])).toBe(false);
    expect(namesSelection(mention('formula', iron), [iron])).toBe(true);
  });
});
