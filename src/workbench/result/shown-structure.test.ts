import { describe, expect, it } from 'vitest';
import type { RunReading } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Field } from '#tasks/field.ts';
import { findTask } from '#tasks/registry.ts';
import { shownStructure } from './shown-structure.ts';

const formula = findTask('smiles-to-formula')!;
const taskWith = (kind: 'smiles' | 'dna' | 'rna' | 'protein' | 'selfies') => {
  const field: Field = { kind, name: 'input', label: 'Sequence one', hint: 'Paste it.' };
  return { ...formula, fields: [field], structure: { from: 'field', name: 'input' } as const };
};
const reading = (answer: Answer): RunReading => ({
  reply: { thought: undefined, thoughtClosed: true, answer: '' },
  answer: { ok: true, value: { answer, forgiven: [] } },
});

describe('the shown structure', () => {
  it('is the molecule of the field', () => {
    expect(shownStructure(taskWith('smiles'), { input: ' CCO ' }, undefined)).toEqual({
      kind: 'molecule',
      smiles: 'CCO',
      origin: 'input',
    });
  });

  it('is the accepted sequence of the field, under its label', () => {
    expect(shownStructure(taskWith('dna'), { input: '>x\nacg t' }, undefined)).toEqual({
      kind: 'sequence',
      sequenceKind: 'dna',
      letters: 'ACGT',
      origin: 'input',
      label: 'Sequence one',
    });
  });

  it('is RNA in the letters of the prompt, which may be those of DNA', () => {
    const kindOf = (input: string) => shownStructure(taskWith('rna'), { input }, undefined);
    expect(kindOf('ACGU')).toMatchObject({ sequenceKind: 'dna', letters: 'ACGT' });
    expect(kindOf('ACG')).toMatchObject({ sequenceKind: 'rna', letters: 'ACG' });
  });

  it.each([
    ['smiles', '', 'Enter a molecule'],
    ['protein', '  ', 'Enter a sequence'],
    ['smiles', 'C1CC', 'cannot be read as a molecule yet'],
    ['protein', 'MK7T', 'cannot be read as a sequence yet'],
    ['selfies', '[C]', 'no picture'],
  ] as const)('is nothing for %s "%s"', (kind, input, words) => {
    expect(shownStructure(taskWith(kind), { input }, undefined)).toEqual({
      kind: 'nothing',
      reason: expect.stringContaining(words),
    });
  });

  it('is the sequence of the answer, once there is one', () => {
    const task = { ...formula, structure: { from: 'answer' } as const };
    const answer: Answer = { kind: 'rna', sequence: 'GGCU' };
    expect(shownStructure(task, {}, undefined).kind).toBe('nothing');
    expect(shownStructure(task, {}, reading(answer))).toMatchObject({
      kind: 'sequence',
      sequenceKind: 'rna',
      letters: 'GGCU',
      origin: 'answer',
    });
    expect(shownStructure(task, {}, reading({ kind: 'text', text: 'no' })).kind).toBe('nothing');
  });
});
