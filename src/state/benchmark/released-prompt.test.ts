import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import { promptPattern } from './prompt-pattern.ts';
import {
  promptAsReleased,
  promptAsStored,
  releasedAddition,
  showsWorkedExample,
} from './released-prompt.ts';

const VERDICT = "Your answer should start with 'Yes' or 'Maybe' or 'No'.\n";

/** Every task to which the released evaluation adds something; to all others nothing. */
const added: Readonly<Record<string, readonly string[]>> = {
  '\n': [
    'molecular-description',
    'protein-general-function',
    'chemical-protein-interaction',
    'chemical-disease-interaction',
    'multiple-choice-question',
    'open-question',
    'physicochemical',
    'protein-function',
    'domain-motif',
    'catalytic-activity',
    'forward-reaction',
    'reagent-prediction',
    'retrosynthesis-mol-instructions',
    'description-guided-molecule-design',
    'function-guided-protein-design',
    'protein-function-caspsimilarseq',
    'protein-function-idfilterseq',
    'protein-function-uniprotseq',
    'gsymbol2tissue',
    'gsymbol2cancer',
    'gname2cancer',
    'subcellular-localization',
    'fold-type',
    'ec-new-392',
    'ec-price-149',
    'keywords-caspsimilarseq',
    'keywords-idfilterseq',
    'keywords-uniprotseq',
    'go-caspsimilarseq',
    'go-idfilterseq',
    'go-uniprotseq',
  ],
  '.\n': ['solubility-peer', 'stability-peer', 'human-ppi', 'yeast-ppi'],
  [VERDICT]: ['true-false-question'],
};

function additionWanted(id: string): string {
  return Object.entries(added).find(([, ids]) => ids.includes(id))?.[0] ?? '';
}

const taskOf = (id: string) => definitely(findTask(id), id);

describe('what the released evaluation adds to a prompt', () => {
  it('is named for tasks that there are', () => {
    const ids = tasks.map(({ id }) => id);
    expect(Object.values(added).flat()).toHaveLength(36);
    expect(ids).toEqual(expect.arrayContaining(Object.values(added).flat()));
    expect(tasks.filter((task) => showsWorkedExample(task)).map(({ id }) => id)).toEqual([
      'chemical-entity-recognition',
    ]);
  });

  it.each(tasks.map(({ id }) => id))('%s: is exactly its own, and is added once', (id) => {
    const task = taskOf(id);
    const addition = additionWanted(id);
    expect(releasedAddition(task)?.text ?? '').toBe(addition);
    const prompt = `${task.prompt(task.examples[0]?.values ?? {})}?`;
    const asked = promptAsReleased(prompt, task);
    expect(asked).toBe(prompt + addition);
    expect(promptAsReleased(asked, task)).toBe(asked);
    expect(promptAsStored(asked, task)).toBe(prompt);
    expect(promptAsStored(prompt, task)).toBe(prompt);
  });

  it.each(tasks.map(({ id }) => id))('%s: leaves the values of a prompt as they are', (id) => {
    const task = taskOf(id);
    const { valuesIn } = promptPattern(task);
    for (const { values } of task.examples) {
      const prompt = task.prompt(values);
      expect(valuesIn(promptAsReleased(prompt, task))).toEqual(valuesIn(prompt));
    }
  });
});
