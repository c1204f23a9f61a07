import { describe, expect, it } from 'vitest';
import type { RunReading } from '#state/run.ts';
import { findTask } from '#tasks/registry.ts';
import { shownSubjects } from './shown-subjects.ts';

function taskOf(id: string) {
  const task = findTask(id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
}

const reading = (smiles: string): RunReading => ({
  reply: { thought: undefined, thoughtClosed: true, answer: smiles },
  answer: { ok: true, value: { answer: { kind: 'smiles', smiles }, forgiven: [] } },
});
const idsOf = (shown: ReturnType<typeof shownSubjects>) =>
  shown.kind === 'subjects' ? shown.subjects.map(({ id }) => id) : shown.reason;

describe('what the structure panel shows', () => {
  const forward = taskOf('forward-synthesis');

  it('is what is typed, before any run', () => {
    expect(idsOf(shownSubjects(forward, { reactants: ' CO' }, undefined, undefined))).toEqual([
      'reaction',
      'input:reactants',
    ]);
  });

  it('is the run, while the typed text means the same', () => {
    const run = { values: { reactants: 'CO' } };
    const shown = shownSubjects(forward, { reactants: ' CO ' }, run, reading('COC'));
    expect(idsOf(shown)).toEqual(['reaction', 'input:reactants', 'answer']);
  });

  it('never puts the answer of another input into a reaction', () => {
    const run = { values: { reactants: 'CO' } };
    const shown = shownSubjects(forward, { reactants: 'CCO' }, run, reading('COC'));
    expect(idsOf(shown)).toEqual(['draft reaction', 'draft input:reactants']);
    expect(shown).toMatchObject({
      subjects: [{ parts: { reactants: 'draft input:reactants', products: undefined } }, {}],
    });
  });

  it('keeps an answer that stands for itself when the input changes', () => {
    const run = { values: { iupac: 'ethanol' } };
    const shown = shownSubjects(taskOf('iupac-to-smiles'), { iupac: '' }, run, reading('CCO'));
    expect(idsOf(shown)).toEqual(['answer']);
  });

  it('is a sentence where there is nothing', () => {
    expect(idsOf(shownSubjects(forward, {}, undefined, undefined))).toContain('Enter a molecule');
  });
});
