import type { NamedSequence } from '../examples/named-sequence.ts';
import type { SequenceField } from '../field.ts';
import type { Example } from '../task.ts';

export interface NamedPair {
  readonly label: string;
  readonly first: NamedSequence;
  readonly second: NamedSequence;
}

/** The form of a task about one sequence. */
export function oneSequence(field: SequenceField, examples: readonly NamedSequence[]) {
  return {
    fields: [field],
    structure: { from: 'fields-and-answer' },
    examples: examples.map(
      ({ label, sequence, source }): Example => ({
        label,
        values: { [field.name]: sequence },
        source,
      }),
    ),
  } as const;
}

/** The form of a task about two sequences. */
export function twoSequences(
  first: SequenceField,
  second: SequenceField,
  examples: readonly NamedPair[],
) {
  return {
    fields: [first, second],
    structure: { from: 'fields-and-answer' },
    examples: examples.map(
      (pair): Example => ({
        label: pair.label,
        values: { [first.name]: pair.first.sequence, [second.name]: pair.second.sequence },
        source:
          pair.first.source === pair.second.source
            ? pair.first.source
            : `${pair.first.source}; ${pair.second.source}`,
      }),
    ),
  } as const;
}
