import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeQuestion } from '#tasks/free-question.ts';
import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { taskSearch } from './search-tasks.ts';

function taskCalled(id: string, title: string, change: Partial<Task> = {}): Task {
  return {
    ...freeQuestion,
    id,
    title,
    synonyms: [],
    summary: '',
    source: '',
    fields: [],
    ...change,
  };
}

/** Tasks that are alike in name, as those of the paper are. */
const catalogue: readonly Task[] = [
  taskCalled('smiles-to-formula', 'SMILES to formula', { synonyms: ['elemental composition'] }),
  taskCalled('esol', 'ESOL (aqueous solubility)', { synonyms: ['logS', 'water solubility'] }),
  taskCalled('lipo', 'Lipophilicity', { synonyms: ['logD'], summary: 'How oily: not logS.' }),
  taskCalled('snumat-regression', 'SNUMAT regression', {
    source: 'LLM4Mat-Bench',
    fields: [
      {
        kind: 'choice',
        name: 'property',
        label: 'Property',
        hint: '',
        options: [{ value: 'Band_gap_HSE', label: 'Band gap (HSE)' }],
      },
    ],
  }),
  taskCalled('qmof', 'QMOF', { synonyms: ['band gap of a framework'] }),
  taskCalled('bbbp', 'BBBP', { synonyms: ['blood-brain barrier'] }),
  taskCalled('solubility', 'Solubility of a protein'),
  taskCalled('enhancer-promoter', 'Enhancer-promoter interaction'),
  taskCalled('promoter-300-all', 'Promoter-300 (all)'),
  taskCalled('reagent-prediction', 'Reagents', { summary: 'Not a retrosynthesis.' }),
  taskCalled('retrosynthesis-uspto-50k', 'Retrosynthesis (USPTO-50K)'),
];
const search = taskSearch(catalogue);
const idsFor = (query: string) => search(query).map((task) => task.id);

describe('searching tasks', () => {
  it('finds every task when nothing is asked', () => {
    expect(search('  ')).toEqual(catalogue);
    expect(search(' – ')).toEqual(catalogue);
  });

  it.each([
    ['logS', ['esol', 'lipo']],
    ['log s', ['esol']],
    ['LOG-S', ['esol']],
    ['retro', ['retrosynthesis-uspto-50k', 'reagent-prediction']],
    ['retro-synthesis', ['retrosynthesis-uspto-50k', 'reagent-prediction']],
    ['promoter', ['promoter-300-all', 'enhancer-promoter']],
    ['band gap', ['qmof', 'snumat-regression']],
    ['llm4mat', ['snumat-regression']],
    ['blood brain', ['bbbp']],
    ['Blood–Brain Barrier', ['bbbp']],
    ['barrier in the brain', ['bbbp']],
    ['formula from SMILES', ['smiles-to-formula']],
    ['property', ['snumat-regression']],
  ])('ranks what "%s" means', (query, ids) => {
    expect(idsFor(query)).toEqual(ids);
  });

  it('puts a name that begins with the query before one that holds it', () => {
    expect(idsFor('solubility')).toEqual(['solubility', 'esol']);
  });

  it.each([
    ['retrosynthsis', 'retrosynthesis-uspto-50k'],
    ['solublity', 'esol'],
    ['aqeuous', 'esol'],
    ['lipophilicitty', 'lipo'],
    ['promotor', 'promoter-300-all'],
    ['promo300', undefined],
  ])('forgives one typo in a long word: %s', (query, id) => {
    if (id === undefined) expect(idsFor(query)).toEqual([]);
    else expect(idsFor(query)).toContain(id);
  });

  it('takes a word as mistyped only when no task has it as it is written', () => {
    expect(idsFor('logX')).toEqual([]);
    expect(idsFor('barrier')).toEqual(['bbbp']);
    expect(idsFor('water teapot')).toEqual([]);
  });

  it('never throws, and finds no task twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const found = search(query);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('searching the whole catalogue', () => {
  const searchAll = taskSearch(tasks);

  it('finds each task by its title, its id and each of its synonyms', () => {
    for (const task of tasks) {
      for (const name of [task.title, task.id, ...task.synonyms]) {
        expect(searchAll(name), name).toContain(task);
      }
    }
  });

  it.each([
    ['logS', ['esol']],
    ['blood-brain barrier', ['bbbp']],
    [
      'retro',
      [
        'retrosynthesis-mol-instructions',
        'retrosynthesis-uspto-50k',
        'retrosynthesis-smolinstruct',
      ],
    ],
    ['promoter', ['promoter-300-all', 'promoter-300-notata', 'promoter-300-tata']],
    ['band gap', ['mp-regression', 'snumat-regression']],
    ['melting temperature', ['thermostability']],
    ['m6A', ['rna-modification']],
  ])('puts first what people mean by "%s"', (query, ids) => {
    const found = searchAll(query).map((task) => task.id);
    expect(found.slice(0, ids.length)).toEqual(ids);
  });
});
