import { GREEDY } from './families/identity.ts';
import { readText } from './readers/read-text.ts';
import type { Task } from './task.ts';

/** For what no form covers: the typed text is the whole prompt. It is no task of the paper. */
export const freeQuestion: Task = {
  id: 'free-question',
  title: 'Free question',
  family: 'extraction',
  discipline: 'text',
  source: 'No data set',
  summary: 'Sends your own words to the model, exactly as you type them, and shows its reply.',
  caveat:
    'Nothing checks the reply and no score is known: outside its tasks the model may be fluent and wrong.',
  synonyms: ['ask anything', 'own prompt', 'chat', 'something else'],
  fields: [
    {
      kind: 'text',
      name: 'question',
      label: 'Question',
      hint: 'Any scientific question, in English, with all that the model needs to know.',
      maxLength: 8000,
      lines: 6,
    },
  ],
  prompt: ({ question = '' }) => question,
  readAnswer: readText,
  answerKind: 'text',
  decoding: GREEDY,
  structure: { from: 'nothing', reason: 'The reply to a free question has no structure to draw.' },
  verifiers: [],
  metrics: [],
  examples: [
    {
      label: 'A reaction, explained',
      values: {
        question:
          'Explain step by step how aspirin is made from salicylic acid and acetic anhydride.',
      },
    },
    {
      label: 'Two compounds, compared',
      values: { question: 'Why does ethanol boil at a higher temperature than dimethyl ether?' },
    },
    {
      label: 'A mutation, judged',
      values: {
        question:
          'What does the mutation of glutamate 6 to valine in the beta chain do to haemoglobin?',
      },
    },
  ],
};
