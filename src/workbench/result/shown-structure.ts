import { assertNever } from '#base/assert.ts';
import type { RunReading } from '#state/run.ts';
import type { FieldValues } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import type { Task } from '#tasks/task.ts';

/** The molecule that the structure panel shows, or why it shows none. */
export type ShownStructure =
  | { readonly kind: 'molecule'; readonly smiles: string; readonly origin: 'input' | 'answer' }
  | { readonly kind: 'nothing'; readonly reason: string };

export function shownStructure(
  task: Task,
  draft: FieldValues,
  reading: RunReading | undefined,
): ShownStructure {
  const { structure } = task;
  switch (structure.from) {
    case 'nothing':
      return { kind: 'nothing', reason: structure.reason };
    case 'field':
      return structureOfField(task, structure.name, draft);
    case 'answer':
      return structureOfAnswer(reading);
    default:
      return assertNever(structure, 'shownStructure');
  }
}

function structureOfField(task: Task, name: string, draft: FieldValues): ShownStructure {
  const text = draft[name] ?? '';
  const field = task.fields.find((candidate) => candidate.name === name);
  const parsed = field && text.trim() !== '' ? parseField(field, text) : undefined;
  if (parsed?.ok) return { kind: 'molecule', smiles: parsed.value, origin: 'input' };
  return {
    kind: 'nothing',
    reason: parsed
      ? 'The input cannot be read as a molecule yet.'
      : 'Enter a molecule to see its shape.',
  };
}

function structureOfAnswer(reading: RunReading | undefined): ShownStructure {
  if (!reading?.answer) return { kind: 'nothing', reason: 'The answer will be shown here.' };
  if (reading.answer.ok && reading.answer.value.answer.kind === 'smiles') {
    const { smiles } = reading.answer.value.answer;
    return { kind: 'molecule', smiles, origin: 'answer' };
  }
  return { kind: 'nothing', reason: 'The answer is no molecule that can be shown.' };
}
