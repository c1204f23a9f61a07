import { describe, expect, it } from 'vitest';
import type { Answer } from '#tasks/answer.ts';
import type { Field } from '#tasks/field.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { subjectsOf, whyNoSubject } from './subjects.ts';

function taskOf(id: string): Task {
  const task = findTask(id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

const formula = taskOf('smiles-to-formula');
const taskWith = (kind: 'smiles' | 'dna' | 'rna' | 'protein' | 'selfies' | 'formula'): Task => {
  const field: Field = { kind, name: 'input', label: 'Input one', hint: 'Paste it.' };
  return { ...formula, fields: [field] };
};

describe('the subjects of a run', () => {
  it('are the molecule of the field, as it goes into the prompt', () => {
    expect(subjectsOf(taskWith('smiles'), { input: ' CCO ' }, undefined)).toEqual([
      { kind: 'molecule', id: 'input:input', label: 'Input one', origin: 'input', smiles: 'CCO' },
    ]);
  });

  it('are the accepted sequence of the field', () => {
    expect(subjectsOf(taskWith('dna'), { input: '>x\nacg t' }, undefined)).toMatchObject([
      { kind: 'sequence', sequenceKind: 'dna', letters: 'ACGT', label: 'Input one' },
    ]);
  });

  it('are RNA with U, also where the prompt writes T', () => {
    const kindOf = (input: string) => subjectsOf(taskWith('rna'), { input }, undefined)[0];
    expect(kindOf('ACGT')).toMatchObject({ sequenceKind: 'rna', letters: 'ACGU' });
    expect(kindOf('ACGU')).toMatchObject({ sequenceKind: 'rna', letters: 'ACGU' });
    expect(kindOf('ACG')).toMatchObject({ sequenceKind: 'rna', letters: 'ACG' });
  });

  it('are both sequences of a pair', () => {
    const task = taskOf('rna-protein');
    const [example] = task.examples;
    expect(subjectsOf(task, example?.values ?? {}, undefined).map(({ id }) => id)).toEqual([
      'input:rna',
      'input:protein',
    ]);
  });

  it('are the atoms of a formula, and those of an answered material with its space group', () => {
    expect(subjectsOf(taskWith('formula'), { input: 'TiO2' }, undefined)).toMatchObject([
      { kind: 'material', symbols: ['Ti', 'O', 'O'], spaceGroup: undefined },
    ]);
    const answer: Answer = { kind: 'material', symbols: ['Na', 'Cl'], spaceGroup: 225 };
    expect(subjectsOf(taskOf('unconditional-material'), {}, answer)).toEqual([
      {
        kind: 'material',
        id: 'answer',
        label: 'Answer of the model',
        origin: 'answer',
        symbols: ['Na', 'Cl'],
        spaceGroup: 225,
      },
    ]);
  });

  it('are a reaction whose sides the task knows, and the molecules on them', () => {
    const answer: Answer = { kind: 'smiles', smiles: 'CC(=O)OC' };
    const forward = subjectsOf(taskOf('forward-synthesis'), { reactants: 'CO.CC(=O)O' }, answer);
    expect(forward.map(({ id }) => id)).toEqual(['reaction', 'input:reactants', 'answer']);
    expect(forward[0]).toMatchObject({
      kind: 'reaction',
      origin: 'answer',
      reactants: 'CO.CC(=O)O',
      reagents: '',
      products: 'CC(=O)OC',
      parts: { reactants: 'input:reactants', reagents: undefined, products: 'answer' },
    });
    const retro = taskOf('retrosynthesis-smolinstruct');
    expect(subjectsOf(retro, { product: 'CC(=O)OC' }, undefined)[0]).toMatchObject({
      origin: 'input',
      reactants: '',
      products: 'CC(=O)OC',
    });
    const reagents = subjectsOf(taskOf('reagent-prediction'), { reaction: 'CCBr.NC' }, answer)[0];
    expect(reagents).toMatchObject({ reactants: 'CCBr.NC', reagents: 'CC(=O)OC', products: '' });
  });

  it('leave out what cannot be read', () => {
    expect(subjectsOf(taskWith('smiles'), { input: 'C1CC' }, undefined)).toEqual([]);
    expect(subjectsOf(taskWith('formula'), { input: 'C99999H9' }, undefined)).toEqual([]);
    expect(subjectsOf(formula, {}, { kind: 'text', text: 'no' })).toEqual([]);
  });

  it.each(tasks)('exist for every example of $id that has a picture', (task) => {
    const hasPicture = task.fields.some(({ kind }) =>
      ['smiles', 'dna', 'rna', 'protein', 'formula', 'composition'].includes(kind),
    );
    for (const { values } of task.examples) {
      expect(subjectsOf(task, values, undefined).length > 0).toBe(hasPicture);
    }
  });
});

describe('the reason why nothing is drawn', () => {
  it.each([
    ['smiles', '', 'Enter a molecule'],
    ['protein', '  ', 'Enter a sequence'],
    ['smiles', 'C1CC', 'cannot be read as a molecule yet'],
    ['protein', 'MK7T', 'cannot be read as a sequence yet'],
    ['selfies', '[C]', 'The answer will be shown here'],
  ] as const)('for %s "%s" names what is missing', (kind, input, words) => {
    expect(whyNoSubject(taskWith(kind), { input }, 'waits')).toContain(words);
  });

  it('is the answer, once it is there and has no picture', () => {
    expect(whyNoSubject(taskOf('iupac-to-smiles'), {}, 'waits')).toContain('will be shown');
    expect(whyNoSubject(taskOf('iupac-to-smiles'), {}, 'arrived')).toContain('can be drawn');
  });

  it("is the task's own, where it draws nothing", () => {
    expect(whyNoSubject(taskOf('iupac-to-formula'), {}, 'waits')).toContain('bonded');
  });
});
