import { describe, expect, it } from 'vitest';
import type { SequenceField } from '../field.ts';
import type { Task } from '../task.ts';
import { regulatoryDnaTasks, rnaClassificationTasks } from './nucleic-classification.ts';
import { nucleicPredictionTasks } from './nucleic-prediction.ts';

const COMPLEMENT: Readonly<Record<string, string>> = { A: 'T', C: 'G', G: 'C', T: 'A', U: 'A' };

/** The strand that pairs with `sequence`, in DNA letters from 5′ to 3′. */
function reverseComplement(sequence: string): string {
  return [...sequence].reverse().reduce((strand, base) => strand + COMPLEMENT[base], '');
}

function valuesOf(taskId: string, field: string): string[] {
  const task = nucleicPredictionTasks.find(({ id }) => id === taskId);
  return (task?.examples ?? []).map(({ values }) => values[field] ?? '');
}

function usualLengths(task: Task): readonly (SequenceField & { readonly usualLength: number })[] {
  return task.fields.flatMap((field) => {
    if (field.kind !== 'dna' && field.kind !== 'rna' && field.kind !== 'protein') return [];
    const { usualLength } = field;
    return usualLength === undefined ? [] : [{ ...field, usualLength }];
  });
}

const tasksOfOneLength = [
  ...nucleicPredictionTasks,
  ...regulatoryDnaTasks,
  ...rnaClassificationTasks,
].filter((task) => usualLengths(task).length > 0);

describe('sequences to try a task with', () => {
  it.each(tasksOfOneLength)('have the usual length: $id', (task) => {
    for (const { name, usualLength } of usualLengths(task)) {
      const lengths = task.examples.map(({ values }) => values[name]?.length);
      expect(lengths).toEqual([usualLength, usualLength, usualLength]);
    }
  });

  it('hold the site of their siRNA', () => {
    const targets = valuesOf('sirna-efficiency', 'rna');
    const strands = valuesOf('sirna-efficiency', 'sirna').map((units) =>
      units
        .replaceAll(/ d[ACGT]/g, '')
        .replaceAll(/[ f]/g, '')
        .toUpperCase(),
    );
    expect(strands).toHaveLength(3);
    strands.forEach((strand, n) => {
      expect(targets[n]).toContain(reverseComplement(strand));
    });
  });

  it('end in the PAM of Cas9 where they are guides', () => {
    for (const guide of valuesOf('crispr-on-target', 'rna')) expect(guide).toMatch(/^.{20}.GG$/);
  });

  it('carry the complement of their trigger where they are switches', () => {
    for (const sequence of valuesOf('programmable-rna-switches', 'rna')) {
      const trigger = sequence.slice(3, 33);
      expect(sequence.slice(53)).toMatch(new RegExp(`^${reverseComplement(trigger)}AACAGAGGAGA`));
    }
  });
});
