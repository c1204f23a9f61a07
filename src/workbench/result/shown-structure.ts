import { assertNever } from '#base/assert.ts';
import type { SequenceKind } from '#science/sequence-letters.ts';
import type { RunReading } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Field, FieldValues } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import type { Task } from '#tasks/task.ts';

type Origin = 'input' | 'answer';

/** What the structure panel shows, or why it shows nothing. */
export type ShownStructure =
  | { readonly kind: 'molecule'; readonly smiles: string; readonly origin: Origin }
  | {
      readonly kind: 'sequence';
      readonly sequenceKind: SequenceKind;
      readonly letters: string;
      readonly origin: Origin;
      /** Label of the field, or of the answer. */
      readonly label: string;
    }
  | { readonly kind: 'nothing'; readonly reason: string };

export function shownStructure(
  task: Task,
  draft: FieldValues,
  reading: RunReading | undefined,
): ShownStructure {
  const { structure } = task;
  switch (structure.from) {
    case 'nothing':
      return nothing(structure.reason);
    case 'field':
      return structureOfField(task, structure.name, draft);
    case 'answer':
      return structureOfAnswer(reading);
    default:
      return assertNever(structure, 'shownStructure');
  }
}

function structureOfField(task: Task, name: string, draft: FieldValues): ShownStructure {
  const field = task.fields.find((candidate) => candidate.name === name);
  if (!field) return nothing('There is no input to show.');
  const thing = thingOf(field);
  const text = draft[name] ?? '';
  if (text.trim() === '') return nothing(`Enter a ${thing} to see it here.`);
  const parsed = parseField(field, text);
  if (!parsed.ok) return nothing(`The input cannot be read as a ${thing} yet.`);
  return structureOfValue(field, parsed.value.value);
}

function structureOfValue(field: Field, value: string): ShownStructure {
  switch (field.kind) {
    case 'smiles':
      return { kind: 'molecule', smiles: value, origin: 'input' };
    case 'dna':
    case 'rna':
    case 'protein':
      return {
        kind: 'sequence',
        sequenceKind: field.kind === 'rna' && value.includes('T') ? 'dna' : field.kind,
        letters: value,
        origin: 'input',
        label: field.label,
      };
    default:
      return nothing('There is no picture for an input of this kind.');
  }
}

function thingOf({ kind }: Field): string {
  if (kind === 'smiles') return 'molecule';
  return kind === 'dna' || kind === 'rna' || kind === 'protein' ? 'sequence' : 'value';
}

function structureOfAnswer(reading: RunReading | undefined): ShownStructure {
  if (!reading?.answer) return nothing('The answer will be shown here.');
  return reading.answer.ok
    ? structureOfReadAnswer(reading.answer.value.answer)
    : nothing(NOT_SHOWN);
}

const NOT_SHOWN = 'The answer is neither a molecule nor a sequence that can be shown.';

function structureOfReadAnswer(answer: Answer): ShownStructure {
  switch (answer.kind) {
    case 'smiles':
      return { kind: 'molecule', smiles: answer.smiles, origin: 'answer' };
    case 'protein':
    case 'rna':
      return {
        kind: 'sequence',
        sequenceKind: answer.kind,
        letters: answer.sequence,
        origin: 'answer',
        label: 'Answer of the model',
      };
    default:
      return nothing(NOT_SHOWN);
  }
}

function nothing(reason: string): ShownStructure {
  return { kind: 'nothing', reason };
}
