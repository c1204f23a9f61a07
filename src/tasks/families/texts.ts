import { readEntities } from '../readers/read-labels.ts';
import { triplesReader } from '../readers/read-triples.ts';
import { defineTask, type Metric, type Task } from '../task.ts';
import { GREEDY, type Identity } from './identity.ts';
import { rising } from './metrics.ts';

interface PassageSpec extends Identity {
  readonly template: string;
  readonly examples: readonly { readonly label: string; readonly text: string }[];
}

/** Entities named in a passage, as a list. */
export function entitiesInText(spec: PassageSpec): Task {
  return defineTask({
    ...inPassage(spec),
    readAnswer: readEntities,
    answerKind: 'labels',
    verifiers: ['entities-occur-in-text'],
  });
}

/** Relations that a passage states; `columns` are the titles of subject, relation (if any), object. */
export function relationsInText(spec: PassageSpec & { readonly columns: readonly string[] }): Task {
  const { columns, ...passage } = spec;
  return defineTask({
    ...inPassage(passage),
    readAnswer: triplesReader(columns),
    answerKind: 'triples',
    verifiers: [],
  });
}

function inPassage(spec: PassageSpec) {
  return {
    ...spec,
    family: 'extraction',
    discipline: 'text',
    fields: [
      {
        kind: 'text',
        name: 'text',
        label: 'Text passage',
        hint: 'A sentence or a paragraph in English, such as "Aspirin relieves pain."',
        maxLength: 8000,
        lines: 5,
      },
    ],
    decoding: GREEDY,
    structure: { from: 'nothing', reason: 'A text passage has no structure to draw.' },
    metrics: rising('F1'),
    examples: spec.examples.map(({ label, text }) => ({ label, values: { text } })),
  } as const;
}

/** What all questions in words share. */
export const wordQuestion = {
  family: 'extraction',
  discipline: 'text',
  decoding: GREEDY,
  structure: { from: 'nothing', reason: 'A question in words has no structure to draw.' },
  verifiers: [],
} as const;

/** A question that the prompt consists of. */
export function bareQuestion(
  spec: Identity &
    Pick<Task, 'readAnswer' | 'answerForm' | 'answerKind'> & {
      readonly label: string;
      readonly hint: string;
      readonly metrics: readonly Metric[];
      readonly examples: readonly { readonly label: string; readonly question: string }[];
    },
): Task {
  const { label, hint, ...rest } = spec;
  return defineTask({
    ...rest,
    ...wordQuestion,
    template: '{question}',
    fields: [questionField(label, hint)],
    examples: spec.examples.map((example) => ({
      label: example.label,
      values: { question: example.question },
    })),
  });
}

/** A question as the first field of a form. */
export function questionField(label: string, hint: string) {
  return { kind: 'text', name: 'question', label, hint, maxLength: 8000, lines: 3 } as const;
}
