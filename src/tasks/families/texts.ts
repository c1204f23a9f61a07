import { readEntities } from '../readers/read-labels.ts';
import { defineTask, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';

/** Entities named in a passage, as a list. */
export function entitiesInText(
  spec: Identity & {
    readonly template: string;
    readonly examples: readonly { readonly label: string; readonly text: string }[];
  },
): Task {
  return defineTask({
    ...spec,
    family: 'extraction',
    discipline: 'text',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: 'Text passage',
        hint: 'A sentence or a paragraph of a paper, in English.',
        maxLength: 8000,
        lines: 5,
      },
    ],
    readAnswer: readEntities,
    answerKind: 'labels',
    decoding: GREEDY,
    structure: { from: 'nothing', reason: 'A text passage has no structure to draw.' },
    verifiers: ['entities-occur-in-text'],
    metrics: [{ name: 'F1', direction: 'up' }],
    examples: spec.examples.map(({ label, text }) => ({ label, values: { text } })),
  });
}
