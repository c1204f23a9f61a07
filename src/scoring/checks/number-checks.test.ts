import { describe, expect, it } from 'vitest';
import type { Answer } from '#tasks/answer.ts';
import { tasks } from '#tasks/registry.ts';
import { checkedReply } from '../checked.fixture.ts';
import { inputSpans } from '../input-spans.ts';
import { numberChecks } from './number-checks.ts';

async function judgeInput(task: string, values: Readonly<Record<string, string>>) {
  const checked = { ...checkedReply('esol', '<NUMBER> 1 </NUMBER>', {}), values };
  const found = tasks.find(({ id }) => id === task)!;
  return numberChecks['input-is-usual'].run({ ...checked, task: found });
}

async function judgeUnit(reply: string, unit: string | undefined) {
  const checked = checkedReply('esol', '<NUMBER> 1 </NUMBER>', {});
  const quantity = { label: 'Gap', value: 1, ...(unit === undefined ? {} : { unit }) };
  const answer: Answer = { kind: 'number', ...quantity };
  const [verdict] = await numberChecks['unit-in-reply'].run({
    ...checked,
    answer,
    reply: { thought: undefined, answer: reply },
  });
  return verdict;
}

describe('checks of numbers and inputs', () => {
  it.each([
    ['esol', { smiles: 'CC(C)Cl' }, 'passes'],
    ['esol', { smiles: `C${'CC'.repeat(40)}` }, 'fails'],
    ['esol', { smiles: 'C[Se]C' }, 'fails'],
    ['physicochemical', { smiles: 'c1ccccc1' }, 'passes'],
    ['physicochemical', { smiles: 'c1cc[nH]c1' }, 'passes'],
    ['physicochemical', { smiles: 'CCCCCCCCCC' }, 'fails'],
    ['physicochemical', { smiles: 'CCBr' }, 'fails'],
    ['ncrna-family', { rna: 'ACGU'.repeat(30) }, 'passes'],
    ['ncrna-family', { rna: 'ACGU' }, 'fails'],
    ['smiles-to-iupac', { smiles: 'CCO' }, 'not-checkable'],
    ['esol', {}, 'not-checkable'],
  ])('say whether an input is usual: %s with %o %s', async (task, values, status) => {
    expect(await judgeInput(task, values)).toMatchObject([{ status }]);
  });

  it('know spans of tasks that exist and ask for what the span counts', () => {
    for (const [id, span] of Object.entries(inputSpans)) {
      const kinds = tasks.find((task) => task.id === id)?.fields.map(({ kind }) => kind) ?? [];
      const isSequence = kinds.some((kind) => kind === 'protein' || kind === 'rna');
      expect([id, span.elements === undefined]).toEqual([id, isSequence]);
    }
  });

  it.each([
    ['1.1 eV', 'eV', 'passes'],
    ['The density is 2.2 g/cm3.', 'g/cm³', 'passes'],
    ['25 kcal/mol', 'eV', 'fails'],
    ['0.2 meV', 'eV', 'fails'],
    ['1.1', 'eV', 'not-checkable'],
    ['1.1 eV', undefined, 'not-checkable'],
    ['1.1 eV', 'µV/K', 'not-checkable'],
  ])('compare units: “%s” for %s %s', async (reply, unit, status) => {
    expect(await judgeUnit(reply, unit)).toMatchObject({ status });
  });
});
